#pragma once

#include <span>
#include <string>

#include "output/report/policies.hpp"

namespace twinning::report {

/// The one sentence that a reader of a comparison remembers, as HTML.
[[nodiscard]] std::string policy_headline(
    std::span<const PolicyDifference> differences);

/// What each policy does to the main yardsticks: a list entry of HTML for each,
/// with a line for each relation.
[[nodiscard]] std::string policy_findings(
    std::span<const PolicyDifference> differences);

}  // namespace twinning::report
