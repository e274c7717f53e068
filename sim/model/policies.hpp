#pragma once

#include <vector>

#include "sim/model/world.hpp"

namespace twinning {

/// Fills the policy tables of a world: what each year's paths and levers make
/// of every number that policy can reach.  Levers on one quantity act in the
/// order of the scenario.
///
/// Errors:  none; the reader has checked scopes and ranges
/// Source:  ODD 6
void apply_policies(World& world);

/// What economic growth makes of the opportunities of relations, by the year
/// [1 in 2014]: (g_first · g_second)^`size_exponent`.
///
/// Source:  ODD 5, growth; a year's rate carries from that year to the next
class Growth {
 public:
  explicit Growth(const Scenario& scenario);

  /// Range:   years of the scenario's calendar
  [[nodiscard]] double of(const Relation& relation, int year) const;

 private:
  static constexpr int base_year = 2014;

  double exponent_;
  int from_;                                    ///< first year of a rate
  std::vector<std::vector<double>> log_rates_;  ///< of each bloc, by year
};

}  // namespace twinning
