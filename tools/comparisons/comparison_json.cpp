#include <cmath>

#include "tools/comparisons/comparison_report.hpp"
#include "tools/console/json.hpp"

namespace twinning {
namespace {

Json json_of(const ComparedWith& with, const ComparedQuantity& of,
             const ComparisonReport& report) {
  const Difference& found = of.found;
  const Interval share = share_better(of);
  const auto to_decide = replicates_to_decide(found, report.how.level);
  return {
      {"scenario", with.scenario->runs.name},
      {"statistic", of.row->name},
      {"relation", with.found.relations[of.relation]},
      {"year", of.year ? Json(*of.year) : Json(nullptr)},
      {"unit", of.row->unit},
      {"better", of.row->better == Better::more   ? Json("more")
                 : of.row->better == Better::less ? Json("less")
                                                  : Json(nullptr)},
      {"base", found.base},
      {"other", found.other},
      {"mean", found.student.mean},
      {"low", found.student.low},
      {"high", found.student.high},
      {"bootstrap_low", found.bootstrap.low},
      {"bootstrap_high", found.bootstrap.high},
      {"probability_better", share.mean},
      {"probability_better_low", share.low},
      {"probability_better_high", share.high},
      {"probability_equal", found.pairs.equal.mean},
      {"p_value", found.chance},
      {"p_adjusted", found.adjusted},
      {"verdict", verdict_word(of, report.how.level)},
      {"smallest_found", found.smallest},
      {"variance_ratio", found.saving},
      {"replicates", found.student.count},
      {"replicates_to_decide", to_decide ? Json(*to_decide) : Json(nullptr)}};
}

Json said_differently(const ComparedWith& with) {
  Json all = Json::array();
  for (const ScenarioDifference& each : with.says) {
    const auto text_or_null = [](const std::string& words) {
      return words.empty() ? Json(nullptr) : Json(words);
    };
    constexpr std::array<std::string_view, 4> by{"own file", "inherited",
                                                 "command line", "result"};
    all.push_back({{"scenario", with.scenario->runs.name},
                   {"key", each.key},
                   {"lever", text_or_null(each.lever)},
                   {"base", text_or_null(each.base)},
                   {"other", text_or_null(each.other)},
                   {"said_in", each.said_by_base ? "base" : "scenario"},
                   {"said_by", by[std::size_t(each.by)]},
                   {"file", text_or_null(each.file)},
                   {"line", each.line > 0 ? Json(each.line) : Json(nullptr)}});
  }
  return all;
}

Json cities_of(const ComparedWith& with, double level) {
  const CityTable& cities = scenario_of(*with.scenario->world).cities;
  Json all = Json::array();
  for (const ComparedCity& each : with.found.cities) {
    const auto row = std::ranges::find(cities.code, each.code);
    const Difference& found = each.found;
    const DifferenceVerdict verdict = found.verdict(level);
    all.push_back(
        {{"scenario", with.scenario->runs.name},
         {"relation", with.found.relations[each.relation]},
         {"city", cities.name[std::size_t(row - cities.code.begin())]},
         {"code", each.code},
         {"base", found.base},
         {"mean", found.student.mean},
         {"low", found.student.low},
         {"high", found.student.high},
         {"probability_better", found.pairs.above.mean},
         {"p_adjusted", found.adjusted},
         {"verdict", verdict == DifferenceVerdict::more    ? "gains"
                     : verdict == DifferenceVerdict::less  ? "loses"
                     : verdict == DifferenceVerdict::same  ? "same"
                     : verdict == DifferenceVerdict::alone ? "not known"
                                                           : "open"},
         {"replicates", found.student.count}});
  }
  return all;
}

Json costs_of(const ComparedWith& with) {
  Json all = Json::array();
  for (std::size_t i = 0; i < with.costs.size(); ++i)
    if (const auto& cost = with.costs[i])
      all.push_back({{"scenario", with.scenario->runs.name},
                     {"relation", with.found.relations[i]},
                     {"money", cost->money},
                     {"from", cost->from},
                     {"to", cost->to},
                     {"value", with.found.value[i].student.mean},
                     {"value_a_unit", cost->value_a_unit.mean},
                     {"low", cost->value_a_unit.low},
                     {"high", cost->value_a_unit.high},
                     {"replicates", cost->value_a_unit.count}});
  return all;
}

void append(Json& to, const Json& from) {
  for (const Json& each : from) to.push_back(each);
}

}  // namespace

std::string json_of(const ComparisonReport& report) {
  Json scenarios = Json::array(), says = Json::array(), all = Json::array();
  Json cities = Json::array(), costs = Json::array();
  for (const ComparedWith& with : report.others) {
    const Pairing& pairing = with.found.pairing;
    scenarios.push_back(
        {{"scenario", with.scenario->runs.name},
         {"file", with.scenario->file},
         {"paired", pairing.paired},
         {"why_not", pairing.paired ? Json(nullptr) : Json(pairing.why_not)},
         {"replicates", std::min(pairing.base.size(), pairing.other.size())},
         {"left_out", pairing.left_out(report.base->runs, with.scenario->runs)},
         {"failed", with.scenario->runs.failed}});
    append(says, said_differently(with));
    for (const auto* list : {&with.found.statistics, &with.found.years})
      for (const ComparedQuantity& each : *list)
        all.push_back(json_of(with, each, report));
    append(cities, cities_of(with, report.how.level));
    append(costs, costs_of(with));
  }
  Json out{{"base", report.base->runs.name},
           {"level", report.how.level},
           {"resamples", report.how.resampling.resamples},
           {"scenarios", scenarios},
           {"said_differently", says},
           {"differences", all},
           {"cities", cities},
           {"costs", costs}};
  if (const auto& decision = report.decision)
    out["decision"] = {{"statistic", decision->statistic},
                       {"decided", decision->decided},
                       {"looks", decision->looks},
                       {"level_of_a_look", decision->level_of_a_look},
                       {"at_most", decision->cap}};
  return json_text(out);
}

}  // namespace twinning
