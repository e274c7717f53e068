#include "sim/inference/interval.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "sim/base/math.hpp"

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// A mean and the standard error it is known with.
struct Measured {
  double mean, error, freedom;
};

Measured measured(const Moments& sample) {
  const double count = double(sample.count);
  return {sample.mean, sample.deviation / std::sqrt(count), count - 1};
}

/// The chance of a deviation at least this large, on either side.
double two_tails(const Measured& of) {
  if (std::isnan(of.error)) return none;
  if (of.error == 0) return of.mean == 0 ? 1 : 0;
  const boost::math::students_t distribution(of.freedom);
  return 2 * cdf(complement(distribution, std::abs(of.mean / of.error)));
}

Interval interval(const Measured& of, std::size_t count, double confidence) {
  if (std::isnan(of.error)) return {of.mean, none, none, count};
  if (of.error == 0) return {of.mean, of.mean, of.mean, count};
  const double half_width =
      student_quantile(0.5 + confidence / 2, of.freedom) * of.error;
  return {of.mean, of.mean - half_width, of.mean + half_width, count};
}

/// The difference of two means, with Welch's degrees of freedom.
Measured welch(const Measured& base, const Measured& other) {
  const double a = base.error * base.error;
  const double b = other.error * other.error;
  return {other.mean - base.mean, std::sqrt(a + b),
          (a + b) * (a + b) / (a * a / base.freedom + b * b / other.freedom)};
}

}  // namespace

double student_quantile(double probability, double freedom) {
  const boost::math::students_t distribution(freedom);
  return double(float(quantile(distribution, probability)));
}

Interval mean_interval(std::span<const double> sample, double confidence) {
  return mean_interval(moments(sample), confidence);
}

Interval mean_interval(const Moments& sample, double confidence) {
  return interval(measured(sample), sample.count, confidence);
}

double chance_of_none(std::span<const double> sample) {
  return chance_of_none(moments(sample));
}

double chance_of_none(const Moments& sample) {
  return two_tails(measured(sample));
}

Welch independent_difference(std::span<const double> base,
                             std::span<const double> other, double confidence) {
  const Moments of_base = moments(base), of_other = moments(other);
  const Measured apart = welch(measured(of_base), measured(of_other));
  return {interval(apart, std::min(of_base.count, of_other.count), confidence),
          two_tails(apart)};
}

Interval share_interval(std::size_t cases, std::size_t count,
                        double confidence) {
  if (count == 0) return {none, none, none, 0};
  const double n = double(count);
  const double share = double(cases) / n;
  const double z = exact::normal_quantile(0.5 + confidence / 2);
  const double center = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half_width =
      z / (1 + z * z / n) *
      std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  // At the ends rounding might lead past what is possible.
  return {share, cases == 0 ? 0 : center - half_width,
          cases == count ? 1 : center + half_width, count};
}

}  // namespace twinning
