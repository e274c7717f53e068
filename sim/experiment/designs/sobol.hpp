#pragma once

#include "sim/experiment/design.hpp"

namespace twinning {

/// Sobol' numbers under Owen's nested uniform scrambling: every bit is flipped
/// or not by a coin of its own for (factor, bits above it), all coins being
/// Philox bits found by this address.  Each point is uniform in the cube, and
/// the whole keeps the evenness of the numbers.
///
/// A longer design begins with the shorter one.
///
/// Range:   points up to 2³²
/// Source:  Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences"
[[nodiscard]] Points sobol_design(std::size_t factors, std::size_t points,
                                  std::uint64_t seed);

/// The numbers before scrambling, as multiples of 2⁻³², from the point 0 on, in
/// the order of Gray code: the first 2^m points are those of the usual order.
///
/// Shape:   [point][factor]
/// Source:  Sobol' (1967); directions of Joe & Kuo (2008), from Boost
[[nodiscard]] std::vector<std::uint32_t> sobol_numbers(std::size_t factors,
                                                       std::size_t points);

}  // namespace twinning
