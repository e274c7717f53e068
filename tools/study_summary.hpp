#pragma once

#include <string>
#include <vector>

#include "output/results.hpp"

namespace twinning {

/// What a study found of one statistic in one relation.
struct StudySummary {
  /// A cell: a scenario at a design point.
  struct Cell {
    std::uint32_t scenario, point;
    std::vector<double> factors;
    double mean;         ///< over replicates; NaN: not known
    double error;        ///< standard error of the mean
    std::uint32_t runs;  ///< that the mean counts
  };
  /// How the statistic moves with a factor.
  struct Response {
    std::string factor, unit;
    double low, high;           ///< the least and the greatest value
    double correlation;         ///< of ranks, over cells; NaN: it does not vary
    std::vector<double> means;  ///< from low to high, in as many steps
  };

  std::string title;
  std::string statistic, unit, meaning, relation;
  std::vector<std::string> scenarios;
  std::vector<std::string> factors;
  std::vector<Cell> cells;          ///< those that have been made
  std::vector<double> by_scenario;  ///< mean over cells
  std::vector<Response> responses;  ///< the strongest first
  std::size_t runs_planned = 0, runs_done = 0, failed = 0;
  /// Cells with the most replicates they may have, where others needed fewer:
  /// the precision asked for may not be reached there.
  std::size_t at_the_cap = 0;
  std::uint32_t cap = 0;
};

/// Reads it from a result, or from what there is of one.
[[nodiscard]] StudySummary summarise_study(const Results& results,
                                           std::string_view statistic,
                                           std::size_t relation);

[[nodiscard]] std::string words_of(const StudySummary& summary);
[[nodiscard]] std::string json_of(const StudySummary& summary,
                                  const std::string& result_file);

}  // namespace twinning
