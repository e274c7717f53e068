#pragma once

#include <string>
#include <vector>

#include "sim/experiment/study.hpp"
#include "sim/inference/interval.hpp"
#include "tools/studies/study_cells.hpp"

namespace twinning {

/// What a study found of one statistic in one relation.  Intervals hold the
/// mean over some cells with 95 % confidence.
struct StudySummary {
  /// A scenario, over all design points.
  struct ScenarioSummary {
    std::string name;
    Interval mean;
    Interval more;      ///< than the first scenario at the same point
    std::size_t above;  ///< points at which it is more
  };
  /// How the statistic moves with what is varied.
  struct Response {
    std::string factor, unit;
    double low, high;    ///< the least and the greatest value
    double correlation;  ///< of ranks, over cells; NaN: it does not vary
    std::vector<Interval> steps;  ///< of means over cells, from low to high
  };
  /// What was asked of the replicates, and the cells that missed it.
  struct Aim {
    Precision wanted;
    std::optional<std::size_t> missed;  ///< none: not recorded, not known
  };

  std::string title;
  std::string statistic, unit, meaning, relation;
  std::vector<std::string> factors;
  std::vector<StudyCell> cells;             ///< those that have been made
  std::vector<std::vector<double>> varied;  ///< [cell][factor]
  std::vector<ScenarioSummary> scenarios;
  std::vector<Response> responses;  ///< the strongest first
  std::optional<Aim> aim;
  std::size_t runs_planned = 0, runs_done = 0, failed = 0;
};

/// Reads it from a result of a study, or from what there is of one.  The
/// quantity is a statistic.
[[nodiscard]] StudySummary summarise_study(const Results& results,
                                           const RunNumber& statistic,
                                           const Study& study);

[[nodiscard]] std::string words_of(const StudySummary& summary);
[[nodiscard]] std::string json_of(const StudySummary& summary,
                                  const std::string& result_file);

}  // namespace twinning
