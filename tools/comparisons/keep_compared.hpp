#pragma once

#include <string>
#include <vector>

#include "tools/comparisons/compared_scenarios.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/options.hpp"

namespace twinning {

/// Makes the runs of scenarios, all of them from files, as a study of them
/// would, and keeps them in the result that --keep names; the runs are then
/// those that it holds.  Runs of the same scenarios that are there already, all
/// or of a comparison that was stopped, are taken up, and none is dropped.
///
/// Gives 0, or 128 + N if signal N ended it before.
///
/// Errors:  as StudyStore; UserError(limit) if the result would be too large
[[nodiscard]] int keep_runs(std::vector<ComparedScenario>& scenarios,
                            const Arguments& given,
                            const Interruption& interruption);

}  // namespace twinning
