#include "output/report/policies.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "sim/base/text.hpp"
#include "sim/inference/pairing.hpp"

namespace twinning::report {
namespace {

constexpr std::array<Yardstick, 10> all_yardsticks{{
    {"deals_a_year", "Deals a year", 1},
    {"value_at_end", "Value of links at the end", 1},
    {"trust_at_end", "Mean trust at the end", 1},
    {"standing_links", "Links standing at the end", 0},
    {"dormant_share", "Share of dormant links", -1},
    {"visits_a_year", "Visits a year", 0},
    {"joint_programmes", "Joint programmes", 0},
    {"authorities_above_one", "Authorities with value above 1", 1},
    {"aim_met_young", "Young links that meet their aim", 1},
    {"aim_met_old", "Old links that meet their aim", 1},
}};

/// Rows of a case by what they share with those of another: the place in the
/// design, and the luck.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> by_luck(
    const Case& of) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> rows;
  for (std::size_t i = 0; i < of.rows.size(); ++i)
    rows[{of.axes().row_point[of.rows[i]],
          of.axes().run_replicate[of.rows[i]]}] = i;
  return rows;
}

bool share_luck(const Case& one, const Case& other) {
  return one.axes().seed == other.axes().seed && !one.axes().of_cells &&
         !other.axes().of_cells;
}

PolicyDifference difference(const RunStatistics& base,
                            const RunStatistics& policy, const Yardstick& by,
                            std::size_t relation, std::size_t same_relation) {
  const auto a = base.values(by.statistic, same_relation);
  const auto b = policy.values(by.statistic, relation);
  PolicyDifference found{&policy.of(), relation, &by, mean(a), {}, {}, false};
  found.more = {unknown, unknown, unknown, 0};
  if (!share_luck(base.of(), policy.of())) {
    found.difference = independent_difference(a, b).difference;
    return found;
  }
  const auto rows = by_luck(base.of());
  std::vector<double> x, y;
  for (const auto& [luck, row] : by_luck(policy.of()))
    if (const auto pair = rows.find(luck); pair != rows.end()) {
      x.push_back(a[pair->second]);
      y.push_back(b[row]);
    }
  const auto pairs = differences(x, y);
  found.paired = true;
  found.difference = mean_interval(pairs);
  found.more = pair_shares(pairs).above;
  return found;
}

std::string_view judged(const PolicyDifference& found) {
  if (!found.decided()) return "open";
  const bool more = found.difference.mean > 0;
  if (found.by->better == 0) return "open";
  return more == (found.by->better > 0) ? "better" : "worse";
}

/// Rows of policies, one statistic of one relation.
std::string plot_differences(const std::string& heard,
                             const std::vector<const PolicyDifference*>& rows) {
  std::vector<double> ends;
  for (const auto* row : rows) {
    const Interval share = row->relative();
    ends.insert(ends.end(), {share.low * 100, share.high * 100});
  }
  Span across = span_of(ends);
  const double room = (across.high - across.low) * 0.06;
  across = {across.low - room, across.high + room};
  const double height = 60 + 34 * double(rows.size());
  Plot plot(heard, across, {0, double(rows.size())},
            {.left = 8, .right = 12, .top = 8, .bottom = 44}, 440, height);
  plot.x_axis("% of the first scenario's mean");
  plot.rule(0, 0, 0, double(rows.size()), "base");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double y = double(rows.size() - i) - 0.72;
    const Interval share = rows[i]->relative();
    const std::string classes{judged(*rows[i])};
    plot.rule(share.low * 100, y, share.high * 100, y, "reach " + classes);
    plot.dot(share.mean * 100, y, classes, 5);
    plot.words(across.low, y + 0.4, rows[i]->policy->name, "small", 2, 0);
  }
  return plot.svg();
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

std::vector<PolicyDifference> policy_differences(
    std::span<const RunStatistics> cases) {
  std::vector<PolicyDifference> found;
  const auto& base_relations = cases.front().of().axes().relations;
  for (const RunStatistics& policy : cases.subspan(1))
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
  return found;
}

Picture policies_at_end(std::span<const PolicyDifference> differences,
                        const Case& base) {
  Picture picture{.id = "policies", .title = "What the policies change"};
  const auto& relations = base.axes().relations;
  for (const std::string& relation : relations)
    for (const Yardstick& by : all_yardsticks) {
      std::vector<const PolicyDifference*> rows;
      bool any = false;
      for (const PolicyDifference& each : differences)
        if (each.by == &by && each.base != 0 &&
            each.policy->axes().relations[each.relation] == relation) {
          rows.push_back(&each);
          any = any || !each.nothing();
        }
      if (any)
        picture.panels.push_back(
            {text("{}-{}", relation, by.statistic),
             text("{}: {}", relation, by.words),
             plot_differences(text("Difference from the first scenario: {} of "
                                   "{}",
                                   by.words, relation),
                              rows)});
    }
  const bool paired = !differences.empty() && differences.front().paired;
  picture.legend = {
      {LegendEntry::Shape::dot, "better", "surely better"},
      {LegendEntry::Shape::dot, "worse", "surely worse"},
      {LegendEntry::Shape::dot, "open", "open, or neither better nor worse"}};
  picture.caption = text(
      "Each scenario less “{}”, in per cent of its mean. Dot: difference of "
      "the means; line: 95 % interval of that mean difference ({}). “Surely”: "
      "the interval leaves out zero; with so many comparisons a few do so by "
      "chance. What a policy leaves untouched to the last digit is not drawn. "
      "Deals and visits are means of the last ten years.",
      base.name,
      paired ? "Student's, of runs paired by their luck"
             : "Welch's: the results do not share their luck, so that it is "
               "wider than need be");
  picture.numbers = numbers(differences);
  return picture;
}

}  // namespace twinning::report
