#include "tools/runs/held_runs.hpp"

#include <algorithm>

#include "output/results.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {

void HeldRuns::add(const std::string& file) {
  const Results results(result_or_parts(file));
  const ResultAxes& axes = results.axes();
  if (axes.of_cells)
    throw UserError(Fault::input,
                    text("{}: keeps aggregates over replicates, and claims "
                         "need single runs; make it with record.runs = \"all\"",
                         shown(file)));
  const std::size_t relations = axes.relations.size();
  std::vector<double> of_row(statistic_count * relations);
  std::vector<std::vector<double>> columns;
  for (const Observable& row : run_statistics()) {
    columns.push_back(results.statistic(row.name));
    if (columns.back().size() != axes.rows() * relations) return;  // not kept
  }
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    if (axes.row_status[row] != RowStatus::done) continue;
    for (std::size_t i = 0; i < statistic_count; ++i)
      for (std::size_t r = 0; r < relations; ++r)
        of_row[i * relations + r] = columns[i][row * relations + r];
    rows_.emplace(axes.row_hash[row], of_row);
  }
}

std::vector<double> HeldRuns::find(const std::string& hash) const {
  const auto found = rows_.find(hash);
  return found == rows_.end() ? std::vector<double>{} : found->second;
}

}  // namespace twinning
