#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/experiment/study.hpp"

namespace twinning {

/// The rows of a study's result, in the order in which they are made and kept:
/// its runs, or its cells where only aggregates over their runs are kept.
///
/// A cell is a scenario at a point of the design; cells are numbered scenario
/// by scenario.  Runs come in rounds: so many replicates of each cell, then as
/// many more of each, so that a study that is stopped is balanced.  Where the
/// number of replicates depends on what they show, all runs of a cell stand
/// together.
class StudyRows {
 public:
  /// Replicates of a cell in one round.
  static constexpr std::uint32_t round = 32;

  explicit StudyRows(const Study& study);

  struct Run {
    std::size_t cell;
    std::uint32_t replicate;
    bool operator==(const Run&) const = default;
  };

  [[nodiscard]] bool of_cells() const { return of_cells_; }
  [[nodiscard]] std::size_t cells() const { return cells_; }
  [[nodiscard]] std::uint32_t replicates() const { return replicates_; }
  [[nodiscard]] std::size_t count() const {
    return of_cells_ ? cells_ : cells_ * replicates_;
  }
  [[nodiscard]] std::size_t runs() const { return cells_ * replicates_; }
  /// Runs that a row stands for, at most.
  [[nodiscard]] std::size_t runs_of_a_row() const {
    return of_cells_ ? replicates_ : 1;
  }

  /// Consecutive rows that are made together: those of a cell where the number
  /// of its replicates depends on what they show, else one.
  [[nodiscard]] std::size_t rows_made_together() const {
    return cell_by_cell_ && !of_cells_ ? replicates_ : 1;
  }

  /// The run of a row; of a row that is a cell, its first.
  [[nodiscard]] Run run(std::size_t row) const;

  /// The row of a run, or of its cell.
  [[nodiscard]] std::size_t row(const Run& run) const;

 private:
  std::size_t cells_;
  std::uint32_t replicates_;
  bool of_cells_, cell_by_cell_;
};

}  // namespace twinning
