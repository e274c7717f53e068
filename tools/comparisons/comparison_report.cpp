#include "tools/comparisons/comparison_report.hpp"

#include <algorithm>
#include <cmath>

#include "sim/experiment/money.hpp"

namespace twinning {
namespace {

/// Beyond this nobody makes runs to settle a case.
constexpr double most_replicates = 1e9;

ToldScenario told(const ComparedScenario& one, const ReadOptions& options) {
  if (one.is_result) return {&scenario_of(*one.world), {}, {}};
  return {&scenario_of(*one.world), one.file, options.settings};
}

std::size_t place(const std::vector<std::string>& names,
                  const std::string& name) {
  return std::size_t(std::ranges::find(names, name) - names.begin());
}

/// The money of one relation in one year of a scenario.
double money_in(const std::vector<double>& money, const ComparedRuns& runs,
                int year, const std::string& relation) {
  return money[std::size_t(year - runs.years.front()) * runs.relations.size() +
               place(runs.relations, relation)];
}

std::optional<Cost> cost_of(const std::vector<double>& of_base,
                            const ComparedRuns& base,
                            const std::vector<double>& of_other,
                            const ComparedRuns& other,
                            const std::string& relation,
                            const Difference& value) {
  Cost cost{.money = 0, .from = never, .to = never, .value_a_unit = {}};
  const int from = std::max(base.years.front(), other.years.front());
  const int to = std::min(base.years.back(), other.years.back());
  for (int year = from; year <= to; ++year) {
    const double more = money_in(of_other, other, year, relation) -
                        money_in(of_base, base, year, relation);
    if (more == 0) continue;
    if (cost.from == never) cost.from = year;
    cost.to = year;
    cost.money += more;
  }
  if (cost.from == never || cost.money == 0) return std::nullopt;
  const auto [low, high] = std::minmax(
      {value.student.low / cost.money, value.student.high / cost.money});
  cost.value_a_unit = {value.student.mean / cost.money, low, high,
                       value.student.count};
  return cost;
}

/// Whether what two scenarios say differently is about money, or reaches no
/// year that both have.
bool is_money(const ScenarioDifference& each, const Scenario& scenario) {
  if (each.lever.empty())
    return each.key.ends_with("budget") || each.key.ends_with("funding") ||
           each.key == "time.end";
  const auto lever =
      std::ranges::find(scenario.levers, each.lever, &Lever::name);
  return lever != scenario.levers.end() && lever->quantity == Quantity::funding;
}

bool differ_in_money_alone(const ComparedWith& with, const World& base) {
  return std::ranges::all_of(with.says, [&](const ScenarioDifference& each) {
    return is_money(each, scenario_of(*with.scenario->world)) ||
           is_money(each, scenario_of(base));
  });
}

}  // namespace

ComparedWith compared_with(const ComparedScenario& base,
                           const ComparedScenario& other,
                           const ReadOptions& options, Comparison found) {
  ComparedWith with{
      .scenario = &other,
      .says = differences_between(told(base, options), told(other, options)),
      .found = std::move(found),
      .costs = {}};
  const auto of_base = money_of(*base.world);
  const auto of_other = money_of(*other.world);
  for (std::size_t i = 0; i < with.found.value.size(); ++i)
    with.costs.push_back(cost_of(of_base, base.runs, of_other, other.runs,
                                 with.found.relations[i], with.found.value[i]));
  if (!differ_in_money_alone(with, *base.world))
    for (std::optional<Cost>& cost : with.costs)
      if (cost) cost->value_a_unit = {unknown, unknown, unknown, 0};
  return with;
}

std::string_view verdict_word(const ComparedQuantity& of, double level) {
  const bool less_is_better = of.row->better == Better::less;
  const bool known = of.row->better != Better::unsaid;
  switch (of.found.verdict(level)) {
    case DifferenceVerdict::same:
      return "same";
    case DifferenceVerdict::open:
      return "open";
    case DifferenceVerdict::alone:
      return "not known";
    case DifferenceVerdict::more:
      return !known ? "more" : less_is_better ? "worse" : "better";
    case DifferenceVerdict::less:
      break;
  }
  return !known ? "less" : less_is_better ? "better" : "worse";
}

Interval share_better(const ComparedQuantity& of) {
  return of.row->better == Better::less ? of.found.pairs.below
                                        : of.found.pairs.above;
}

std::optional<std::uint64_t> replicates_to_decide(const Difference& found,
                                                  double level) {
  if (found.verdict(level) != DifferenceVerdict::open ||
      !(found.to_decide < most_replicates))
    return std::nullopt;
  // Where its adjusted chance leaves it open, some more are needed in any case.
  return std::max(std::uint64_t(found.to_decide),
                  std::uint64_t(found.student.count) + 1);
}

}  // namespace twinning
