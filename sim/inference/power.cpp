#include "sim/inference/power.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/math.hpp"
#include "sim/inference/interval.hpp"

namespace twinning {
namespace {

/// The distance from 0, in standard errors, that is found with the power asked.
double distance(double count, const Test& test) {
  return student_quantile(1 - test.level / 2, count - 1) +
         student_quantile(test.power, count - 1);
}

}  // namespace

double smallest_detectable(double deviation, std::size_t count,
                           const Test& test) {
  if (count < 2) return std::numeric_limits<double>::quiet_NaN();
  return distance(double(count), test) * deviation / std::sqrt(double(count));
}

double count_to_decide(double mean, double deviation, const Test& test) {
  if (std::isnan(mean) || std::isnan(deviation)) return mean + deviation;
  if (mean == 0) return std::numeric_limits<double>::infinity();
  const double normal = exact::normal_quantile(1 - test.level / 2) +
                        exact::normal_quantile(test.power);
  const double ratio = deviation / std::abs(mean);
  double count = std::max(2.0, std::floor(normal * normal * ratio * ratio));
  if (count > 1e9) return count;
  // Student's distribution asks for a few values more.
  while (distance(count, test) * ratio > std::sqrt(count)) ++count;
  return count;
}

}  // namespace twinning
