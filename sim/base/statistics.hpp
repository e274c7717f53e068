#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace twinning {

/// Statistics of a sample.  What is not known (NaN) takes no part: it counts
/// neither as a value nor as zero.  Sums run in the order of the sample.

/// How many values are known.
[[nodiscard]] std::size_t known(std::span<const double> sample);

/// Those that are known, in their order, and in ascending order.
[[nodiscard]] std::vector<double> known_values(std::span<const double> sample);
[[nodiscard]] std::vector<double> ascending(std::span<const double> sample);

/// What is known of a sample by its sums.
struct Moments {
  std::size_t count;  ///< of the values that are known
  double mean;        ///< NaN of no values
  double deviation;   ///< the standard one; NaN of fewer than two values
};
[[nodiscard]] Moments moments(std::span<const double> sample);

/// The arithmetic mean; NaN of no values.
[[nodiscard]] double mean(std::span<const double> sample);

/// The standard deviation with n − 1 in the denominator; NaN of fewer than two
/// values.
///
/// Source:  computed in two passes, as Chan, Golub & LeVeque (1983) advise
[[nodiscard]] double standard_deviation(std::span<const double> sample);

/// The quantile by linear interpolation between order statistics.
///
/// With the values in ascending order x(0) … x(n−1) and h = (n − 1)·share, it
/// lies at the fraction h − ⌊h⌋ of the way from x(⌊h⌋) to x(⌊h⌋ + 1).
///
/// Range:   share in [0, 1]; NaN of no values
/// Source:  type 7 of Hyndman & Fan (1996), as R and NumPy compute it
[[nodiscard]] double quantile(std::span<const double> sample, double share);
/// The same of values that are all known and in ascending order.
[[nodiscard]] double quantile_of_sorted(std::span<const double> values,
                                        double share);

/// What an ensemble says of one quantity.
struct Ensemble {
  double mean;
  double low;        ///< 5 % of the runs lie below
  double high;       ///< 5 % of the runs lie above
  std::size_t runs;  ///< in which the quantity is known
};

/// The mean over runs and the interval that holds 90 % of them: the spread of
/// single runs, not the error of the mean.
[[nodiscard]] Ensemble ensemble(std::span<const double> one_a_run);

}  // namespace twinning
