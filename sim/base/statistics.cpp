#include "sim/base/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> known_values(std::span<const double> sample) {
  std::vector<double> values;
  values.reserve(sample.size());
  for (const double value : sample)
    if (!std::isnan(value)) values.push_back(value);
  return values;
}

std::vector<double> ascending(std::span<const double> sample) {
  std::vector<double> values = known_values(sample);
  std::ranges::sort(values);
  return values;
}

std::size_t known(std::span<const double> sample) {
  return std::size_t(std::ranges::count_if(
      sample, [](double value) { return !std::isnan(value); }));
}

double mean(std::span<const double> sample) {
  double sum = 0;
  std::size_t count = 0;
  for (const double value : sample)
    if (!std::isnan(value)) {
      sum += value;
      ++count;
    }
  return count == 0 ? none : sum / double(count);
}

Moments moments(std::span<const double> sample) {
  const double center = mean(sample);
  double squares = 0;
  std::size_t count = 0;
  for (const double value : sample)
    if (!std::isnan(value)) {
      squares += (value - center) * (value - center);
      ++count;
    }
  return {count, center,
          count < 2 ? none : std::sqrt(squares / double(count - 1))};
}

double standard_deviation(std::span<const double> sample) {
  return moments(sample).deviation;
}

double quantile(std::span<const double> sample, double share) {
  return quantile_of_sorted(ascending(sample), share);
}

double quantile_of_sorted(std::span<const double> values, double share) {
  if (values.empty()) return none;
  const double place = double(values.size() - 1) * share;
  const auto below = std::size_t(place);
  if (below + 1 >= values.size()) return values.back();
  const double part = place - double(below);
  return values[below] + part * (values[below + 1] - values[below]);
}

Ensemble ensemble(std::span<const double> one_a_run) {
  const std::vector<double> values = ascending(one_a_run);
  return {mean(one_a_run), quantile_of_sorted(values, 0.05),
          quantile_of_sorted(values, 0.95), values.size()};
}

}  // namespace twinning
