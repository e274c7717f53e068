#include "sim/model/city_pairs.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "sim/base/error.hpp"
#include "sim/model/world.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

/// Cities away and at home by turns; each pair of them may form a link.
Scenario crowd(int cities) {
  Scenario scenario = two_blocs();
  for (int i = 0; i < cities; ++i)
    add_city(scenario, BlocId(std::uint32_t((i + 1) % 2)),
             {.longitude = double(i % 90)});
  return scenario;
}

std::string pairs_of(const Scenario& scenario,
                     const std::vector<bool>& relations) {
  std::string pairs;
  for_each_pair(
      scenario, relations, [&](CityId first, CityId second, RelationId) {
        pairs +=
            std::to_string(index(first)) + std::to_string(index(second)) + ' ';
      });
  return pairs;
}

TEST_CASE("Pairs go by the first bloc's cities, then by the second's",
          "[pairs]") {
  CHECK(pairs_of(crowd(5), {true}) == "10 12 14 30 32 34 ");
  CHECK(pairs_of(crowd(5), {false}) == "");
}

TEST_CASE("A city pairs with the others of its own bloc, but not with itself",
          "[pairs]") {
  Scenario scenario = crowd(5);
  scenario.relations[0].second = BlocId{0};
  CHECK(pairs_of(scenario, {true}) == "13 31 ");
}

TEST_CASE("More pairs that may form links than a computer holds are refused",
          "[pairs]") {
  Scenario scenario = crowd(10'000);
  scenario.relations[0].formation_rate = 0.001;
  scenario.relations[0].formation_from = 2000;
  try {
    const World world(scenario);
    FAIL("25 million pairs were taken");
  } catch (const UserError& error) {
    CHECK(error.fault() == Fault::limit);
    CHECK(std::string(error.what())
              .starts_with("home and away have 25,000,000 pairs of cities that "
                           "may form links, "
                           "above the limit of 20,000,000; "));
  }
}

TEST_CASE(
    "Candidates are the pairs that may sign and are not in the links' file",
    "[pairs]") {
  Scenario scenario = crowd(9);  // 4 at home, 5 away
  CHECK(candidate_pairs(scenario) == 0);
  scenario.relations[0].formation_rate = 0.001;
  scenario.relations[0].formation_from = 2000;
  for (const bool within : {false, true}) {
    if (within) scenario.relations[0].second = scenario.relations[0].first;
    scenario.links = {};
    CHECK(candidate_pairs(scenario) == (within ? 6 : 20));
    CHECK(World(scenario).rows == candidate_pairs(scenario));
    add_link(scenario, CityId{1}, CityId{within ? 3u : 2u});
    CHECK(candidate_pairs(scenario) == (within ? 5 : 19));
    CHECK(World(scenario).rows == candidate_pairs(scenario) + 1);
  }
  scenario.relations[0].formation_from = scenario.calendar.end + 1;
  CHECK(candidate_pairs(scenario) == 0);
}

TEST_CASE("A relation in which nothing can happen may have any number of pairs",
          "[pairs]") {
  Scenario scenario = crowd(10'000);
  scenario.relations[0].formation_rate = 0;
  scenario.relations[0].formation_from = 2000;
  CHECK(World(scenario).rows == 0);
}

}  // namespace
}  // namespace twinning::tests
