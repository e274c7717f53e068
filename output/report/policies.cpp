#include "output/report/policies.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "output/report/numbers.hpp"
#include "output/report/row_plot.hpp"
#include "sim/base/text.hpp"
#include "sim/inference/pairing.hpp"
#include "sim/model/statistics.hpp"

namespace twinning::report {
namespace {

constexpr std::array<Yardstick, 10> all_yardsticks{{
    {"deals_a_year", "Deals a year"},
    {"value_at_end", "Value of links at the end"},
    {"trust_at_end", "Mean trust at the end"},
    {"standing_links", "Links standing at the end"},
    {"dormant_share", "Share of dormant links"},
    {"visits_a_year", "Visits a year"},
    {"joint_programmes", "Joint programmes"},
    {"authorities_above_one", "Authorities with value above 1"},
    {"aim_met_young", "Young links that meet their aim"},
    {"aim_met_old", "Old links that meet their aim"},
}};

Better better(const Yardstick& by) {
  return std::ranges::find(run_statistics(), by.statistic, &Observable::name)
      ->better;
}

/// Rows of a case by what they share with those of another: the place in the
/// design, and the luck.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_luck(
    const Case& of) {
  const ResultAxes& axes = of.axes();
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> rows;
  for (std::size_t i = 0; i < of.rows.size(); ++i) {
    const std::size_t row = of.rows[i];
    rows[{axes.row_point[row], axes.of_cells ? 0 : axes.run_replicate[row]}] =
        i;
  }
  return rows;
}

/// Whether rows of two cases belong together: those of one study, or runs with
/// the same luck where nothing varies.
bool are_pairs(const Case& one, const Case& other) {
  if (one.given == other.given) return true;
  const auto is_plain = [](const Case& each) {
    return !each.axes().of_cells && each.axes().varied.empty();
  };
  return one.axes().seed == other.axes().seed && is_plain(one) &&
         is_plain(other);
}

/// The values of the rows of a case that belong to those of another, in the
/// order of the other's; NaN where none does.
std::vector<double> partners(const Case& base, std::span<const double> values,
                             const Case& other) {
  std::vector<double> found(other.rows.size(), unknown);
  const auto rows = by_luck(base);
  for (const auto& [luck, row] : by_luck(other))
    if (const auto pair = rows.find(luck); pair != rows.end())
      found[row] = values[pair->second];
  return found;
}

PolicyDifference difference(const RunStatistics& base,
                            const RunStatistics& policy, const Yardstick& by,
                            std::size_t relation, std::size_t same_relation) {
  const auto a = base.values(by.statistic, same_relation);
  const auto b = policy.values(by.statistic, relation);
  PolicyDifference found{&policy.of(), relation, &by, mean(a), {}, {}, false};
  found.more = {unknown, unknown, unknown, 0};
  if (!are_pairs(base.of(), policy.of())) {
    found.difference = independent_difference(a, b).difference;
    return found;
  }
  const auto pairs =
      policy.over_points(differences(partners(base.of(), a, policy.of()), b));
  found.paired = true;
  found.difference = mean_interval(pairs);
  found.more = pair_shares(pairs).above;
  return found;
}

std::string_view judged(const PolicyDifference& found) {
  if (!found.decided()) return "open";
  const Better way = better(*found.by);
  if (way == Better::unsaid) return "changed";
  const bool more = found.difference.mean > 0;
  return more == (way == Better::more) ? "better" : "worse";
}

/// What is drawn of a relation: a row for each yardstick and policy.
using Rows = std::vector<const PolicyDifference*>;

/// The yardsticks that are drawn: all of one policy, the first ones of several.
std::size_t yardsticks_drawn(std::size_t policies) {
  return policies == 1 ? all_yardsticks.size() : 5;
}

/// Per cent that hold all rows, the same for every relation: what is small in
/// one of them then looks small.
Span reach(const Rows& rows) {
  std::vector<double> ends;
  for (const auto* row : rows) {
    const Interval share = row->relative();
    ends.insert(ends.end(), {share.low * 100, share.high * 100});
  }
  const Span across = span_of(ends);
  const double room = (across.high - across.low) * 0.05;
  return {across.low - room, across.high + room};
}

std::string told(const PolicyDifference& row) {
  const Interval share = row.relative();
  return text("{}\n{}: {} ({} to {})\n{}", row.policy->name, row.by->words,
              percent_change(share.mean), percent_change(share.low),
              percent_change(share.high),
              row.paired
                  ? text("more in {} of {}", percent(row.more.mean),
                         counted(row.difference.count,
                                 row.by_points() ? "design point" : "pair"))
                  : "not paired");
}

/// The number at the end of a row, which has little room.
std::string at_the_end(double share) {
  const std::string words = percent_change(share);
  return words.starts_with("under") ? "≈ 0 %" : words;
}

/// The rows of a relation: of one policy its yardsticks, of several each
/// yardstick with a row for every policy.
std::string plot_differences(const std::string& relation, const Rows& found,
                             Span across, bool one_policy) {
  std::vector<PlotRow> rows;
  const Yardstick* last = nullptr;
  for (const auto* each : found) {
    if (each->by != last && !one_policy)
      rows.push_back({.name = std::string(each->by->words)});
    last = each->by;
    const Interval share = each->relative();
    rows.push_back(
        {.name = one_policy ? std::string(each->by->words) : each->policy->name,
         .classes = std::string(judged(*each)),
         .low = share.low * 100,
         .at = share.mean * 100,
         .high = share.high * 100,
         .value = at_the_end(share.mean),
         .told = told(*each)});
  }
  RowPlot drawn(
      text("Differences of {} from the first scenario, in per cent", relation),
      across, rows);
  drawn.plot().x_axis("% more or less than the first scenario");
  return drawn.svg();
}

NumberTable numbers(std::span<const PolicyDifference> differences) {
  NumberTable table{{{"scenario", "scenario"},
                     {"relation", "relation"},
                     {"statistic", "statistic"},
                     {"base", "first scenario's mean"},
                     {"difference", "difference"},
                     {"low", "low, 95 %"},
                     {"high", "high, 95 %"},
                     {"probability_more", "pairs with more"},
                     {"runs", "pairs or runs"}},
                    {}};
  for (const PolicyDifference& each : differences)
    table.add({each.policy->name, each.policy->axes().relations[each.relation],
               std::string(each.by->statistic), each.base, each.difference.mean,
               each.difference.low, each.difference.high, each.more.mean,
               long(each.difference.count)});
  return table;
}

}  // namespace

std::span<const Yardstick> yardsticks() { return all_yardsticks; }

Interval PolicyDifference::relative() const {
  return {difference.mean / base, difference.low / base, difference.high / base,
          difference.count};
}

bool same_years(const Case& one, const Case& other) {
  return one.axes().years.front() == other.axes().years.front() &&
         one.axes().years.back() == other.axes().years.back();
}

std::vector<PolicyDifference> policy_differences(
    std::span<const RunStatistics> cases) {
  std::vector<PolicyDifference> found;
  const auto& base_relations = cases.front().of().axes().relations;
  for (const RunStatistics& policy : cases.subspan(1)) {
    if (!same_years(cases.front().of(), policy.of())) continue;
    for (std::size_t i = 0; i < policy.of().axes().relations.size(); ++i) {
      const auto same =
          std::ranges::find(base_relations, policy.of().axes().relations[i]);
      if (same == base_relations.end()) continue;
      for (const Yardstick& by : yardsticks())
        if (auto one = difference(cases.front(), policy, by, i,
                                  std::size_t(same - base_relations.begin()));
            one.difference.count > 1)
          found.push_back(one);
    }
  }
  return found;
}

Picture policies_at_end(std::span<const PolicyDifference> differences,
                        const Case& base) {
  Picture picture{.id = "policies",
                  .title = "How far each scenario is from the first"};
  std::set<const Case*> policies;
  for (const PolicyDifference& each : differences) policies.insert(each.policy);
  const std::size_t drawn = yardsticks_drawn(policies.size());
  std::map<std::string, Rows> rows;
  Rows all;
  for (std::size_t by = 0; by < drawn; ++by)
    for (const PolicyDifference& each : differences)
      if (each.by == &all_yardsticks[by] && each.base != 0) {
        rows[each.policy->axes().relations[each.relation]].push_back(&each);
        all.push_back(&each);
      }
  for (const std::string& relation : base.axes().relations)
    if (const auto found = rows.find(relation); found != rows.end())
      picture.panels.push_back(
          {relation, relation,
           plot_differences(relation, found->second, reach(all),
                            policies.size() == 1)});
  const bool paired = !differences.empty() && differences.front().paired;
  const bool by_points = paired && differences.front().by_points();
  picture.legend = {
      {LegendEntry::Shape::dot, "better", "better"},
      {LegendEntry::Shape::dot, "worse", "worse"},
      {LegendEntry::Shape::dot, "changed", "more or less, neither better"},
      {LegendEntry::Shape::dot, "open", "open"}};
  picture.caption = text(
      "Each scenario less “{}”, in per cent of its mean. Dot: difference of "
      "the means; line: 95 % interval of that mean difference ({}). “Better” "
      "and “worse”: the interval leaves out zero. With so many comparisons a "
      "few do so by chance, and what twinning compare, which takes them all "
      "together, calls open may be among them. Deals and visits are means of "
      "the last ten years.",
      base.name,
      by_points ? "Student's, of the design points, each over its runs"
      : paired  ? "Student's, of runs paired by their luck"
                : "Welch's: the results do not share their luck, so that it is "
                  "wider than need be");
  picture.numbers = numbers(differences);
  return picture;
}

}  // namespace twinning::report
