#pragma once

#include <string>

#include "output/report/run_statistics.hpp"

namespace twinning::report {

/// What a case shows of one relation, in sentences made from the numbers: a
/// list entry of HTML for each.
[[nodiscard]] std::string relation_findings(const RunStatistics& found,
                                            std::size_t relation);

/// Its four main numbers, as entries of a list of HTML.
[[nodiscard]] std::string relation_figures(const RunStatistics& found,
                                           std::size_t relation);

/// How sure a finding is, to stand beside it.
[[nodiscard]] std::string sure(const std::string& words, bool decided = true);

}  // namespace twinning::report
