#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"

namespace twinning::tests {

/// A sample of standard normal numbers; `number` tells samples apart.
[[nodiscard]] inline std::vector<double> normal_sample(std::size_t count,
                                                       std::uint32_t number) {
  const Luck luck(20261126);
  std::vector<double> sample;
  for (std::size_t i = 0; i < count; ++i) {
    const auto words = luck.block(i, number, Purpose{200}, 0);
    sample.push_back(
        exact::normal_quantile((double(words[0]) + 0.5) * 0x1p-32));
  }
  return sample;
}

/// A sample of lognormal numbers, which are skewed as values of links are.
[[nodiscard]] inline std::vector<double> skewed_sample(std::size_t count,
                                                       std::uint32_t number,
                                                       double spread) {
  std::vector<double> sample = normal_sample(count, number);
  for (double& value : sample) value = std::exp(spread * value);
  return sample;
}

/// The number of standard deviations between a share of `samples` and the one
/// expected.
[[nodiscard]] inline double apart(double share, double expected,
                                  double samples) {
  return (share - expected) / std::sqrt(expected * (1 - expected) / samples);
}

}  // namespace twinning::tests
