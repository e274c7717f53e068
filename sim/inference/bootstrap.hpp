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

/// The mean of what is known of a sample with its BCa interval.
[[nodiscard]] Interval bootstrap_mean(std::span<const double> sample,
                                      const Resampling& how = {});

}  // namespace twinning
