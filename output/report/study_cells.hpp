#pragma once

#include <string>
#include <vector>

#include "output/report/cases.hpp"
#include "sim/inference/interval.hpp"

namespace twinning::report {

/// A scenario at a design point of a study, and what its runs show of one
/// statistic.
struct CellFindings {
  std::uint32_t scenario = 0, point = 0;
  std::vector<double> factors;  ///< values of what is varied
  std::vector<Interval> found;  ///< of each relation; 95 %, of the mean
};

/// The cells of a study that have runs, in the order of scenario and point.
[[nodiscard]] std::vector<CellFindings> study_cells(const Given& given,
                                                    std::string_view statistic);

}  // namespace twinning::report
