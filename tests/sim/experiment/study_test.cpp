#include "sim/experiment/study.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

#include "sim/base/hash.hpp"
#include "sim/model/identity.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

/// Two scenarios of a small world; trust.gain and the lever "help" at 3 points.
Study small_study() {
  Scenario scenario = two_blocs();
  const CityId first = add_city(scenario, BlocId{0});
  const CityId second = add_city(scenario, BlocId{1});
  add_link(scenario, first, second);
  const auto lever = [](std::string name, Path amount) {
    Lever one;
    one.name = std::move(name);
    one.quantity = Quantity::funding;
    one.operation = Operation::multiply;
    one.amount = std::move(amount);
    one.from = 2005;
    one.to = 2010;
    return one;
  };
  scenario.levers = {lever("help", Path({{2005, 2}, {2008, 3}}, true)),
                     lever("other", 1.5), lever("help", 1.2)};
  scenario.sources = {{"scenario", "small.toml", "", "text"}};
  scenario.resolved = "text";

  Study study;
  study.scenarios = {scenario, scenario};
  study.scenarios[1].name = "large";
  study.scenarios[1].parameters.trust.loss = 0.7;
  Factor gain, help;
  gain.name = "trust.gain";
  help.of = Factor::Of::lever;
  help.name = "help";
  study.factors = {gain, help};
  study.points = {2, {0.1, 4, 0.2, 5, 0.3, 6}};
  return study;
}

TEST_CASE("The cells of a study are numbered scenario by scenario", "[study]") {
  const Study study = small_study();
  CHECK(study.cell_count() == 6);
  CHECK(scenario_at(study, 2).name == "small");
  CHECK(scenario_at(study, 3).name == "large");
  CHECK(scenario_at(study, 3).parameters.trust.loss == 0.7);
  CHECK(value_at(study, 0, 2) == 0.3);
  CHECK(value_at(study, 1, 4) == 5);
  CHECK_THROWS_AS(scenario_at(study, 6), std::out_of_range);
}

TEST_CASE("A factor sets its parameter, or the amount of the levers it names",
          "[study]") {
  const Study study = small_study();
  const Scenario scenario = scenario_at(study, 4);
  CHECK(scenario.parameters.trust.gain == 0.2);
  CHECK(scenario.levers[0].amount == Path(5));
  CHECK(scenario.levers[1].amount == Path(1.5));
  CHECK(scenario.levers[2].amount == Path(5));
  CHECK(scenario.levers[0].from == 2005);
}

TEST_CASE("All else of a scenario stays, but the texts of its sources",
          "[study]") {
  Study study = small_study();
  study.factors.clear();
  study.scenarios[0].replicates = 17;
  study.scenarios[0].record.events = true;
  CHECK(study.cell_count() == 2);
  const Scenario scenario = scenario_at(study, 0);
  CHECK(identity(scenario).hash128() == identity(study.scenarios[0]).hash128());
  CHECK(scenario.replicates == 17);
  CHECK(scenario.record.events);
  CHECK(scenario.cities.name == study.scenarios[0].cities.name);
  CHECK(scenario.sources.empty());
  CHECK(scenario.resolved.empty());
}

TEST_CASE("With common random numbers all cells share their luck", "[study]") {
  const Study study = small_study();
  for (std::size_t cell = 0; cell < study.cell_count(); ++cell)
    CHECK(scenario_at(study, cell).seed == study.scenarios[0].seed);
}

TEST_CASE("With independent random numbers no two cells share their luck",
          "[study]") {
  Study study = small_study();
  study.common_random_numbers = false;
  std::set<std::uint64_t> seeds;
  for (std::size_t cell = 0; cell < study.cell_count(); ++cell)
    seeds.insert(scenario_at(study, cell).seed);
  CHECK(seeds.size() == study.cell_count());

  // A cell keeps its seed when the study grows, and the user's seed counts.
  Study longer = study;
  longer.points.values.insert(longer.points.values.begin(), {0.9, 9});
  CHECK(scenario_at(longer, 1).seed == scenario_at(study, 0).seed);
  longer.scenarios[0].seed += 1;
  CHECK(scenario_at(longer, 1).seed != scenario_at(study, 0).seed);
}

TEST_CASE("A parameter that the model has not is a fault of the program",
          "[study]") {
  Study study = small_study();
  study.factors[0].name = "trust.gian";
  CHECK_THROWS_AS(scenario_at(study, 0), std::logic_error);
}

TEST_CASE("A factor with levels takes each for an equal share of the cube",
          "[study]") {
  Factor factor;
  factor.levels = {0.5, 0.1, 0.9};
  CHECK(factor.at(0) == 0.5);
  CHECK(factor.at(0.33) == 0.5);
  CHECK(factor.at(0.34) == 0.1);
  CHECK(factor.at(0.67) == 0.9);
  CHECK(factor.at(1) == 0.9);

  factor.levels.clear();
  factor.distribution.emplace(*find_distribution("uniform"),
                              Distribution::Arguments{1, 3}, Range{});
  CHECK(factor.at(0.25) == 1.5);
}

}  // namespace
}  // namespace twinning::tests
