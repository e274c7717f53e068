#include "output/report/study_cells.hpp"

#include <algorithm>
#include <map>

#include "sim/experiment/aggregation.hpp"

namespace twinning::report {
namespace {

std::vector<double> factors_of(const ResultAxes& axes, std::size_t row) {
  std::vector<double> values;
  for (const VariedParameter& each : axes.varied)
    values.push_back(each.values[row]);
  return values;
}

CellFindings kept_cell(const ResultAxes& axes, std::size_t row,
                       const std::vector<double>& values) {
  CellFindings cell{
      axes.row_scenario[row], axes.row_point[row], factors_of(axes, row), {}};
  const std::size_t relations = axes.relations.size();
  for (std::size_t relation = 0; relation < relations; ++relation) {
    const auto summary = [&](Summarised kind) {
      return values[(row * axes.summaries.size() + std::size_t(kind)) *
                        relations +
                    relation];
    };
    const double count = summary(Summarised::count);
    cell.found.push_back(mean_interval(
        Moments{count > 0 ? std::size_t(count) : 0, summary(Summarised::mean),
                summary(Summarised::sd)}));
  }
  return cell;
}

using Place = std::pair<std::uint32_t, std::uint32_t>;

std::vector<CellFindings> cells_of_runs(const ResultAxes& axes,
                                        const std::vector<double>& values) {
  std::map<Place, std::vector<std::size_t>> rows;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_status[row] == RowStatus::done)
      rows[{axes.row_scenario[row], axes.row_point[row]}].push_back(row);
  std::vector<CellFindings> cells;
  for (const auto& [place, of_cell] : rows) {
    CellFindings cell{
        place.first, place.second, factors_of(axes, of_cell.front()), {}};
    for (std::size_t relation = 0; relation < axes.relations.size();
         ++relation) {
      std::vector<double> sample;
      for (const std::size_t row : of_cell)
        sample.push_back(values[row * axes.relations.size() + relation]);
      cell.found.push_back(mean_interval(sample));
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace

std::vector<CellFindings> study_cells(const Given& given,
                                      std::string_view statistic) {
  const ResultAxes& axes = given.results.axes();
  const std::vector<double> values = given.results.statistic(statistic);
  if (values.empty()) return {};
  if (!axes.of_cells) return cells_of_runs(axes, values);
  std::vector<CellFindings> cells;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_runs[row] > 0) cells.push_back(kept_cell(axes, row, values));
  std::ranges::stable_sort(cells, {}, [](const CellFindings& cell) {
    return std::pair{cell.scenario, cell.point};
  });
  return cells;
}

}  // namespace twinning::report
