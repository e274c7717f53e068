#include "scenarios/reader/parameter_rules.hpp"

#include <array>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Rows = std::vector<const Parameter*>;

Rows rows_of(std::span<const std::string_view> names) {
  Rows rows;
  for (const std::string_view name : names)
    rows.push_back(find_parameter(name));
  return rows;
}

/// Rates that take a share of a stock away in each step, and must leave some
/// of it; the last may leave none.
const Rows& rates() {
  constexpr std::array<std::string_view, 11> names{"trust.decay",
                                                   "trust.memory_decay",
                                                   "trust.turnover",
                                                   "trust.reciprocity_rate",
                                                   "trust.climate_erosion",
                                                   "economy.alumni_decay",
                                                   "economy.value_memory",
                                                   "standing.reputation_decay",
                                                   "standing.capability_decay",
                                                   "belief.rate",
                                                   "exchange.activity_memory"};
  static const Rows rows = rows_of(names);
  return rows;
}

/// In the order of the kinds of visit.
const Rows& chances_of_success() {
  constexpr std::array<std::string_view, kinds> names{
      "exchange.success_culture", "exchange.success_education",
      "exchange.success_delegation"};
  static const Rows rows = rows_of(names);
  return rows;
}

}  // namespace

std::vector<BrokenRule> broken_rules(const Parameters& values,
                                     int steps_per_year) {
  std::vector<BrokenRule> broken;
  const int steps = steps_per_year;
  for (const Parameter* const rate : rates()) {
    const double share = rate->of(values) / steps;
    if (share < 1 || (share == 1 && rate == rates().back())) continue;
    broken.push_back({rate->name, "",
                      text("{} must be below {} (1/year) with {} steps a year, "
                           "or a step would take all away",
                           rate->name, steps, steps)});
  }
  const Exchange& exchange = values.exchange;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    if (exchange.success[kind] + exchange.hospitality <= 1) continue;
    const std::string_view name = chances_of_success()[kind]->name;
    broken.push_back(
        {name, "exchange.hospitality",
         text("{} + exchange.hospitality must be at most 1 "
              "(probability), but {} + {} is more",
              name, exchange.success[kind], exchange.hospitality)});
  }
  return broken;
}

}  // namespace twinning
