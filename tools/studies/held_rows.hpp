#pragma once

#include <filesystem>
#include <span>

#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// How many rows of a plan are there already: in results, or in folders of
/// parts, of this or of other plans.  Those that do not exist hold none.
///
/// Errors:  UserError(file), UserError(input) as Results
[[nodiscard]] std::size_t count_held_rows(
    const StudyPlan& plan, std::span<const std::filesystem::path> sources,
    Crew& crew);

}  // namespace twinning
