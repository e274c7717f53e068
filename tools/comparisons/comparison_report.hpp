#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/reader/differences.hpp"
#include "sim/experiment/comparison.hpp"
#include "tools/comparisons/compared_scenarios.hpp"
#include "tools/console/csv.hpp"

namespace twinning {

/// What the money that cities have available for a relation comes to against
/// the base; how much of it they spend no run keeps.
struct Cost {
  double money;           ///< more of it, over the years in common [cost units]
  int from, to;           ///< years in which it differs
  Interval value_a_unit;  ///< value gained for each available [1/cost unit];
                          ///< NaN: not by money alone
};

/// One scenario held against the base.
struct ComparedWith {
  const ComparedScenario* scenario;
  std::vector<ScenarioDifference> says;
  Comparison found;
  std::vector<std::optional<Cost>> costs;  ///< of each relation; none: as much
};

/// How a comparison went that ran on until it was decided.
struct Decision {
  std::string statistic;  ///< "all" for every one
  std::size_t looks = 0;
  double level_of_a_look;  ///< so that all looks together keep the level
  bool decided = false;
  std::uint32_t cap = 0;
};

/// All that `compare` tells.
struct ComparisonReport {
  const ComparedScenario* base;
  std::vector<ComparedWith> others;
  Judging how;
  bool show_pairing = false;
  std::optional<Decision> decision;
};

/// What the scenarios say differently, and what their money comes to.
[[nodiscard]] ComparedWith compared_with(const ComparedScenario& base,
                                         const ComparedScenario& other,
                                         const ReadOptions& options,
                                         Comparison found);

/// "better", "worse", or "more" and "less" where no way is the better one;
/// "open", "same".
[[nodiscard]] std::string_view verdict_word(const ComparedQuantity& of,
                                            double level);

/// The share of pairs in which the other does better, or has more where no way
/// is the better one.
[[nodiscard]] Interval share_better(const ComparedQuantity& of);

/// Replicates in all that would decide an open case; none where it is decided,
/// or no number of them would.
[[nodiscard]] std::optional<std::uint64_t> replicates_to_decide(
    const Difference& found, double level);

/// The report as a researcher reads it, as JSON, and as one of its tables.
[[nodiscard]] std::string words_of(const ComparisonReport& report);
[[nodiscard]] std::string json_of(const ComparisonReport& report);
void write_table(const ComparisonReport& report, std::string_view table,
                 CsvFile& csv);

}  // namespace twinning
