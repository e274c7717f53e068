#include "tools/study_summary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/base/ranks.hpp"
#include "sim/base/statistics.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// Steps that a response is shown in, at most.
constexpr std::size_t most_steps = 8;

using Cell = StudySummary::Cell;

/// The cells of a result whose rows are cells.
std::vector<Cell> kept_cells(const Results& results, std::string_view statistic,
                             std::size_t relation) {
  const ResultAxes& axes = results.axes();
  const auto values = results.statistic(statistic);
  const std::size_t relations = axes.relations.size();
  const auto at = [&](std::size_t row, Summarised what) {
    return values[(row * summary_count + std::size_t(what)) * relations +
                  relation];
  };
  std::vector<Cell> cells;
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    if (axes.row_status[row] == RowStatus::missing) continue;
    const double count = at(row, Summarised::count);
    const bool known = count > 0;
    cells.push_back({axes.row_scenario[row],
                     axes.row_point[row],
                     {},
                     at(row, Summarised::mean),
                     at(row, Summarised::sd) / std::sqrt(count),
                     known ? std::uint32_t(count) : 0});
    for (const VariedParameter& each : axes.varied)
      cells.back().factors.push_back(each.values[row]);
  }
  return cells;
}

/// Finds the cells that were stopped by their cap and not by precision.
void find_cap(const ResultAxes& axes, StudySummary& summary) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> runs;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    runs[{axes.row_scenario[row], axes.row_point[row]}] += axes.row_runs[row];
  summary.cap = std::uint32_t(axes.runs_planned / runs.size());
  for (const auto& [cell, count] : runs)
    summary.at_the_cap += count == summary.cap;
  if (summary.at_the_cap == runs.size()) summary.at_the_cap = 0;
}

/// The cells of a result whose rows are runs.
std::vector<Cell> cells_of_runs(const Results& results,
                                std::string_view statistic,
                                std::size_t relation) {
  const ResultAxes& axes = results.axes();
  const auto values = results.statistic(statistic);
  struct Sample {
    std::size_t row;
    std::vector<double> values;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Sample> samples;
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    if (axes.row_runs[row] == 0) continue;
    Sample& sample =
        samples
            .try_emplace({axes.row_scenario[row], axes.row_point[row]},
                         Sample{row, {}})
            .first->second;
    sample.values.push_back(values[row * axes.relations.size() + relation]);
  }

  std::vector<Cell> cells;
  for (const auto& [place, sample] : samples) {
    const std::size_t count = known(sample.values);
    cells.push_back(
        {place.first,
         place.second,
         {},
         mean(sample.values),
         standard_deviation(sample.values) / std::sqrt(double(count)),
         std::uint32_t(count)});
    for (const VariedParameter& each : axes.varied)
      cells.back().factors.push_back(each.values[sample.row]);
  }
  return cells;
}

/// Means over the cells whose factor lies in each of a few steps of as many
/// cells, from the least to the greatest value; equal values share a step.
std::vector<double> course(std::vector<std::pair<double, double>> points) {
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
  std::vector<double> means;
  for (const auto& step : steps) means.push_back(mean(step));
  return means;
}

StudySummary::Response response(const std::vector<Cell>& cells,
                                const VariedParameter& varied,
                                std::size_t factor) {
  std::vector<double> x, y;
  std::vector<std::pair<double, double>> points;
  for (const Cell& cell : cells)
    if (std::isfinite(cell.mean)) {
      x.push_back(cell.factors[factor]);
      y.push_back(cell.mean);
      points.emplace_back(x.back(), y.back());
    }
  StudySummary::Response found{varied.name, varied.unit, unknown,
                               unknown,     unknown,     {}};
  if (x.empty()) return found;
  const auto [low, high] = std::ranges::minmax(x);
  Ranker ranker;
  Ranks ranks_of_x, ranks_of_y;
  ranker.rank(x, ranks_of_x);
  ranker.rank(y, ranks_of_y);
  found.low = low;
  found.high = high;
  found.correlation = partial_correlation(ranks_of_x, ranks_of_y);
  found.means = course(std::move(points));
  return found;
}

const Observable& row_of(std::string_view statistic) {
  return *std::ranges::find(run_statistics(), statistic, &Observable::name);
}

}  // namespace

StudySummary summarise_study(const Results& results, std::string_view statistic,
                             std::size_t relation) {
  const ResultAxes& axes = results.axes();
  const Observable& row = row_of(statistic);
  StudySummary summary;
  summary.title = axes.title;
  summary.statistic = row.name;
  summary.unit = row.unit;
  summary.meaning = row.meaning;
  summary.relation = axes.relations.at(relation);
  summary.scenarios = axes.scenarios;
  summary.runs_planned = axes.runs_planned;
  summary.runs_done = axes.runs_done;
  summary.failed = axes.runs_failed;
  for (const VariedParameter& each : axes.varied)
    summary.factors.push_back(each.name);
  summary.cells = axes.of_cells ? kept_cells(results, statistic, relation)
                                : cells_of_runs(results, statistic, relation);

  if (axes.complete) find_cap(axes, summary);

  for (std::uint32_t scenario = 0; scenario < axes.scenarios.size();
       ++scenario) {
    std::vector<double> means;
    for (const Cell& cell : summary.cells)
      if (cell.scenario == scenario) means.push_back(cell.mean);
    summary.by_scenario.push_back(mean(means));
  }
  for (std::size_t factor = 0; factor < axes.varied.size(); ++factor)
    summary.responses.push_back(
        response(summary.cells, axes.varied[factor], factor));
  std::ranges::stable_sort(summary.responses, std::greater{},
                           [](const StudySummary::Response& each) {
                             return std::isfinite(each.correlation)
                                        ? std::abs(each.correlation)
                                        : -1.0;
                           });
  return summary;
}

}  // namespace twinning
