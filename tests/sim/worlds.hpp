#pragma once

#include <cstdint>
#include <string>

#include "sim/model/scenario.hpp"

namespace twinning::tests {

/// What a city of a small world is like: middling, unless a test says more.
struct Traits {
  double latitude = 0;
  double longitude = 0;
  double size = 15;
  double business = 0.5;
  double education = 0.5;
  double entrepreneurialism = 1;
  double coordination = 0.5;
  double budget = 1.6;
  double community = 0.5;
};

/// About 1000 km on the equator [degrees].
inline constexpr double megameter = 8.993216059187306;

/// Two blocs, "home" and "away", their relation, and no cities; 2000 to 2019.
inline Scenario two_blocs() {
  Scenario scenario;
  scenario.name = "small";
  scenario.seed = 20261123;
  scenario.replicates = 1;
  scenario.calendar = {.start = 2000, .end = 2019, .steps_per_year = 4};
  scenario.blocs.resize(2);
  scenario.blocs[0].name = "home";
  scenario.blocs[1].name = "away";
  scenario.relations.resize(1);
  scenario.relations[0].name = "home-away";
  scenario.relations[0].first = BlocId{0};
  scenario.relations[0].second = BlocId{1};
  scenario.cities.community.resize(1);
  return scenario;
}

/// A city with a code of its own, ten times its row and one.
inline CityId add_city(Scenario& scenario, BlocId bloc, Traits traits = {}) {
  CityTable& cities = scenario.cities;
  const auto row = std::uint32_t(cities.count());
  cities.code.push_back(10 * row + 1);
  cities.name.push_back("city " + std::to_string(row));
  cities.country.push_back(scenario.blocs[index(bloc)].name);
  cities.bloc.push_back(bloc);
  cities.latitude.push_back(traits.latitude);
  cities.longitude.push_back(traits.longitude);
  cities.population.push_back(unknown);
  cities.size.push_back(traits.size);
  cities.business.push_back(traits.business);
  cities.education.push_back(traits.education);
  cities.entrepreneurialism.push_back(traits.entrepreneurialism);
  cities.coordination.push_back(traits.coordination);
  cities.budget.push_back(traits.budget);
  for (auto& column : cities.community) column.push_back(traits.community);
  cities.sector_shares.emplace_back().fill(unknown);
  return CityId{row};
}

/// A city of which nothing but its place and size is known.
inline CityId add_unknown_city(Scenario& scenario, BlocId bloc,
                               double size = 15) {
  return add_city(scenario, bloc,
                  {.size = size,
                   .business = unknown,
                   .education = unknown,
                   .entrepreneurialism = unknown,
                   .coordination = unknown,
                   .budget = unknown,
                   .community = unknown});
}

inline void add_link(Scenario& scenario, CityId first, CityId second,
                     int year_signed = 2000, int year_ended = never,
                     RelationId relation = RelationId{0}) {
  scenario.links.first.push_back(first);
  scenario.links.second.push_back(second);
  scenario.links.relation.push_back(relation);
  scenario.links.year_signed.push_back(year_signed);
  scenario.links.year_ended.push_back(year_ended);
}

/// A city at home with links to `partners` cities away, 1000 km from it.
inline Scenario star_of(int partners) {
  Scenario scenario = two_blocs();
  const CityId center = add_city(scenario, BlocId{0});
  for (int i = 0; i < partners; ++i)
    add_link(scenario, center,
             add_city(scenario, BlocId{1}, {.longitude = megameter}));
  return scenario;
}

/// Two cities, 1000 km apart, twinned in 2000.
inline Scenario two_cities() { return star_of(1); }

/// Two cities that may twin, but have not.
inline Scenario two_strangers() {
  Scenario scenario = two_cities();
  scenario.links = {};
  return scenario;
}

/// One lever of each test, from 2005 to 2010.
inline Lever lever(Quantity quantity, Operation operation, Path amount) {
  Lever made;
  made.name = "test";
  made.quantity = quantity;
  made.operation = operation;
  made.amount = std::move(amount);
  made.from = 2005;
  made.to = 2010;
  return made;
}

/// A lever that happens to a pair of cities once.
inline Lever happening(Quantity quantity, int year, CityId first,
                       CityId second) {
  Lever made = lever(quantity, Operation::event, {});
  made.amount.points.clear();
  made.from = made.to = year;
  made.links = {{first, second}};
  return made;
}

}  // namespace twinning::tests
