#pragma once

#include <map>
#include <string>
#include <vector>

#include "output/report/cases.hpp"
#include "sim/base/statistics.hpp"

namespace twinning::report {

/// The statistics of the end of each run of a case; of cells, the means over
/// each cell's runs.
class RunStatistics {
 public:
  explicit RunStatistics(const Case& of);

  /// One value for each row of the case; empty if not recorded.
  [[nodiscard]] std::vector<double> values(std::string_view name,
                                           std::size_t relation) const;
  /// Values of rows as means at the design points of a study, whose runs share
  /// what varies: one value for each; where nothing varies, the values.
  [[nodiscard]] std::vector<double> over_points(
      std::vector<double> of_rows) const;
  [[nodiscard]] Ensemble over_rows(std::string_view name,
                                   std::size_t relation) const;
  /// The share of rows in which one statistic is above another; NaN if both
  /// are known in none.
  [[nodiscard]] double share_above(std::string_view one, std::string_view other,
                                   std::size_t relation) const;
  [[nodiscard]] const Case& of() const { return *case_; }

 private:
  const Case* case_;
  std::map<std::string, std::vector<double>, std::less<>> all_;
};

}  // namespace twinning::report
