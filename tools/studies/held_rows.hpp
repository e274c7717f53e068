#pragma once

#include <filesystem>
#include <vector>

#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// Results and folders of parts whose rows a study might take over.
struct HeldRows {
  /// Those that it is told to take over.
  std::vector<std::filesystem::path> named;
  /// Those that merely lie there: where rows of one cannot be taken over, it
  /// holds none.
  std::vector<std::filesystem::path> nearby;
};

/// Rows that are there already.
struct HeldCount {
  std::size_t of_the_plan = 0;
  std::size_t of_no_use = 0;  ///< in what is named, but not of the plan
};

/// Counts what is there of a plan, by the rules of StudyStore: what it would
/// take over, or find made when it goes on.  What does not exist holds none.
///
/// Errors:  as Reuse, of those that are named
[[nodiscard]] HeldCount count_held_rows(const StudyPlan& plan,
                                        const HeldRows& sources, Crew& crew);

/// Refuses to replace outputs, the result first, by a plan that has no use for
/// some of their rows.
///
/// Errors:  UserError(file), with their number and how to keep them
void refuse_loss(const StudyPlan& plan,
                 const std::vector<std::filesystem::path>& outputs, Crew& crew);

/// A result file, and what else a study has left of itself beside it.
[[nodiscard]] std::vector<std::filesystem::path> outputs_at(
    const std::filesystem::path& result);

}  // namespace twinning
