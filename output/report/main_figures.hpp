#pragma once

#include <string>

#include "output/report/run_statistics.hpp"

namespace twinning::report {

/// Relations that the verdict tells of, at most: so many fit a telephone.
inline constexpr std::size_t most_relations_told = 3;

/// What ranges of a case hold 90 % of: "runs"; where it has means over the
/// runs of design points, these.
[[nodiscard]] std::string_view rows_of(const Case& of);

/// The main numbers of a case, a column for each relation, as a table of HTML
/// that is shown in large letters; empty if none was recorded.
[[nodiscard]] std::string main_figures(const RunStatistics& found);

}  // namespace twinning::report
