#pragma once

#include <optional>

#include "scenarios/reader/read_claim_scenarios.hpp"
#include "sim/experiment/claims.hpp"

namespace twinning {

/// Reads one [[claims.tests]] of a file whose tests start from `base` unless
/// they say otherwise; without a base, what names parts of it is passed over.
///
/// Errors:  in `problems`
[[nodiscard]] ClaimTest read_claim_test(const Node& table,
                                        std::optional<std::size_t> base,
                                        ClaimScenarios& scenarios,
                                        Problems& problems);

}  // namespace twinning
