#pragma once

#include <span>
#include <string>

#include "output/report/policies.hpp"
#include "output/report/run_statistics.hpp"

namespace twinning::report {

/// What stands first on the page: what was asked, what came out, how sure that
/// is, in sentences made from the numbers, as HTML.
[[nodiscard]] std::string verdict(
    std::span<const RunStatistics> cases,
    std::span<const PolicyDifference> differences);

}  // namespace twinning::report
