#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/layout.hpp"

namespace twinning {

using PlanInWords = std::vector<std::pair<std::string, std::string>>;

/// All that determines a result, item by item, so that the first difference
/// of two plans can be named.
[[nodiscard]] PlanInWords plan_in_words(const StudyPlan& plan,
                                        const Layout& layout);

[[nodiscard]] std::string hash_of_plan(const PlanInWords& plan);

/// Where two plans first differ: "seed is 5 here and 4 there".  Empty if
/// nowhere.
[[nodiscard]] std::string first_difference(const PlanInWords& here,
                                           const PlanInWords& there);

/// Errors:  UserError(input) unless all scenarios have the axes of the first;
///          std::logic_error if the plan is empty
void require_same_axes(const StudyPlan& plan);

/// Version of the program, without commit and build.
[[nodiscard]] std::string_view program_version();

}  // namespace twinning
