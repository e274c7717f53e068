#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/inference/bootstrap.hpp"
#include "sim/inference/interval.hpp"
#include "sim/inference/pairing.hpp"

namespace twinning {

/// How differences are judged: at which level, and by which resamples.
struct Judging {
  double level = 0.05;
  Resampling resampling{};

  [[nodiscard]] double confidence() const { return 1 - level; }
};

/// What may be said of a difference.
enum class DifferenceVerdict {
  same,   ///< no pair of runs differs
  open,   ///< may be luck
  more,   ///< the other has more
  less,   ///< the other has less
  alone,  ///< too few runs to tell
};

/// What a quantity has in one ensemble less what it has in the base.
struct Difference {
  double base, other;  ///< means, over the pairs where runs are paired
  Interval student;    ///< Student's where paired, else Welch's
  Interval bootstrap;
  PairShares pairs;  ///< NaN where runs are not paired
  double chance;    ///< of as much if there were no difference; NaN: none asked
  double adjusted;  ///< the same, for all the questions asked together
  double deviation;  ///< of the differences, as one replicate has it
  double smallest;   ///< that so many runs find four times in five
  double to_decide;  ///< replicates in all that would find this one so often
  double saving;     ///< variance of independent runs over that of pairs

  [[nodiscard]] DifferenceVerdict verdict(double level) const;

  /// Sets what a test at this level would find, and how many replicates it
  /// would need for what is seen.
  void judge(double level);
};

/// Compares the values of pairs, `other` less `base`.
///
/// Shape:   one value a replicate, both in the same order; `boot` is for as
///          many
[[nodiscard]] Difference compare_pairs(std::span<const double> base,
                                       std::span<const double> other,
                                       const MeanBootstrap& boot,
                                       const Judging& how = {});

/// Compares two samples that have nothing to do with each other, each with
/// resamples of its own.
[[nodiscard]] Difference compare_independent(std::span<const double> base,
                                             std::span<const double> other,
                                             const MeanBootstrap& boot_base,
                                             const MeanBootstrap& boot_other,
                                             const Judging& how = {});

/// How a list of differences is judged as a whole.
enum class Together {
  few,  ///< Holm: a chance of at most the level that any finding is false
  many  ///< Benjamini and Yekutieli: that share of the findings is false
};

/// Adjusts the chances of differences for all the questions that they ask
/// together.  An open case is then held to the level that the method would ask
/// of it next: that of a share among the open ones, or of the next finding.
void judge_together(const std::vector<Difference*>& all, Together how,
                    double level);

}  // namespace twinning
