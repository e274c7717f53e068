#pragma once

#include <string>
#include <vector>

#include "output/report/run_statistics.hpp"

namespace twinning::report {

/// What a case shows, in sentences made from the numbers: a list entry of HTML
/// for each question, with a line for each relation.
[[nodiscard]] std::string case_findings(const RunStatistics& found);

/// How sure a finding is, to stand beside it.
[[nodiscard]] std::string sure(const std::string& words, bool decided = true);

/// "UK-China", "UK-China and UK-Europe", as HTML.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace twinning::report
