#include "sim/model/city_pairs.hpp"

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

void refuse_too_many_pairs(const Scenario& scenario,
                           const std::vector<bool>& relations) {
  std::vector<std::size_t> cities(scenario.blocs.size(), 0);
  for (const BlocId bloc : scenario.cities.bloc) ++cities[index(bloc)];
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
