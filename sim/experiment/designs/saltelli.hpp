#pragma once

#include "sim/experiment/design.hpp"

namespace twinning {

/// For each base point the rows A, AB_1 … AB_k, B: A and B are the halves of a
/// scrambled Sobol' point of 2k numbers, AB_i is A with the i-th number of B.
///
/// A longer design begins with the shorter one.
///
/// Source:  Saltelli et al. (2010), "Variance based sensitivity analysis of
///          model output"
[[nodiscard]] Points saltelli_design(std::size_t factors,
                                     std::size_t base_points,
                                     std::uint64_t seed);

}  // namespace twinning
