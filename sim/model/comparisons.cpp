#include "sim/model/comparisons.hpp"

#include <vector>

#include "sim/base/ranks.hpp"
#include "sim/model/economies.hpp"
#include "sim/model/world.hpp"

namespace twinning {
namespace {

/// Numbers of the members of a relation, and which these are.
struct Members {
  std::vector<std::uint32_t> which;
  std::vector<double> values;
};

/// Puts the levels of the values where their members are.
void set_levels(Ranker& ranker, const Members& members,
                Column<std::uint32_t>& levels) {
  std::vector<std::uint32_t> places(members.values.size());
  (void)ranker.place(members.values, places);
  for (std::size_t i = 0; i < places.size(); ++i)
    levels[members.which[i]] = places[i];
}

void compare_links(World& world, const Sizes& size) {
  const Scenario& scenario = world.scenario;
  const std::vector<SectorMix> economy =
      economies(scenario.cities, scenario.blocs.size());
  Comparisons& comparisons = world.comparisons;
  comparisons.compatibility.assign(world.rows, 0);
  comparisons.size.assign(world.rows, 0);

  Ranker ranker;
  Members fit, product;
  for (std::uint32_t relation = 0; relation < world.relations(); ++relation) {
    for (Members* members : {&fit, &product})
      members->which.clear(), members->values.clear();
    for (std::uint32_t row = 0; row < world.rows; ++row) {
      if (world.relation[row] != relation) continue;
      const std::size_t first = world.city[0][row];
      const std::size_t second = world.city[1][row];
      fit.which.push_back(row);
      fit.values.push_back(compatibility(economy[first], economy[second]));
      product.values.push_back(size.size[first] * size.size[second]);
    }
    product.which = fit.which;
    set_levels(ranker, fit, comparisons.compatibility);
    set_levels(ranker, product, comparisons.size);
  }
}

void compare_cities(World& world, const Sizes& size) {
  const Scenario& scenario = world.scenario;
  Comparisons& comparisons = world.comparisons;
  comparisons.place.assign(world.stands(), Comparisons::none);
  comparisons.stands_from.assign(world.relations() + 1, 0);

  Ranker ranker;
  std::vector<std::uint32_t> stands, levels;
  for (std::uint32_t relation = 0; relation < world.relations(); ++relation) {
    std::vector<double> sizes;
    for (std::uint32_t stand = 0; stand < world.stands(); ++stand) {
      const std::uint32_t city = world.stand_city[stand];
      if (world.stand_relation[stand] != relation ||
          scenario.cities.bloc[city] != scenario.relations[relation].first)
        continue;
      comparisons.place[stand] = std::uint32_t(stands.size());
      stands.push_back(stand);
      sizes.push_back(size.size[city]);
    }
    levels.resize(stands.size());
    (void)ranker.place(sizes, std::span(levels).last(sizes.size()));
    comparisons.stands_from[relation + 1] = std::uint32_t(stands.size());
  }
  comparisons.stands.assign(stands.size(), 0);
  comparisons.stand_size.assign(stands.size(), 0);
  for (std::size_t i = 0; i < stands.size(); ++i) {
    comparisons.stands[i] = stands[i];
    comparisons.stand_size[i] = levels[i];
  }
}

}  // namespace

void set_comparisons(World& world, const Sizes& size) {
  compare_links(world, size);
  compare_cities(world, size);
}

}  // namespace twinning
