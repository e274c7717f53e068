#include "sim/model/world.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/hash.hpp"
#include "sim/base/math.hpp"
#include "sim/model/economies.hpp"
#include "sim/model/identity.hpp"
#include "sim/model/policies.hpp"
#include "sim/model/rows.hpp"

namespace twinning {
namespace {

void set_relations(World& world) {
  const std::vector<Relation>& relations = world.scenario.relations;
  world.proximity.assign(relations.size(), 0);
  world.community.assign(relations.size(), {});
  for (std::size_t r = 0; r < relations.size(); ++r) {
    const Community& community = relations[r].community;
    world.proximity[r] = relations[r].proximity;
    world.community[r] = {community.intercept, community.slope,
                          community.spread};
  }
}

void set_cities(World& world, const Sizes& size) {
  const Scenario& scenario = world.scenario;
  const CityTable& table = scenario.cities;
  const bool equal = scenario.ablation.equal_cities;
  const auto& effort = scenario.parameters.effort;
  const auto known = [&](double cell, double when_equal = unknown) {
    return equal ? when_equal : cell;
  };

  const std::size_t count = table.count();
  world.code.assign(count, 0);
  for (Column<double>* column :
       {&world.z, &world.budget, &world.known_business, &world.known_education,
        &world.known_entrepreneurialism, &world.known_coordination,
        &world.known_budget})
    column->assign(count, unknown);
  for (std::size_t i = 0; i < count; ++i) {
    world.code[i] = table.code[i];
    world.z[i] = size.z[i];
    world.budget[i] = effort.budget *
                      exact::exp(effort.budget_size * size.z[i]) *
                      scenario.blocs[index(table.bloc[i])].budget;
    world.known_business[i] = known(table.business[i]);
    world.known_education[i] = known(table.education[i]);
    world.known_entrepreneurialism[i] = known(table.entrepreneurialism[i], 1.0);
    world.known_coordination[i] = known(table.coordination[i], 0.5);
    world.known_budget[i] = known(table.budget[i]);
  }
}

/// Numbers the stands: each city in each relation that its bloc has.
/// Shape:   result [city][relation], stand or none (all bits set)
std::vector<std::uint32_t> set_stands(World& world) {
  const Scenario& scenario = world.scenario;
  const std::size_t relations = scenario.relations.size();
  std::vector<std::uint32_t> stand_of(world.cities() * relations, ~0u);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stands;
  for (std::uint32_t city = 0; city < world.cities(); ++city)
    for (std::uint32_t r = 0; r < relations; ++r) {
      const Relation& relation = scenario.relations[r];
      const BlocId bloc = scenario.cities.bloc[city];
      if (bloc != relation.first && bloc != relation.second) continue;
      stand_of[city * relations + r] = std::uint32_t(stands.size());
      stands.emplace_back(city, r);
    }
  world.stand_city.assign(stands.size(), 0);
  world.stand_relation.assign(stands.size(), 0);
  world.known_community.assign(stands.size(), unknown);
  for (std::size_t s = 0; s < stands.size(); ++s) {
    const auto [city, relation] = stands[s];
    world.stand_city[s] = city;
    world.stand_relation[s] = relation;
    if (!scenario.ablation.equal_cities &&
        !scenario.cities.community[relation].empty())
      world.known_community[s] = scenario.cities.community[relation][city];
  }
  return stand_of;
}

/// The 256 sizes a deal can have: a log-normal at the middles of as many
/// equally likely slices (ODD 7.10).
void set_deal_sizes(World& world) {
  constexpr std::size_t slices = 256;
  world.deal_sizes.assign(slices, 0);
  for (std::size_t i = 0; i < slices; ++i)
    world.deal_sizes[i] =
        exact::exp(world.scenario.parameters.economy.deal_spread *
                   exact::normal_quantile((double(i) + 0.5) / slices));
}

}  // namespace

World::World(Scenario given)
    : scenario{std::move(given)},
      identity{twinning::identity(scenario).hash128()},
      parameters{scenario.parameters},
      seed{scenario.seed},
      dt{1.0 / scenario.calendar.steps_per_year},
      open_gate{scenario.ablation.trust_gate.value_or(-1)},
      equal_groups{scenario.ablation.equal_groups},
      equal_cities{scenario.ablation.equal_cities},
      start{scenario.calendar.start},
      steps_per_year{scenario.calendar.steps_per_year},
      relation_count{std::uint32_t(scenario.relations.size())} {
  const Sizes size = sizes(scenario.cities, scenario.blocs.size(),
                           scenario.ablation.equal_cities);
  set_relations(*this);
  set_cities(*this, size);
  set_links(*this, set_stands(*this), size);
  set_comparisons(*this, size);
  set_deal_sizes(*this);
  apply_policies(*this);
}

std::uint32_t World::first_stand(std::uint32_t city) const {
  return std::uint32_t(std::ranges::lower_bound(stand_city, city) -
                       stand_city.begin());
}

}  // namespace twinning
