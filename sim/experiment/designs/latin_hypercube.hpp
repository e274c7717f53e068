#pragma once

#include "sim/experiment/design.hpp"

namespace twinning {

/// Random points of which one lies in each of `points` equal slices of every
/// factor, at random within it.
///
/// Of several such designs the one is taken whose closest two points are
/// furthest apart: of a hundred, but fewer where there are so many points that
/// comparing all pairs would take above a second (two designs of 10,000 points
/// and 5 factors; one of many more).
///
/// Source:  McKay, Beckman & Conover (1979); Johnson, Moore & Ylvisaker (1990)
[[nodiscard]] Points latin_hypercube_design(std::size_t factors,
                                            std::size_t points,
                                            std::uint64_t seed);

/// The least squared distance of two points, or any number up to `enough` if
/// it is not more than that.
[[nodiscard]] double closest_pair(const Points& points, double enough = 0);

}  // namespace twinning
