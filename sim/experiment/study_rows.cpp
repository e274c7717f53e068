#include "sim/experiment/study_rows.hpp"

#include <algorithm>

namespace twinning {

StudyRows::StudyRows(const Study& study)
    : cells_{study.cell_count()},
      replicates_{study.replicates},
      of_cells_{study.runs == Study::Runs::aggregates},
      cell_by_cell_{study.until.has_value()} {}

StudyRows::Run StudyRows::run(std::size_t row) const {
  if (of_cells_) return {row, 0};
  if (cell_by_cell_)
    return {row / replicates_, std::uint32_t(row % replicates_)};

  // All rounds but the last have `round` replicates of each cell.
  const std::size_t number = row / (cells_ * round);
  const auto first = std::uint32_t(number * round);
  const std::uint32_t of_each = std::min(round, replicates_ - first);
  const std::size_t place = row - number * cells_ * round;
  return {place / of_each, first + std::uint32_t(place % of_each)};
}

std::size_t StudyRows::row(const Run& run) const {
  if (of_cells_) return run.cell;
  if (cell_by_cell_) return run.cell * replicates_ + run.replicate;

  const std::uint32_t first = run.replicate / round * round;
  const std::uint32_t of_each = std::min(round, replicates_ - first);
  return first * cells_ + run.cell * of_each + (run.replicate - first);
}

}  // namespace twinning
