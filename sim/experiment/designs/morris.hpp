#pragma once

#include "sim/experiment/design.hpp"

namespace twinning {

/// Random walks of factors + 1 points through a grid of four levels, 0, 1/3,
/// 2/3 and 1: each walk moves every factor once, by Δ = 2/3 up or down, in
/// random order.
///
/// A longer design begins with the shorter one.
///
/// Source:  Morris (1991), with p = 4 and Δ = p/(2(p − 1))
[[nodiscard]] Points morris_design(std::size_t factors,
                                   std::size_t trajectories,
                                   std::uint64_t seed);

}  // namespace twinning
