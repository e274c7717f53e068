#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/inference/interval.hpp"

namespace twinning {

/// Two samples whose values belong together one by one: of replicates with the
/// same luck.

/// `other` less `base`, value by value; NaN where either is not known.
///
/// Shape:   as both, which are of one length
[[nodiscard]] std::vector<double> differences(std::span<const double> base,
                                              std::span<const double> other);

/// In what share of pairs a difference is above 0, below 0 and exactly 0, each
/// with Wilson's interval.
struct PairShares {
  Interval above, below, equal;
};
[[nodiscard]] PairShares pair_shares(std::span<const double> differences,
                                     double confidence = 0.95);

/// How many times as many independent runs would be needed for an interval as
/// narrow as that of the pairs: (Var base + Var other)/Var difference.
///
/// Range:   above 0; 1 of samples that have nothing to do with each other;
///          NaN where the differences do not vary
/// Source:  common random numbers: Law (2015), 11.2
[[nodiscard]] double variance_ratio(std::span<const double> base,
                                    std::span<const double> other);

}  // namespace twinning
