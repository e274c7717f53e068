#include "tools/studies/study_summary.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "sim/base/ranks.hpp"
#include "sim/base/statistics.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// Steps that a response is shown in, at most.
constexpr std::size_t most_steps = 8;

/// Each scenario by itself, and against the first, point by point.
std::vector<StudySummary::ScenarioSummary> by_scenario(
    const std::vector<StudyCell>& cells,
    const std::vector<std::string>& names) {
  std::map<std::uint32_t, double> first;
  for (const StudyCell& cell : cells)
    if (cell.scenario == 0) first[cell.point] = cell.mean;

  std::vector<StudySummary::ScenarioSummary> found;
  for (std::uint32_t scenario = 0; scenario < names.size(); ++scenario) {
    std::vector<double> means, more;
    for (const StudyCell& cell : cells)
      if (cell.scenario == scenario) {
        means.push_back(cell.mean);
        if (const auto other = first.find(cell.point); other != first.end())
          more.push_back(cell.mean - other->second);
      }
    found.push_back({names[scenario], mean_interval(means), mean_interval(more),
                     std::size_t(std::ranges::count_if(
                         more, [](double each) { return each > 0; }))});
  }
  return found;
}

/// The cells in a few steps of as many each, from the least to the greatest
/// value of what is varied; equal values share a step.
std::vector<Interval> steps_of(std::vector<std::pair<double, double>> points) {
  std::ranges::sort(points);
  std::vector<std::vector<double>> steps;
  const std::size_t of_each =
      std::max<std::size_t>((points.size() + most_steps - 1) / most_steps, 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool another = i == 0 || points[i].first != points[i - 1].first;
    if (another && (steps.empty() || steps.back().size() >= of_each))
      steps.emplace_back();
    steps.back().push_back(points[i].second);
  }
  std::vector<Interval> means;
  for (const auto& step : steps) means.push_back(mean_interval(step));
  return means;
}

StudySummary::Response response(const std::vector<StudyCell>& cells,
                                const VariedParameter& varied) {
  std::vector<double> x, y;
  std::vector<std::pair<double, double>> points;
  for (const StudyCell& cell : cells)
    if (std::isfinite(cell.mean)) {
      x.push_back(varied.values[cell.row]);
      y.push_back(cell.mean);
      points.emplace_back(x.back(), y.back());
    }
  StudySummary::Response found{varied.name, varied.unit, unknown,
                               unknown,     unknown,     {}};
  if (x.empty()) return found;
  Ranker ranker;
  Ranks ranks_of_x, ranks_of_y;
  ranker.rank(x, ranks_of_x);
  ranker.rank(y, ranks_of_y);
  const auto [low, high] = std::ranges::minmax(x);
  found.low = low;
  found.high = high;
  found.correlation = partial_correlation(ranks_of_x, ranks_of_y);
  found.steps = steps_of(std::move(points));
  return found;
}

std::vector<StudySummary::Response> responses(
    const std::vector<StudyCell>& cells,
    const std::vector<VariedParameter>& varied) {
  std::vector<StudySummary::Response> found;
  for (const VariedParameter& each : varied)
    found.push_back(response(cells, each));
  std::ranges::stable_sort(
      found, std::greater{}, [](const StudySummary::Response& each) {
        return std::isfinite(each.correlation) ? std::abs(each.correlation)
                                               : -1.0;
      });
  return found;
}

/// How many cells were stopped by their most replicates, and not by precision.
StudySummary::Aim aim_of(const Results& results, const Precision& wanted) {
  const auto relation =
      std::size_t(std::ranges::find(results.axes().relations, wanted.relation) -
                  results.axes().relations.begin());
  const auto cells =
      study_cells(results, {wanted.quantity, relation, wanted.year});
  if (cells.empty()) return {wanted, std::nullopt};
  const auto missed = std::ranges::count_if(cells, [&](const StudyCell& cell) {
    return !narrow_enough(wanted,
                          mean_interval(Moments{cell.runs, cell.mean, cell.sd},
                                        wanted.confidence));
  });
  return {wanted, std::size_t(missed)};
}

}  // namespace

StudySummary summarise_study(const Results& results, const RunNumber& statistic,
                             const Study& study) {
  const ResultAxes& axes = results.axes();
  const Observable& row =
      *std::ranges::find(run_statistics(), statistic.name, &Observable::name);
  StudySummary summary;
  summary.title = axes.title;
  summary.statistic = row.name;
  summary.unit = row.unit;
  summary.meaning = row.meaning;
  summary.relation = axes.relations.at(statistic.relation);
  summary.runs_planned = axes.runs_planned;
  summary.runs_done = axes.runs_done;
  summary.failed = axes.runs_failed;
  summary.cells = study_cells(results, statistic);
  for (const VariedParameter& each : axes.varied)
    summary.factors.push_back(each.name);
  for (const StudyCell& cell : summary.cells) {
    summary.varied.emplace_back();
    for (const VariedParameter& each : axes.varied)
      summary.varied.back().push_back(each.values[cell.row]);
  }
  summary.scenarios = by_scenario(summary.cells, axes.scenarios);
  summary.responses = responses(summary.cells, axes.varied);
  if (study.until) summary.aim = aim_of(results, *study.until);
  return summary;
}

}  // namespace twinning
