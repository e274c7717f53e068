#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "output/results.hpp"
#include "sim/base/statistics.hpp"

namespace twinning {

/// A figure of a relation: computed for each run, then summarised over runs.
struct Figure {
  std::string statistic;  ///< "deals_a_year"
  std::string unit;
  std::string words;  ///< "deals a year, 2006–2015"
  Ensemble over_runs;
};

/// What an ensemble found of one relation.
struct RelationSummary {
  std::string relation;
  std::vector<Figure> figures;
  std::vector<double> deals;  ///< of each year, mean over runs
  std::vector<double> trust;
};

struct Summary {
  std::string scenario;
  std::size_t runs;  ///< done, the failed ones among them
  std::size_t failed;
  std::vector<int> years;
  std::vector<RelationSummary> relations;
};

/// Reads what `run` tells from a result of one scenario.
[[nodiscard]] Summary summarise(const Results& results);

/// The summary as a researcher reads it, and as JSON.
[[nodiscard]] std::string words_of(const Summary& summary);
[[nodiscard]] std::string json_of(const Summary& summary,
                                  const std::string& result_file);

/// Values as a row of small bars, at most `width` of them; neighbours are
/// averaged where there are more.  Missing values leave a gap.
[[nodiscard]] std::string sparkline(const std::vector<double>& values,
                                    std::size_t width);

}  // namespace twinning
