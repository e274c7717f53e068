#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// The most pairs of cities that a relation may have where all are gone
/// through: each that may form a link takes about 400 bytes.
inline constexpr std::size_t pairs_at_most = 20'000'000;

/// Whether pairs of a relation ever sign of themselves.
[[nodiscard]] bool forms(const Relation& relation, const Calendar& calendar);

/// How many pairs of cities may sign of themselves in a run: the candidates
/// (ODD 6.1).
[[nodiscard]] std::uint64_t candidate_pairs(const Scenario& scenario);

/// Refuses relations with more pairs of cities than `pairs_at_most`.
///
/// Errors:  UserError(limit)
void refuse_too_many_pairs(const Scenario& scenario,
                           const std::vector<bool>& relations);

/// Visits the pairs of cities of those relations that are marked (ODD 7.2):
/// ordered by the row of the first city, then of the second.
///
/// Errors:  UserError(limit) if they are too many, before the first visit
template <typename Visit>
void for_each_pair(const Scenario& scenario, const std::vector<bool>& relations,
                   const Visit& visit) {
  refuse_too_many_pairs(scenario, relations);
  const auto& bloc = scenario.cities.bloc;
  std::vector<RelationId> from_here;
  for (const CityId first : ids<CityId>(scenario.cities.count())) {
    from_here.clear();
    for (const RelationId id : ids<RelationId>(relations.size()))
      if (relations[index(id)] &&
          scenario.relations[index(id)].first == bloc[index(first)])
        from_here.push_back(id);
    if (from_here.empty()) continue;
    for (const CityId second : ids<CityId>(scenario.cities.count()))
      for (const RelationId id : from_here)
        if (first != second &&
            scenario.relations[index(id)].second == bloc[index(second)])
          visit(first, second, id);
  }
}

}  // namespace twinning
