#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "output/results.hpp"
#include "sim/experiment/study_plan.hpp"

namespace twinning {

/// The file itself, or the folder of parts beside it while its study is under
/// way; of a folder of parts that is no more, the file it became.
[[nodiscard]] std::filesystem::path result_or_parts(
    const std::filesystem::path& file);

/// What `read` gives of some results.  Where a study becomes complete while
/// its parts are read, they go, and the finished file is read instead, once.
///
/// Errors:  those of `read`
[[nodiscard]] std::string read_to_the_end(
    const std::vector<std::string>& files,
    const std::function<std::string()>& read);

/// The row of a result that was asked for by its number, if it has one.
///
/// Errors:  UserError(command_line) if it has none: "twinning `command`: …"
[[nodiscard]] std::size_t row_of(const ResultAxes& axes, std::uint64_t number,
                                 std::string_view command);

/// What a row of a result is called: a run, or a cell of them.
[[nodiscard]] std::string_view name_of_rows(const ResultAxes& axes);

/// The study of a result, made ready to run from what the result keeps of it.
///
/// Errors:  UserError(input) if it holds other rows or years than that study
///          has
[[nodiscard]] StudyPlan plan_of(const Results& results);

}  // namespace twinning
