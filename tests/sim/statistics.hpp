#pragma once

#include <cmath>
#include <span>

namespace twinning::tests {

/// How often, over all seeds, a correct program may fail one statistical test.
/// The suite runs on one seed, so a test passes for good or fails for good.
inline constexpr double false_alarm_rate = 1e-6;

/// The chance of a standard normal at least this far from 0, on either side.
[[nodiscard]] inline double two_sided(double deviation) {
  return std::erfc(std::abs(deviation) / std::sqrt(2.0));
}

/// The chance of a mean at least this far from what is expected of values with
/// a known standard deviation.
///
/// Range:   enough values for the central limit theorem, above 1000
[[nodiscard]] inline double p_mean(std::span<const double> values, double mean,
                                   double deviation) {
  double sum = 0;
  for (const double value : values) sum += value - mean;
  return two_sided(sum / (deviation * std::sqrt(double(values.size()))));
}

/// The chance of a variance at least this far from that of a normal
/// distribution with the given mean and deviation.
[[nodiscard]] inline double p_spread(std::span<const double> values,
                                     double mean, double deviation) {
  const double count = double(values.size());
  double squares = 0;
  for (const double value : values)
    squares += (value - mean) * (value - mean) / (deviation * deviation);
  return two_sided((squares - count) / std::sqrt(2 * count));
}

}  // namespace twinning::tests
