#pragma once

#include <optional>
#include <vector>

#include "tools/comparisons/comparison_report.hpp"
#include "tools/console/options.hpp"

namespace twinning {

/// --until-decided and --at-most.  Each look doubles the replicates at least,
/// so that their greatest number is known before, and each is held to its share
/// of the level (Bonferroni).
///
/// Errors:  UserError(command_line) if there is no such statistic
[[nodiscard]] std::optional<Decision> decision(
    const Arguments& given, const std::vector<ComparedScenario>& all);

/// After a look: whether more runs are wanted, and then sets how many.  A case
/// is decided when its chance is below the level of a look, shared among all
/// that are asked at once.
[[nodiscard]] bool wants_more(ComparisonReport& report,
                              std::vector<ComparedScenario>& all);

}  // namespace twinning
