#pragma once

#include <cstddef>
#include <span>

#include "sim/base/statistics.hpp"

namespace twinning {

/// What may be said of a quantity from a sample of it.  What is not known
/// (NaN) takes no part.  The only door to Boost's distributions.

/// An estimate and the interval that holds the true value with a stated
/// confidence.
struct Interval {
  double mean;        ///< or share, or difference: what is estimated
  double low, high;   ///< NaN where there are too few values to tell
  std::size_t count;  ///< known values, or pairs, that it rests on
};

/// The value below which a number of Student's distribution lies with the given
/// probability.  What C libraries may differ in is cut off, so that every
/// machine finds the same: seven digits are kept.
///
/// Range:   probability in (0, 1); freedom above 0
[[nodiscard]] double student_quantile(double probability, double freedom);

/// The mean with Student's interval.
///
/// Range:   confidence in (0, 1); NaN bounds of fewer than two values; of
///          values that are all alike the interval is a point
/// Source:  Student (1908)
[[nodiscard]] Interval mean_interval(std::span<const double> sample,
                                     double confidence = 0.95);

/// The same of a sample of which no more is kept.
[[nodiscard]] Interval mean_interval(const Moments& sample,
                                     double confidence = 0.95);

/// The chance of a mean at least this far from 0, on either side, if the true
/// one were 0: Student's test.
///
/// Range:   NaN of fewer than two values; of values that are all alike 0, or 1
///          if they are 0
[[nodiscard]] double chance_of_none(std::span<const double> sample);
[[nodiscard]] double chance_of_none(const Moments& sample);

/// The difference of two means of independent samples, `other` less `base`,
/// with Welch's interval, and the chance of one as large if there were none.
///
/// Range:   as above, of fewer than two values in either; `count` is of the
///          smaller sample
/// Source:  Welch (1947)
struct Welch {
  Interval difference;
  double chance_of_none;
};
[[nodiscard]] Welch independent_difference(std::span<const double> base,
                                           std::span<const double> other,
                                           double confidence = 0.95);

/// A share of cases with Wilson's interval, which holds near 0 and 1 as well.
///
/// Range:   cases up to count; NaN of a count of 0
/// Source:  Wilson (1927); Brown, Cai & DasGupta (2001) on its coverage
[[nodiscard]] Interval share_interval(std::size_t cases, std::size_t count,
                                      double confidence = 0.95);

}  // namespace twinning
