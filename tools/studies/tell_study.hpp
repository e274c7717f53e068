#pragma once

#include <filesystem>

#include "sim/experiment/study_plan.hpp"
#include "tools/console/options.hpp"

namespace twinning {

inline constexpr Option statistic_option{
    "statistic", Takes::text, "NAME",
    "the statistic that the summary is about; default: the one whose precision "
    "decides, or deals_a_year"};
inline constexpr Option relation_option{
    "relation", Takes::text, "NAME",
    "the relation it is about; default: the first"};

/// Checks what the summary shall be about.
///
/// Errors:  UserError(command_line): no such statistic or relation; names the
///          nearest
void check_what_to_tell(const Arguments& given, const Study& study);

/// Prints the summary of a finished study, unless --quiet, and gives the exit
/// status: success, or runs_failed.
[[nodiscard]] int tell_of_study(const std::filesystem::path& result,
                                const Arguments& given, const Study& study);

/// Prints what a study will take, and how much of it there is already, in this
/// form or an earlier one; gives the exit status.
[[nodiscard]] int tell_estimate_of_study(const std::filesystem::path& result,
                                         const Arguments& given,
                                         const StudyPlan& plan,
                                         unsigned threads);

}  // namespace twinning
