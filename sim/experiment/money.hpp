#pragma once

#include <vector>

#include "sim/engine/batch.hpp"

namespace twinning {

/// The money that cities have for their links in a relation, of each year of a
/// scenario: what its funding comes to, whatever changes it.
///
/// Of each city with a link there, its budget times the funding factor of its
/// bloc, the relation and the levers (ODD 7.6); where a city has links in
/// several relations, the share of its standing links that are in this one,
/// since how it divides its attention is found by each run.  Budgets that are
/// drawn count with their mean.  What a city leaves unspent is counted, what
/// local groups add is not.
///
/// Shape:   [year][relation]
/// Range:   [cost units/year]; links are those given, or signed by a lever:
///          pairs that may sign of themselves count for none
[[nodiscard]] std::vector<double> money_of(const World& world);

}  // namespace twinning
