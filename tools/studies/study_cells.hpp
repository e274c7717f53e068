#pragma once

#include <optional>
#include <string>
#include <vector>

#include "output/results.hpp"

namespace twinning {

/// A number of each run of a study.
struct RunNumber {
  std::string name;  ///< of a statistic; with a year, of a yearly observable
  std::size_t relation = 0;
  std::optional<int> year;
};

/// A scenario at a design point, and what its replicates say of a quantity.
struct StudyCell {
  std::uint32_t scenario, point;
  std::size_t row;     ///< one of its rows in the result
  std::uint32_t runs;  ///< replicates in which the quantity is known
  double mean;         ///< over these; NaN: there are none
  double sd;           ///< NaN of fewer than two
};

/// The cells of a result that have been made, scenario by scenario; none if
/// the quantity was not recorded.
[[nodiscard]] std::vector<StudyCell> study_cells(const Results& results,
                                                 const RunNumber& quantity);

}  // namespace twinning
