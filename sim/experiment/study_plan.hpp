#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/batch.hpp"
#include "sim/experiment/study.hpp"
#include "sim/experiment/study_rows.hpp"

namespace twinning {

/// A study made ready: its rows, and its scenarios as they are before a factor
/// is varied, which give the axes of the result.
struct StudyPlan {
  explicit StudyPlan(Study given);

  Study study;
  StudyRows rows;
  std::vector<std::shared_ptr<const World>> scenarios;

  /// The world of a cell; that of its scenario where nothing differs.
  [[nodiscard]] std::shared_ptr<const World> world(std::size_t cell) const;

  /// Identity of a cell: the hash of all that determines its runs but the
  /// replicate, without making its world.
  [[nodiscard]] std::string identity(std::size_t cell) const;

  /// Identity of a row, to know it again in another study: the run's, or of a
  /// cell the hash of the cell and of how many replicates it has.
  [[nodiscard]] std::string row_hash(std::size_t row,
                                     const std::string& cell_identity) const;
};

/// The study of one scenario, as `run` makes it.
[[nodiscard]] Study study_of(Scenario scenario);

}  // namespace twinning
