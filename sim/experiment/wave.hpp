#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// A cell made ready to run.
struct ReadyCell {
  std::size_t cell = 0;
  std::shared_ptr<const World> world;  ///< none: it could not be made
  std::string identity;
  std::string failure;  ///< why
};

/// The cells whose runs are made at one time: few enough to be in memory, many
/// enough to keep all threads at work.
class Wave {
 public:
  /// The most cells of one wave; fewer where their worlds are large.
  [[nodiscard]] static std::size_t most_cells(const StudyPlan& plan);

  /// Makes cells ready, several at once; those of the wave before that are
  /// among them are taken over.
  void prepare(const StudyPlan& plan, std::span<const std::size_t> cells,
               Crew& crew);

  [[nodiscard]] std::span<const ReadyCell> cells() const { return cells_; }
  [[nodiscard]] const ReadyCell& of(std::size_t cell) const;

 private:
  std::vector<ReadyCell> cells_;  ///< ascending
};

}  // namespace twinning
