#pragma once

#include <span>
#include <vector>

namespace twinning {

/// Who asks many questions finds something by luck.  These make the chances of
/// single tests larger, so that the adjusted ones may be held against the level
/// of one.  Both hold for tests that depend on each other in any way, as those
/// on one set of runs do.  A chance that is not known (NaN) stays so and counts
/// as no question.

/// The chance that any of all the tests would find something where nothing is
/// (family-wise error): for a few questions named beforehand.
///
/// Shape:   as the chances, in their order
/// Source:  Holm (1979)
[[nodiscard]] std::vector<double> holm(std::span<const double> chances);

/// The share of false ones to be expected among all that is found (false
/// discovery rate): for tables of hundreds of years or cities, which are looked
/// through for where something happens.
///
/// Shape:   as the chances, in their order
/// Source:  Benjamini & Yekutieli (2001)
[[nodiscard]] std::vector<double> false_discovery(
    std::span<const double> chances);

}  // namespace twinning
