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

/// How many rows of a plan are there already, by the rules of StudyStore: those
/// it would take over, or find made when it goes on.  What does not exist holds
/// none.
///
/// Errors:  as Reuse, of those that are named
[[nodiscard]] std::size_t count_held_rows(const StudyPlan& plan,
                                          const HeldRows& sources, Crew& crew);

}  // namespace twinning
