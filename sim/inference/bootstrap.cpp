#include "sim/inference/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"
#include "sim/base/statistics.hpp"

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double normal_probability(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2;
}

/// How much the spread of the estimate changes with the true value, from the
/// skewness of what each value adds.
double acceleration(std::span<const double> without_one) {
  const double center = mean(without_one);
  double squares = 0, cubes = 0;
  for (const double value : without_one) {
    const double apart = center - value;
    squares += apart * apart;
    cubes += apart * apart * apart;
  }
  return squares == 0 ? 0 : cubes / (6 * squares * std::sqrt(squares));
}

/// The share of resampled estimates below the estimate, half of the equal ones
/// among them.
double share_below(double estimate, std::span<const double> resampled) {
  double below = 0;
  for (const double value : resampled)
    below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
  return below / double(resampled.size());
}

}  // namespace

std::vector<std::uint32_t> resample(std::size_t count, std::size_t number,
                                    std::uint64_t seed) {
  const Luck luck(seed);
  std::vector<std::uint32_t> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    // A block of random numbers serves two places.
    const auto words = luck.block(i / 2, number, resampling, 0);
    const std::size_t half = i % 2 * 2;
    places[i] = std::uint32_t(below(count, words[half], words[half + 1]));
  }
  return places;
}

Interval percentile_interval(double estimate, std::span<const double> resampled,
                             std::size_t count, double confidence) {
  return {estimate, quantile(resampled, 0.5 - confidence / 2),
          quantile(resampled, 0.5 + confidence / 2), count};
}

Interval bca_interval(double estimate, std::span<const double> resampled,
                      std::span<const double> without_one, double confidence) {
  const std::size_t count = without_one.size();
  if (resampled.empty()) return {estimate, none, none, count};
  const auto [least, most] = std::ranges::minmax(resampled);
  if (least == most) return {estimate, least, most, count};
  const double below = share_below(estimate, resampled);
  if (below <= 0 || below >= 1) return {estimate, none, none, count};

  const double bias = exact::normal_quantile(below);
  const double bend = acceleration(without_one);
  const auto bound = [&](double share) {
    const double z = bias + exact::normal_quantile(share);
    return quantile(resampled, normal_probability(bias + z / (1 - bend * z)));
  };
  return {estimate, bound(0.5 - confidence / 2), bound(0.5 + confidence / 2),
          count};
}

Interval bootstrap_mean(std::span<const double> sample, const Resampling& how) {
  std::vector<double> values;
  for (const double value : sample)
    if (!std::isnan(value)) values.push_back(value);
  const double center = mean(values);
  if (values.size() < 2) return {center, none, none, values.size()};

  std::vector<double> resampled;
  for (std::size_t number = 0; number < how.resamples; ++number) {
    double sum = 0;
    for (const std::uint32_t place : resample(values.size(), number, how.seed))
      sum += values[place];
    resampled.push_back(sum / double(values.size()));
  }
  std::vector<double> without_one;
  for (const double value : values)
    without_one.push_back(center +
                          (center - value) / double(values.size() - 1));
  return bca_interval(center, resampled, without_one, how.confidence);
}

}  // namespace twinning
