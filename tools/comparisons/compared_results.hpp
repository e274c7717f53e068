#pragma once

#include <string>
#include <vector>

#include "tools/comparisons/compared_scenarios.hpp"

namespace twinning {

/// The scenarios of a result file, or of the parts of one, with their runs.
///
/// Errors:  UserError(input) if it holds points of a design, or cells: there
///          `sweep` tells what differs
[[nodiscard]] std::vector<ComparedScenario> compared_results(
    const std::string& file);

}  // namespace twinning
