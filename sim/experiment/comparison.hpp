#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/batch.hpp"
#include "sim/experiment/compared_runs.hpp"
#include "sim/experiment/difference.hpp"
#include "sim/model/observation.hpp"

namespace twinning {

/// A quantity in which scenarios are compared, and what was found.
struct ComparedQuantity {
  const Observable* row;
  std::size_t relation;     ///< of Comparison::relations
  std::optional<int> year;  ///< none: of the end of a run
  Difference found;
};

/// A city in one relation, and what became of its links' value.
struct ComparedCity {
  std::uint32_t code;
  std::size_t relation;  ///< of Comparison::relations
  Difference found;      ///< of the value of all deals of a run on its links
};

/// A scenario against the base.
struct Comparison {
  Pairing pairing;
  std::vector<std::string> relations;  ///< that both have
  std::vector<ComparedQuantity> statistics;
  std::vector<ComparedQuantity> years;  ///< observable, relation, year
  std::vector<ComparedCity> cities;     ///< none: no links were recorded
  std::vector<Difference> value;  ///< of all years in common, of each relation;
                                  ///< none: it was not recorded
};

/// Compares all that ensembles have in common with the base, table by table, so
/// that no more than one table of each need be in memory.
///
/// The chances of the statistics are adjusted together by Holm's method, which
/// keeps the chance of any false finding at the level; those of the years, and
/// those of the cities, by Benjamini and Yekutieli's, which keeps the expected
/// share of false ones among the findings there.  Quantities that are the same
/// in every pair count as no question.
///
/// Errors:  UserError(input) if one has no relation in common with the base
[[nodiscard]] std::vector<Comparison> compare_runs(
    const ComparedRuns& base, const std::vector<const ComparedRuns*>& others,
    Crew& crew, const Judging& how = {});

}  // namespace twinning
