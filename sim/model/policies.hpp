#pragma once

#include "sim/model/world.hpp"

namespace twinning {

/// Fills the policy tables of a world: what each year's paths and levers make
/// of every number that policy can reach.  Levers on one quantity act in the
/// order of the scenario.
///
/// Errors:  none; the reader has checked scopes and ranges
/// Source:  ODD 6
void apply_policies(World& world);

/// What economic growth makes of a relation's opportunities, by the year
/// [1 in 2014]: (g_first · g_second)^`size_exponent`.
///
/// Source:  ODD 5, growth; a year's rate carries from that year to the next
[[nodiscard]] double growth(const Scenario& scenario, const Relation& relation,
                            int year);

}  // namespace twinning
