#include <catch2/catch.hpp>
#include <cstring>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

/// Equal bits, so that NaN equals itself.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() ||
          std::memcmp(a.data(), b.data(), a.size() * sizeof a[0]) == 0);
}

void check_same_rules(const Scenario& a, const Scenario& b) {
  CHECK(a.name == b.name);
  CHECK(a.seed == b.seed);
  CHECK(a.replicates == b.replicates);
  CHECK(a.calendar.start == b.calendar.start);
  CHECK(a.calendar.end == b.calendar.end);
  CHECK(a.calendar.steps_per_year == b.calendar.steps_per_year);
  for (const Parameter& parameter : parameters())
    CHECK(parameter.of(a.parameters) == parameter.of(b.parameters));
  CHECK(a.ablation.trust_gate == b.ablation.trust_gate);
  CHECK(a.ablation.equal_distance == b.ablation.equal_distance);
  CHECK(a.ablation.equal_groups == b.ablation.equal_groups);
  CHECK(a.ablation.equal_cities == b.ablation.equal_cities);
  CHECK(a.record.links == b.record.links);
  CHECK(a.record.all_cities == b.record.all_cities);
  CHECK(a.record.cities == b.record.cities);
  CHECK(a.record.events == b.record.events);
}

void check_same_relations(const Scenario& a, const Scenario& b) {
  REQUIRE(a.blocs.size() == b.blocs.size());
  for (std::size_t i = 0; i < a.blocs.size(); ++i) {
    CHECK(a.blocs[i].name == b.blocs[i].name);
    CHECK(a.blocs[i].growth == b.blocs[i].growth);
    CHECK(a.blocs[i].funding == b.blocs[i].funding);
    CHECK(a.blocs[i].budget == b.blocs[i].budget);
  }
  REQUIRE(a.relations.size() == b.relations.size());
  for (std::size_t i = 0; i < a.relations.size(); ++i) {
    const Relation& x = a.relations[i];
    const Relation& y = b.relations[i];
    CHECK(x.name == y.name);
    CHECK(x.first == y.first);
    CHECK(x.second == y.second);
    CHECK(x.formal_integration == y.formal_integration);
    CHECK(x.proximity == y.proximity);
    CHECK(x.climate == y.climate);
    CHECK(x.access == y.access);
    CHECK(x.travel_cost == y.travel_cost);
    CHECK(x.opportunity == y.opportunity);
    CHECK(x.funding == y.funding);
    CHECK(x.joint_programme_rate == y.joint_programme_rate);
    CHECK(x.joint_programmes_from == y.joint_programmes_from);
    CHECK(x.formation_rate == y.formation_rate);
    CHECK(x.formation_from == y.formation_from);
    CHECK(x.community.intercept == y.community.intercept);
    CHECK(x.community.slope == y.community.slope);
    CHECK(x.community.spread == y.community.spread);
    CHECK(x.community.column == y.community.column);
  }
}

void check_same_levers(const Scenario& a, const Scenario& b) {
  REQUIRE(a.levers.size() == b.levers.size());
  for (std::size_t i = 0; i < a.levers.size(); ++i) {
    CHECK(a.levers[i].name == b.levers[i].name);
    CHECK(a.levers[i].quantity == b.levers[i].quantity);
    CHECK(a.levers[i].operation == b.levers[i].operation);
    CHECK(a.levers[i].amount == b.levers[i].amount);
    CHECK(a.levers[i].from == b.levers[i].from);
    CHECK(a.levers[i].to == b.levers[i].to);
    CHECK(a.levers[i].blocs == b.levers[i].blocs);
    CHECK(a.levers[i].cities == b.levers[i].cities);
    CHECK(a.levers[i].relations == b.levers[i].relations);
    CHECK(a.levers[i].links == b.levers[i].links);
  }
}

void check_same_data(const Scenario& a, const Scenario& b) {
  const CityTable& x = a.cities;
  const CityTable& y = b.cities;
  CHECK(x.code == y.code);
  CHECK(x.name == y.name);
  CHECK(x.country == y.country);
  CHECK(x.bloc == y.bloc);
  CHECK(same(x.latitude, y.latitude));
  CHECK(same(x.longitude, y.longitude));
  CHECK(same(x.population, y.population));
  CHECK(same(x.size, y.size));
  CHECK(same(x.business, y.business));
  CHECK(same(x.education, y.education));
  CHECK(same(x.entrepreneurialism, y.entrepreneurialism));
  CHECK(same(x.coordination, y.coordination));
  CHECK(same(x.budget, y.budget));
  REQUIRE(x.community.size() == y.community.size());
  for (std::size_t i = 0; i < x.community.size(); ++i)
    CHECK(same(x.community[i], y.community[i]));
  REQUIRE(x.sector_shares.size() == y.sector_shares.size());
  for (std::size_t i = 0; i < x.sector_shares.size(); ++i)
    CHECK(same({x.sector_shares[i].begin(), x.sector_shares[i].end()},
               {y.sector_shares[i].begin(), y.sector_shares[i].end()}));

  CHECK(a.links.first == b.links.first);
  CHECK(a.links.second == b.links.second);
  CHECK(a.links.relation == b.links.relation);
  CHECK(a.links.year_signed == b.links.year_signed);
  CHECK(a.links.year_ended == b.links.year_ended);
  REQUIRE(a.events.size() == b.events.size());
  for (std::size_t i = 0; i < a.events.size(); ++i) {
    CHECK(a.events[i].year == b.events[i].year);
    CHECK(a.events[i].first == b.events[i].first);
    CHECK(a.events[i].second == b.events[i].second);
  }
}

void check_reads_back(const Scenario& scenario) {
  const Scenario again = read_resolved(scenario.resolved, scenario.sources);
  CHECK(again.resolved == scenario.resolved);
  CHECK(again.sources.size() == scenario.sources.size());
  check_same_rules(again, scenario);
  check_same_relations(again, scenario);
  check_same_levers(again, scenario);
  check_same_data(again, scenario);
}

/// Every key that differs from its default.
constexpr std::string_view everything = R"(
joint_programmes_from = 1995
formation = { rate = 0.1, from = 1996 }
community = { intercept = -1.5, slope = 1e-7, spread = 2, column = "community_x" }
access = { linear = true, points = [[1990, 0.1], [1995, 0.30000000000000004]] }
funding = 1.1
opportunity = [[1990, 2]]
travel_cost = 0.5
joint_programme_rate = 3
formal_integration = 0.1
proximity = 0.7

[parameters]
trust.gain = 0.1
effort.distance_cost_culture = 0.123456789012345678

[blocs."A \"bloc\" é"]
growth = 0.01

[[levers]]
name = "one \\ \"two\""
lever = "hospitality"
add = [[1990, 0.1], [1993, 0.2]]
from = 1991
to = 1998
cities = ["York", 5]

[[levers]]
name = "two"
lever = "sign_link"
from = 1991
links = [[1, 4], ["York", "Chengdu"]]

[[levers]]
name = "three"
lever = "climate"
set = { linear = true, points = [[1990, 0]] }
relations = ["UK-China"]

[ablation]
trust_gate = 0.25
equal_distance = 0.2
equal_groups = true
equal_cities = true

[record]
links = "yearly"
cities = [5, "York"]
events = true
)";

}  // namespace

TEST_CASE("A scenario reads back from its resolved text",
          "[reader][resolved]") {
  SmallWorld world{everything};
  world.folder.write("cities.csv",
                     "code,name,country,bloc,latitude,longitude,gdp_bn_gbp,"
                     "community_x,business,budget\n"
                     "1,Leeds,United Kingdom,UK,53.80,-1.55,64,0.1,,2\n"
                     "2,Chengdu,China,China,30.66,104.06,,,0.5,\n"
                     "3,York,United Kingdom,UK,53.96,-1.08,6,,,\n"
                     "4,Lyon,France,Europe,45.76,4.84,60,,,\n"
                     "5,Leeds,Germany,Europe,51.34,12.37,20,,,\n"
                     "6,Wuhan,China,China,30.6,114.3,70,,,\n");
  const Scenario scenario = world.read({{"seed", "\"18446744073709551615\""},
                                        {"trust.loss", "0.2"},
                                        {"time.steps_per_year", "12"}});
  CHECK(scenario.parameters.trust.loss == 0.2);
  CHECK(scenario.record.cities.size() == 2);
  check_reads_back(scenario);
}

TEST_CASE("The scenarios that come with the program read, and read back",
          "[reader][resolved]") {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(TWINNING_SOURCE "/scenarios")) {
    const auto& file = entry.path();
    if (file.extension() != ".toml" || file.filename() == "claims.toml")
      continue;
    INFO(file);
    check_reads_back(read_scenario(file));
    ++count;
  }
  CHECK(count > 15);
}

TEST_CASE("The resolved text does not depend on where one stands",
          "[reader][resolved]") {
  const SmallWorld world;
  const auto here = std::filesystem::current_path();
  const std::string from_here = world.read().resolved;
  std::filesystem::current_path(world.folder / "");
  const std::string from_there = read_scenario("small.toml").resolved;
  std::filesystem::current_path(here);

  CHECK(from_here == from_there);
  CHECK(from_here.find("cities = \"cities.csv\"") != std::string::npos);
}

TEST_CASE("Data that were not kept, or were changed, are not read back",
          "[reader][resolved]") {
  const Scenario scenario = SmallWorld{}.read();
  auto sources = scenario.sources;
  sources[2].text += " ";
  CHECK(outcome([&] {
          return read_resolved(scenario.resolved, sources);
        }).says("was not kept"));
  sources.pop_back();
  CHECK(outcome([&] {
          return read_resolved(scenario.resolved, sources);
        }).exit == 3);
}
