#include "sim/experiment/money.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

double sum(const std::vector<double>& money) {
  double sum = 0;
  for (const double each : money) sum += each;
  return sum;
}

TEST_CASE("Cities have their budgets for their links, from the year of signing",
          "[compare]") {
  // Budgets of 1.6 in either city, twinned from 2000 to 2019.
  Scenario scenario = two_cities();
  CHECK(sum(money_of(*prepare(scenario))) == Approx(20 * 3.2));
  scenario.links.year_signed[0] = 2010;
  const auto money = money_of(*prepare(scenario));
  CHECK(money[9] == 0);
  CHECK(money[10] == Approx(3.2));
}

TEST_CASE("Funding by a lever, a bloc or a relation is money", "[compare]") {
  Scenario scenario = two_cities();
  scenario.levers = {lever(Quantity::funding, Operation::multiply, Path{1.5})};
  scenario.levers[0].blocs = {BlocId{0}};
  // Half as much again in one of two cities, for six years.
  CHECK(sum(money_of(*prepare(scenario))) == Approx(20 * 3.2 + 6 * 0.8));
  scenario.levers.clear();
  scenario.blocs[1].funding = Path{2.0};
  CHECK(sum(money_of(*prepare(scenario))) == Approx(20 * (1.6 + 3.2)));
}

TEST_CASE("A budget that is drawn counts with its mean", "[compare]") {
  Scenario scenario = two_blocs();
  const CityId home = add_unknown_city(scenario, BlocId{0});
  add_link(scenario, home, add_city(scenario, BlocId{1}));
  scenario.parameters.effort.budget_spread = 0.8;
  const double drawn = scenario.parameters.effort.budget * std::exp(0.32);
  CHECK(money_of(*prepare(scenario))[0] == Approx(drawn + 1.6));
}

TEST_CASE("A city's money is divided by its links in each relation",
          "[compare]") {
  Scenario scenario = star_of(3);
  scenario.relations.push_back(scenario.relations[0]);
  scenario.relations[1].name = "home-elsewhere";
  scenario.cities.community.push_back(scenario.cities.community[0]);
  scenario.links.relation[2] = RelationId{1};
  const auto money = money_of(*prepare(scenario));
  CHECK(money[0] == Approx(1.6 * 2 / 3 + 2 * 1.6));
  CHECK(money[1] == Approx(1.6 / 3 + 1.6));
}

}  // namespace
}  // namespace twinning::tests
