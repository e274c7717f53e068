#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace twinning {

/// How well an ensemble foretold one number that was observed later, or
/// elsewhere.  Runs in which the quantity is not known (NaN) take no part, and
/// of an observation that is not known every score is NaN.

/// The continuous ranked probability score of the ensemble as it stands,
/// mean |x_i − y| − ½·mean |x_i − x_j| over all pairs, each with itself too.
///
/// Units:   those of the quantity; 0 is best, and of one run it is |x − y|
/// Source:  Gneiting & Raftery (2007), section 4.2
[[nodiscard]] double ranked_score(std::span<const double> runs,
                                  double observed);

/// The same put right for the number of runs: what an ensemble without end
/// would score, in expectation.  The second mean leaves out pairs of a run with
/// itself, so that it can be below 0.
///
/// Range:   NaN of fewer than two runs
/// Source:  Ferro (2014)
[[nodiscard]] double fair_ranked_score(std::span<const double> runs,
                                       double observed);

/// Where the observation lies among the runs.
struct ObservedRank {
  std::size_t runs;   ///< that are known
  std::size_t below;  ///< runs below the observation
  std::size_t equal;  ///< runs equal to it
  double position;    ///< in (0, 1), see `observed_rank`
};

/// The probability integral transform by ranks: (below + u·(equal + 1))/(n + 1)
/// with u in (0, 1).  It is uniform if the observation is one more run.  What
/// randomises ties is a pure function of the seed and the subject, so that the
/// same question always has the same answer.
///
/// Range:   position NaN without a run or an observation
/// Source:  Czado, Gneiting & Held (2009), for counts
[[nodiscard]] ObservedRank observed_rank(std::span<const double> runs,
                                         double observed, std::uint64_t seed,
                                         std::uint32_t subject);

/// The bounds between which the next run lies with a stated probability.
struct Bounds {
  double low, high;

  [[nodiscard]] bool hold(double value) const {
    return low <= value && value <= high;
  }
};

/// The central interval between order statistics at (n + 1)·share, which holds
/// one more run with exactly that probability where (n + 1)·share is whole, and
/// nearly so between.
///
/// Range:   share in (0, 1); NaN where too few runs are known to tell, fewer
///          than `least_runs(share)`
/// Source:  type 6 of Hyndman & Fan (1996)
[[nodiscard]] Bounds central_bounds(std::span<const double> runs, double share);

/// The fewest runs of which a central interval can be given: 3 for one half, 19
/// for 90 %, 39 for 95 %.
[[nodiscard]] std::size_t least_runs(double share);

/// The shares of the central intervals that are told.
inline constexpr std::array<double, 3> told_shares{0.5, 0.9, 0.95};

}  // namespace twinning
