#include "sim/model/policies.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// A star of three: city 0 at home, 1 to 3 away.
const RelationYear& relation_in(const World& world, int year) {
  return world.relation_years[std::size_t(year - world.start)];
}
const ProfileYear& city_in(const World& world, std::size_t city, int year) {
  return world.profile_years[std::size_t(year - world.start) * world.profiles +
                             world.profile[city]];
}
const ProfileRelationYear& spending(const World& world, std::size_t city,
                                    int year) {
  return world
      .profile_relation_years[std::size_t(year - world.start) * world.profiles +
                              world.profile[city]];
}

TEST_CASE("Growth adds up from 2014 both ways", "[policies]") {
  Scenario scenario = two_cities();
  scenario.blocs[0].growth = Path({{0, 0.03}, {2012, 0.05}});
  scenario.blocs[1].growth = Path({{0, 0.01}, {2015, 0.02}});
  const Relation& relation = scenario.relations[0];
  const Growth growth(scenario);
  CHECK(growth.of(relation, 2014) == 1);
  CHECK(growth.of(relation, 2016) ==
        Approx(std::pow(1.05 * 1.05 * 1.01 * 1.02, 0.6)).epsilon(1e-14));
  CHECK(growth.of(relation, 2011) ==
        Approx(std::pow(1.03 * 1.05 * 1.05 * 1.01 * 1.01 * 1.01, -0.6))
            .epsilon(1e-14));
}

TEST_CASE("A link's prospect is the product of the ODD", "[policies]") {
  Scenario scenario = star_of(1);
  scenario.cities.size = {30, 90};
  scenario.relations[0].climate = Path({{0, 0.4}, {2005, -0.6}});
  scenario.relations[0].formal_integration = 0.38;
  scenario.relations[0].opportunity = Path(1.7);
  scenario.blocs[1].growth = Path(0.05);
  Laboratory laboratory(scenario);
  const double potential = 1.2 * std::pow(30 * 90 / 225.0, 0.6) * 1.7 * 0.62;
  const auto grown = [](int year) {
    return std::pow(1.05, 0.6 * (year - 2014));
  };

  CHECK(laboratory.prospect(2004) ==
        Approx(potential * grown(2004) * (1 + 0.5 * 0.4)).epsilon(1e-13));
  CHECK(laboratory.prospect(2005) ==
        Approx(potential * grown(2005) * (1 - 0.5 * 0.6)).epsilon(1e-13));
}

TEST_CASE("Compatibility counts against the relation's mean, by a power",
          "[policies]") {
  Scenario scenario = star_of(2);
  scenario.cities.sector_shares[0] = {1, 0, 0, 0, 0, 0, 0, 0};
  scenario.cities.sector_shares[1] = {1, 0, 0, 0, 0, 0, 0, 0};
  scenario.cities.sector_shares[2] = {0, 1, 0, 0, 0, 0, 0, 0};
  const World world(scenario);
  const double like = 0.7 * (1 - 7 / 16.0) + 0.3;
  const double unlike = 0.7 * (1 - 15 / 16.0);
  const double mean = 0.5 * (like + unlike);
  CHECK(world.potential[0] ==
        Approx(1.2 * std::pow(like / mean, 3)).epsilon(1e-12));
  CHECK(world.potential[1] ==
        Approx(1.2 * std::pow(unlike / mean, 3)).epsilon(1e-12));
}

TEST_CASE("A lever acts from its first year to its last", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.levers = {lever(Quantity::access, Operation::multiply, 0.5)};
  const World world(scenario);
  CHECK(relation_in(world, 2004).travel == 1);
  CHECK(relation_in(world, 2005).travel == 0.5);
  CHECK(relation_in(world, 2010).travel == 0.5);
  CHECK(relation_in(world, 2011).travel == 1);
}

TEST_CASE("Levers on one quantity act in the order of the scenario",
          "[policies]") {
  Scenario scenario = star_of(3);
  scenario.relations[0].climate = Path(0.1);
  scenario.levers = {lever(Quantity::climate, Operation::set, 0.2),
                     lever(Quantity::climate, Operation::add, 0.3)};
  CHECK(relation_in(World(scenario), 2005).attention ==
        Approx(1 + 0.5 * 0.5).epsilon(1e-15));
  std::swap(scenario.levers[0], scenario.levers[1]);
  CHECK(relation_in(World(scenario), 2005).attention ==
        Approx(1 + 0.5 * 0.2).epsilon(1e-15));
}

TEST_CASE("A climate beyond −1 is no worse than −1", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.levers = {lever(Quantity::climate, Operation::add, -1.7)};
  const RelationYear year = relation_in(World(scenario), 2005);
  CHECK(year.travel == 0.5);
  CHECK(year.lapse_political == 0.04);
  CHECK(year.erosion == 1 - 0.05 * 0.25);
  CHECK(year.attention == 1);
  CHECK(year.formation == 0);
}

TEST_CASE("Formal integration is kept within 0 and 1", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.relations[0].formal_integration = 0.8;
  scenario.levers = {lever(Quantity::formal_integration, Operation::add, 0.5)};
  CHECK(relation_in(World(scenario), 2005).prospect == 0);
  scenario.levers[0].amount = Path(-1.0);
  CHECK(relation_in(World(scenario), 2014).prospect == Approx(0.2));
  CHECK(relation_in(World(scenario), 2005).prospect == 1);
}

TEST_CASE("Levers reach the blocs and the cities they name", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.levers = {lever(Quantity::funding, Operation::multiply, 2.0),
                     lever(Quantity::funding, Operation::multiply, 3.0),
                     lever(Quantity::funding, Operation::multiply, 5.0)};
  scenario.levers[0].blocs = {BlocId{0}};
  scenario.levers[1].cities = {CityId{2}};
  scenario.levers[2].blocs = {BlocId{0}};
  scenario.levers[2].cities = {CityId{3}};
  const World world(scenario);
  CHECK(spending(world, 0, 2005).funding == 10);
  CHECK(spending(world, 1, 2005).funding == 1);
  CHECK(spending(world, 2, 2005).funding == 3);
  CHECK(spending(world, 3, 2005).funding == 5);
  CHECK(spending(world, 0, 2004).funding == 1);
}

TEST_CASE("Levers reach the relations they name", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.relations.push_back(scenario.relations[0]);
  scenario.cities.community.push_back(scenario.cities.community[0]);
  scenario.levers = {lever(Quantity::access, Operation::multiply, 0.5),
                     lever(Quantity::funding, Operation::multiply, 2.0)};
  for (Lever& one : scenario.levers) one.relations = {RelationId{1}};
  const World world(scenario);
  CHECK(world.relation_years[5 * 2].travel == 1);
  CHECK(world.relation_years[5 * 2 + 1].travel == 0.5);
  const ProfileRelationYear* const both =
      &world
           .profile_relation_years[(5 * world.profiles + world.profile[0]) * 2];
  CHECK(both[0].funding == 1);
  CHECK(both[1].funding == 2);
}

TEST_CASE("A bound on coordination acts on what was drawn", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.cities.coordination = {unknown, 0.3, 0.95, 0.8};
  scenario.levers = {lever(Quantity::coordination, Operation::at_least, 0.9)};
  for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
    Laboratory laboratory(scenario, replicate);
    const double drawn = laboratory.city(0).coordination.v;
    laboratory.pass_to(2004);
    CHECK(laboratory.city(0).coordinated.v == drawn);
    laboratory.pass(2005);
    CHECK(laboratory.city(0).coordinated.v == std::max(drawn, 0.9));
    CHECK(laboratory.city(1).coordinated.v == 0.9);
    CHECK(laboratory.city(2).coordinated.v == 0.95);
    CHECK(laboratory.link(1).transfer.v ==
          Approx(0.35 + 0.65 * 0.5 * (std::max(drawn, 0.9) + 0.95)));
  }
}

TEST_CASE("Several levers on what is drawn act one after the other",
          "[policies]") {
  Scenario scenario = star_of(3);
  scenario.cities.coordination = {0.1, 0.3, 0.4, 0.8};
  scenario.levers = {lever(Quantity::coordination, Operation::at_least, 0.35),
                     lever(Quantity::coordination, Operation::multiply, 2.0),
                     lever(Quantity::coordination, Operation::at_least, 0.75)};
  Laboratory laboratory(scenario);
  laboratory.pass(2005);
  CHECK(laboratory.city(0).coordinated.v == 0.75);
  CHECK(laboratory.city(1).coordinated.v == 0.75);
  CHECK(laboratory.city(2).coordinated.v == 0.8);
  CHECK(laboratory.city(3).coordinated.v == 1);

  scenario.levers.push_back(
      lever(Quantity::coordination, Operation::set, 0.25));
  Laboratory set(scenario);
  set.pass(2005);
  for (std::size_t id = 0; id < 4; ++id)
    CHECK(set.city(id).coordinated.v == 0.25);
}

TEST_CASE("Rates of staff and gains of hosts are kept within bounds",
          "[policies]") {
  Scenario scenario = star_of(3);
  scenario.levers = {lever(Quantity::turnover, Operation::multiply, 100.0),
                     lever(Quantity::hospitality, Operation::add, 0.9)};
  const World high(scenario);
  CHECK(city_in(high, 0, 2004).turnover == 0.14 * 0.25);
  CHECK(city_in(high, 0, 2005).turnover == 1);
  CHECK(city_in(high, 0, 2005).hospitality == Approx(1 - 0.86));

  for (Lever& one : scenario.levers) {
    one.operation = Operation::add;
    one.amount = Path(-0.5);
  }
  const World low(scenario);
  CHECK(city_in(low, 0, 2005).turnover == 0);
  CHECK(city_in(low, 0, 2005).hospitality == 0);
}

TEST_CASE("A bloc's and a relation's funding multiply", "[policies]") {
  Scenario scenario = star_of(3);
  scenario.blocs[0].funding = Path(0.65);
  scenario.relations[0].funding = Path(1.2);
  const World world(scenario);
  CHECK(spending(world, 0, 2005).funding == 0.65 * 1.2);
  CHECK(spending(world, 1, 2005).funding == 1.2);
}

}  // namespace
}  // namespace twinning::tests
