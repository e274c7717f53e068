#include "tools/runs/summary.hpp"

#include <algorithm>

#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// The years that rates are averaged over, at the end of a run (ODD 8).
constexpr int last_years = 10;

/// A statistic that is told of a relation, and its words.
struct Told {
  std::string_view statistic;
  std::string words;
};

std::vector<Told> what_is_told(const ResultAxes& axes) {
  const int last = axes.years.back();
  const std::string recent =
      text("{}–{}", std::max(axes.years.front(), last - last_years + 1), last);
  return {
      {"standing_links", text("links standing in {}", last)},
      {"dormant_share", "  share of these dormant"},
      {"joint_programmes", "  of these with a joint programme"},
      {"trust_at_end", text("mean trust in {}, from 0 to 1", last)},
      {"deals_a_year", text("deals a year, {}", recent)},
      {"visits_a_year", text("visits a year, {}", recent)},
      {"share_of_culture", "  share of cultural visits"},
      {"share_of_education", "  share of educational visits"},
      {"share_of_delegation", "  share of delegations"},
      {"aim_met_young", "meet their aim, links up to 10 years old"},
      {"aim_met_old", "meet their aim, links over 20 years old"},
      {"value_of_top_tenth", "share of value in the top tenth of cities"},
  };
}

std::string_view unit_of(std::string_view statistic) {
  return std::ranges::find(run_statistics(), statistic, &Observable::name)
      ->unit;
}

/// One relation's column of an array whose last axis is the relation.
std::vector<double> of_relation(const std::vector<double>& values,
                                std::size_t relation, std::size_t relations) {
  std::vector<double> column;
  for (std::size_t at = relation; at < values.size(); at += relations)
    column.push_back(values[at]);
  return column;
}

/// Mean over runs of a yearly observable, for each year.
std::vector<double> course(const Results& results, std::string_view observable,
                           std::size_t relation) {
  const std::size_t years = results.axes().years.size();
  const std::vector<double> values = of_relation(
      results.yearly(observable), relation, results.axes().relations.size());
  std::vector<double> means;
  for (std::size_t year = 0; year < years; ++year)
    means.push_back(mean(of_relation(values, year, years)));
  return means;
}

RelationSummary summary_of(const Results& results, std::size_t relation) {
  const ResultAxes& axes = results.axes();
  RelationSummary summary{.relation = axes.relations[relation],
                          .figures = {},
                          .deals = course(results, "deals", relation),
                          .trust = course(results, "mean_trust", relation)};
  for (const auto& [statistic, words] : what_is_told(axes))
    summary.figures.push_back(
        {std::string(statistic), std::string(unit_of(statistic)), words,
         ensemble(of_relation(results.statistic(statistic), relation,
                              axes.relations.size()))});
  return summary;
}

}  // namespace

Summary summarise(const Results& results) {
  const ResultAxes& axes = results.axes();
  Summary summary{.scenario = axes.title,
                  .runs = axes.runs_done,
                  .failed = axes.runs_failed,
                  .years = axes.years,
                  .relations = {}};
  for (std::size_t relation = 0; relation < axes.relations.size(); ++relation)
    summary.relations.push_back(summary_of(results, relation));
  return summary;
}

}  // namespace twinning
