#include "tools/studies/study_cells.hpp"

#include <algorithm>
#include <map>

#include "sim/base/statistics.hpp"
#include "sim/experiment/summaries.hpp"

namespace twinning {
namespace {

/// The values of a quantity, [row], or [row][summary] where rows are cells.
std::vector<double> values_of(const Results& results,
                              const RunNumber& quantity) {
  const ResultAxes& axes = results.axes();
  const std::vector<double> all = quantity.year
                                      ? results.yearly(quantity.name)
                                      : results.statistic(quantity.name);
  const std::size_t years = quantity.year ? axes.years.size() : 1;
  const auto year =
      quantity.year
          ? std::size_t(std::ranges::find(axes.years, *quantity.year) -
                        axes.years.begin())
          : 0;
  std::vector<double> values;
  for (std::size_t at = 0; at < all.size(); at += years * axes.relations.size())
    values.push_back(
        all[at + year * axes.relations.size() + quantity.relation]);
  return values;
}

std::vector<StudyCell> kept_cells(const ResultAxes& axes,
                                  const std::vector<double>& values) {
  std::vector<StudyCell> cells;
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    if (axes.row_status[row] == RowStatus::missing) continue;
    const auto of = [&](Summarised what) {
      return values[row * summary_count + std::size_t(what)];
    };
    const double count = of(Summarised::count);
    cells.push_back({axes.row_scenario[row], axes.row_point[row], row,
                     count > 0 ? std::uint32_t(count) : 0, of(Summarised::mean),
                     of(Summarised::sd)});
  }
  return cells;
}

std::vector<StudyCell> cells_of_runs(const ResultAxes& axes,
                                     const std::vector<double>& values) {
  struct Sample {
    std::size_t row;
    std::vector<double> values;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Sample> samples;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_runs[row] > 0)
      samples
          .try_emplace({axes.row_scenario[row], axes.row_point[row]},
                       Sample{row, {}})
          .first->second.values.push_back(values[row]);

  std::vector<StudyCell> cells;
  for (const auto& [place, sample] : samples)
    cells.push_back({place.first, place.second, sample.row,
                     std::uint32_t(known(sample.values)), mean(sample.values),
                     standard_deviation(sample.values)});
  return cells;
}

}  // namespace

std::vector<StudyCell> study_cells(const Results& results,
                                   const RunNumber& quantity) {
  const std::vector<double> values = values_of(results, quantity);
  if (values.empty()) return {};
  return results.axes().of_cells ? kept_cells(results.axes(), values)
                                 : cells_of_runs(results.axes(), values);
}

}  // namespace twinning
