#pragma once

#include <map>
#include <string>
#include <vector>

#include "output/report/cases.hpp"
#include "sim/base/statistics.hpp"

namespace twinning::report {

/// What the runs of a case show of a quantity, year by year.
using Course = std::vector<Ensemble>;

/// Yearly observables of a case over its runs: mean, and the interval that
/// holds 90 % of the runs.
///
/// Of cells of a study, whose runs are not kept, these are the means over
/// cells of each cell's mean and 5 % and 95 % quantiles.
class Courses {
 public:
  explicit Courses(const Case& of);

  /// Of a yearly observable, or of one of "standing", "share_culture",
  /// "share_education", "share_delegation"; nothing if it was not recorded.
  [[nodiscard]] const Course* find(std::string_view name,
                                   std::size_t relation) const;

  [[nodiscard]] std::size_t relations() const;
  [[nodiscard]] const std::vector<double>& years() const { return years_; }
  [[nodiscard]] const Case& of() const { return *case_; }

 private:
  using Values = std::vector<double>;
  [[nodiscard]] std::vector<Course> summed_up(const Values& values) const;
  [[nodiscard]] Ensemble of_cells(const Values& values, std::size_t year,
                                  std::size_t relation) const;
  void add_shares(const std::vector<Values>& visits);

  const Case* case_;
  std::vector<double> years_;
  std::map<std::string, std::vector<Course>, std::less<>> courses_;
};

/// One of the three numbers of each year, for drawing.
[[nodiscard]] std::vector<double> means(const Course& course);
[[nodiscard]] std::vector<double> lows(const Course& course);
[[nodiscard]] std::vector<double> highs(const Course& course);

}  // namespace twinning::report
