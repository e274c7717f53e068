#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/inference/interval.hpp"

namespace twinning {

/// Intervals that suppose nothing of a distribution: the sample is drawn from
/// as if it were all there is.

/// How resamples are made.  The same numbers give the same resamples on every
/// machine, and no other resample moves when some are added.
struct Resampling {
  std::size_t resamples = 2000;
  std::uint64_t seed = 1;
  double confidence = 0.95;
};

/// The places that one resample takes from a sample, with repetition.
///
/// Shape:   `count` places below `count`
/// Range:   count up to 2³², number of the resample likewise
[[nodiscard]] std::vector<std::uint32_t> resample(std::size_t count,
                                                  std::size_t number,
                                                  std::uint64_t seed);

/// The interval between the quantiles of the resampled estimates.
///
/// Range:   NaN bounds if nothing is resampled; `count` is passed on
/// Source:  Efron & Tibshirani (1993), chapter 13
[[nodiscard]] Interval percentile_interval(double estimate,
                                           std::span<const double> resampled,
                                           std::size_t count,
                                           double confidence = 0.95);

/// The same, put right for bias and for a spread that changes with the true
/// value.  `without_one[i]` is the estimate from the sample without value i.
///
/// Range:   NaN bounds where resampled estimates all lie on one side of the
///          estimate; a point where they do not vary
/// Source:  BCa: Efron (1987); Efron & Tibshirani (1993), 14.3
[[nodiscard]] Interval bca_interval(double estimate,
                                    std::span<const double> resampled,
                                    std::span<const double> without_one,
                                    double confidence = 0.95);

/// Resamples the means of many samples of one size, with the same places of
/// each: what is the same of all is made once.
///
/// Of more than `most_groups` values, neighbours are first put together to as
/// many groups, and groups are drawn: values that have nothing to do with each
/// other are as uncertain in groups, and far sooner drawn.
class MeanBootstrap {
 public:
  static constexpr std::size_t most_groups = 512;

  explicit MeanBootstrap(std::size_t count, const Resampling& how = {});

  /// The mean of what is known of a sample with its BCa interval; safe to call
  /// from several threads.
  [[nodiscard]] Interval interval(std::span<const double> sample) const;

  /// The means of the resamples; none of fewer than two values.
  [[nodiscard]] std::vector<double> means(std::span<const double> sample) const;

 private:
  [[nodiscard]] bool fits(std::size_t count) const;
  /// What each group adds to the mean beyond the mean itself.
  [[nodiscard]] std::vector<double> added(std::span<const double> values) const;
  [[nodiscard]] std::vector<double> resampled(
      double center, std::span<const double> added) const;

  Resampling how_;
  std::size_t groups_;
  std::vector<double> taken_;  ///< how often, [resample][group]
};

}  // namespace twinning
