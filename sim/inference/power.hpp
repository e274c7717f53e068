#pragma once

#include <cstddef>

namespace twinning {

/// What a two-sided test of a mean against 0 is asked to do.
struct Test {
  double level = 0.05;  ///< chance to find something where nothing is (0 to 1)
  double power = 0.8;   ///< chance to find what is there (level to 1)
};

/// The smallest mean that a test of `count` values would find with the power
/// asked: (t(1 − level/2) + t(power))·deviation/√count.
///
/// Range:   in the unit of the deviation; NaN of fewer than two values
/// Source:  Bloom (1995), the minimum detectable effect
[[nodiscard]] double smallest_detectable(double deviation, std::size_t count,
                                         const Test& test = {});

/// The fewest values of which a test would find this mean with the power asked,
/// if mean and deviation are what they seem: all values, not those to add.
///
/// Range:   at least 2, as a whole number; infinite of a mean of 0, NaN where
///          mean or deviation is not known
[[nodiscard]] double count_to_decide(double mean, double deviation,
                                     const Test& test = {});

}  // namespace twinning
