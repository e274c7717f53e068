#pragma once

#include <span>
#include <string>

#include "output/report/policies.hpp"
#include "output/report/run_statistics.hpp"

namespace twinning::report {

/// What stands first on the page: what was asked, what came out, how sure that
/// is, in sentences made from the numbers, as HTML; `evidence` is HTML, too:
/// what observations and claims say of the model.
[[nodiscard]] std::string verdict(std::span<const RunStatistics> cases,
                                  std::span<const PolicyDifference> differences,
                                  const std::string& evidence = {});

}  // namespace twinning::report
