#pragma once

#include <memory>
#include <optional>
#include <string>

#include "output/report/cases.hpp"
#include "output/report/link_states.hpp"
#include "output/report/run_ends.hpp"

namespace twinning::report {

/// What the runs of a case show of its links.
struct LinkFindings {
  LinkStates states;  ///< of every year, or of the last alone
  EndsOfRuns ends;
  std::string over;  ///< "over 200 runs, made again for this page …"
};

/// Reads it from the result; where that keeps links at the end only, runs are
/// made again with links of every year, if that can be done.
///
/// Nothing if the result keeps no links and its runs cannot be made again.
[[nodiscard]] std::unique_ptr<LinkFindings> link_findings(const Case& of);

}  // namespace twinning::report
