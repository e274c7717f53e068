#pragma once

#include "output/report/picture.hpp"
#include "output/report/study_cells.hpp"

namespace twinning::report {

/// How a statistic moves with each number that a study varies, the strongest
/// first; empty if none is varied.
[[nodiscard]] Picture responses(const Given& given, std::string_view statistic,
                                const std::string& words,
                                std::span<const CellFindings> cells);

/// The same over the two strongest numbers, as a map in colours, a panel for
/// each relation; empty if fewer than two are varied.
[[nodiscard]] Picture heat_map(const Given& given, const std::string& words,
                               std::span<const CellFindings> cells);

}  // namespace twinning::report
