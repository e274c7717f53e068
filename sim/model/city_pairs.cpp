#include "sim/model/city_pairs.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Of each bloc.
std::vector<std::size_t> count_cities(const Scenario& scenario) {
  std::vector<std::size_t> cities(scenario.blocs.size(), 0);
  for (const BlocId bloc : scenario.cities.bloc) ++cities[index(bloc)];
  return cities;
}

}  // namespace

bool forms(const Relation& relation, const Calendar& calendar) {
  return relation.formation_rate > 0 && relation.formation_from <= calendar.end;
}

std::uint64_t candidate_pairs(const Scenario& scenario) {
  const std::vector<std::size_t> cities = count_cities(scenario);
  std::uint64_t count = 0;
  for (const RelationId id : ids<RelationId>(scenario.relations.size())) {
    const Relation& relation = scenario.relations[index(id)];
    if (!forms(relation, scenario.calendar)) continue;
    const std::uint64_t first = cities[index(relation.first)];
    const std::uint64_t second = cities[index(relation.second)];
    count += relation.first == relation.second ? first * (first - 1) / 2
                                               : first * second;
    count -= std::uint64_t(std::ranges::count(scenario.links.relation, id));
  }
  return count;
}

void refuse_too_many_pairs(const Scenario& scenario,
                           const std::vector<bool>& relations) {
  const std::vector<std::size_t> cities = count_cities(scenario);
  for (std::size_t r = 0; r < relations.size(); ++r) {
    const Relation& relation = scenario.relations[r];
    const std::size_t pairs =
        cities[index(relation.first)] * cities[index(relation.second)];
    if (relations[r] && pairs > pairs_at_most)
      throw UserError(
          Fault::limit,
          text("{} and {} have {} pairs of cities that may form links, above "
               "the limit of {}; leave out cities, or let no links form "
               "between them (formation.rate = 0)",
               scenario.blocs[index(relation.first)].name,
               scenario.blocs[index(relation.second)].name,
               with_commas(static_cast<long long>(pairs)),
               with_commas(static_cast<long long>(pairs_at_most))));
  }
}

}  // namespace twinning
