#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/inference/bootstrap.hpp"
#include "sim/inference/interval.hpp"

namespace twinning {

/// How well one column of numbers puts in order what another says.  Units of
/// which either is not known (NaN) take no part.

/// Spearman's rank correlation; equal values share the average of their ranks.
///
/// Range:   NaN of fewer than three units, or where one side does not vary
[[nodiscard]] double rank_correlation(std::span<const double> x,
                                      std::span<const double> y);

/// The area under the curve of hits against false alarms: the chance that a
/// unit that is (1) scores higher than one that is not (0), half of the equal
/// ones counted as higher.
///
/// Range:   `is` 0 or 1; NaN where all are, or none is
/// Source:  Hanley & McNeil (1982); Mann & Whitney (1947)
[[nodiscard]] double area_under_curve(std::span<const double> score,
                                      std::span<const double> is);

/// A measure of association: of forecasts with what was observed.
using Association = double (*)(std::span<const double> forecast,
                               std::span<const double> observed);

/// What runs foretell of units, and what was observed of them.
///
/// Shape:   runs [run][unit], NaN where a run has no such unit; between [unit],
///          or empty where units have nothing to do with each other
struct Forecasts {
  std::vector<double> runs;
  std::vector<double> observed;
  /// The two sides that a unit lies between, as the codes of two cities: units
  /// that share a side are alike.
  std::vector<std::array<std::uint32_t, 2>> between = {};

  [[nodiscard]] std::size_t units() const { return observed.size(); }
  [[nodiscard]] std::size_t run_count() const {
    return observed.empty() ? 0 : runs.size() / observed.size();
  }
};

/// The association of what an ensemble foretells, its mean over runs, beside
/// that of a benchmark, and how much better it is.
struct Skill {
  Interval model, benchmark, difference;  ///< `count`: units
  std::size_t runs;
  std::size_t resamples;  ///< in which all three are defined
};

/// Skill with intervals over units and runs: each resample draws units and,
/// apart from them, runs, both with repetition, since either could have come
/// out otherwise.  A benchmark that orders nothing (all NaN or all alike)
/// stands at `unskilled`, what guessing reaches.
///
/// Units between two sides are no independent witnesses: what a city has, all
/// its pairs have.  Their variance is that of drawing first sides, and that of
/// drawing second ones, less that of drawing units, which both hold; bounds
/// are Student's with as many degrees of freedom as the fewer sides leave.
///
/// Shape:   benchmark [unit]
/// Range:   bounds NaN where fewer than nine in ten resamples are defined
/// Source:  percentiles of a pigeonhole bootstrap: Owen (2007); of units
///          between sides: Cameron, Gelbach & Miller (2011)
[[nodiscard]] Skill skill(const Forecasts& forecasts,
                          std::span<const double> benchmark,
                          Association association, double unskilled,
                          const Resampling& how = {});

/// The same of one column alone, over units: no runs take part.
[[nodiscard]] Interval association_interval(std::span<const double> x,
                                            std::span<const double> y,
                                            Association association,
                                            const Resampling& how = {});

}  // namespace twinning
