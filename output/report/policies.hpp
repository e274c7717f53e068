#pragma once

#include <optional>
#include <span>
#include <vector>

#include "output/report/courses.hpp"
#include "output/report/picture.hpp"
#include "output/report/run_statistics.hpp"
#include "sim/inference/interval.hpp"

namespace twinning::report {

/// A statistic that policies are compared by.
struct Yardstick {
  std::string_view statistic;  ///< "deals_a_year"
  std::string_view words;      ///< "deals a year, last ten years"
};
[[nodiscard]] std::span<const Yardstick> yardsticks();

/// How a case differs from the first in a statistic of a relation.
struct PolicyDifference {
  const Case* policy;
  std::size_t relation;
  const Yardstick* by;
  double base;          ///< mean of the first
  Interval difference;  ///< of the means, 95 %
  Interval more;        ///< share of the pairs with more; NaN: not paired
  bool paired;          ///< run by run, with the same luck

  [[nodiscard]] bool decided() const {
    return difference.low > 0 || difference.high < 0;
  }
  /// Whether pairs are those of design points, each over its runs.
  [[nodiscard]] bool by_points() const { return paired && policy->varies(); }
  [[nodiscard]] bool nothing() const {
    return difference.low == 0 && difference.high == 0;
  }
  /// The difference as a share of the first's mean.
  [[nodiscard]] Interval relative() const;
};

/// Whether two cases tell of the same years: differences of what stands at the
/// end, or in the last ten years, would else be those of the years.
[[nodiscard]] bool same_years(const Case& one, const Case& other);

/// Every case of the same years against the first.
[[nodiscard]] std::vector<PolicyDifference> policy_differences(
    std::span<const RunStatistics> cases);

/// The differences as pictures: what changes at the end, and when.
[[nodiscard]] Picture policies_at_end(
    std::span<const PolicyDifference> differences, const Case& base);

}  // namespace twinning::report
