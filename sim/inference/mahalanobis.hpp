#pragma once

#include <cstddef>
#include <span>

namespace twinning {

/// How far what was observed lies from the runs, in several numbers at once.
struct Mahalanobis {
  double distance;      ///< squared, of the observation from the runs' mean
  double chance;        ///< p: a run at least as far; NaN if not tested
  std::size_t runs;     ///< in which all the numbers are known
  std::size_t rank;     ///< directions in which runs and observation vary
  std::size_t numbers;  ///< that were compared
};

/// The Monte-Carlo test of RSiena: is what was observed as far from the runs,
/// in units of their own spread, as they are from each other?
///
/// The observation is put among the runs, each is measured from the mean of all
/// with the (pseudo-)inverse of the covariance of all, and p is the share of
/// them that lie at least as far as the observation does.  If the observation
/// is one more run then every order is as likely as every other, and p is
/// exact for any number of runs, at least 1/(n + 1).  Measuring from all is
/// measuring each from the others: the order of the distances is the same.
///
/// Directions in which nothing varies (shares that sum to 1) take no part:
/// eigenvalues below 1e-10 of the largest, of numbers scaled to unit variance.
///
/// Shape:   runs [run][number], observed [number]
/// Range:   chance NaN of fewer than two runs, or where a number observed is
///          not known; runs with an unknown number take no part
/// Source:  Lospinoso & Snijders (2019); Hotelling (1931)
[[nodiscard]] Mahalanobis mahalanobis_test(std::span<const double> runs,
                                           std::span<const double> observed);

}  // namespace twinning
