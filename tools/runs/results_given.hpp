#pragma once

#include <filesystem>

#include "output/results.hpp"
#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// The file itself, or the folder of parts beside it while its study is under
/// way.
[[nodiscard]] std::filesystem::path result_or_parts(
    const std::filesystem::path& file);

/// The study of a result, made ready to run from what the result keeps of it.
///
/// Errors:  UserError(input) if it holds other rows than that study has
[[nodiscard]] StudyPlan plan_of(const Results& results);

}  // namespace twinning
