#pragma once

#include "output/table.hpp"
#include "sim/experiment/study_plan.hpp"

namespace twinning {

// The groups of a result: their axes, and what else is known of them before a
// run is made.  Every group repeats the axes it uses.  What each holds is told
// by output/FORMAT.md.

[[nodiscard]] Table root_table(const StudyPlan& plan);
[[nodiscard]] Table statistics_table(const StudyPlan& plan);
[[nodiscard]] Table link_table(const StudyPlan& plan);
[[nodiscard]] Table city_table(const StudyPlan& plan);

}  // namespace twinning
