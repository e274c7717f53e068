#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <string>

#include "sim/engine/batch.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

Scenario base() {
  Scenario scenario = star_of(3);
  scenario.levers = {lever(Quantity::funding, Operation::multiply, 2.0)};
  return scenario;
}

std::string hash(const Scenario& scenario, std::uint32_t replicate = 0) {
  return run_hash(*prepare(scenario), replicate);
}

/// The hash of a scenario after a change.
std::string changed(const std::function<void(Scenario&)>& change) {
  Scenario scenario = base();
  change(scenario);
  return hash(scenario);
}

TEST_CASE("A run is known by everything that determines it", "[identity]") {
  std::set<std::string> hashes{hash(base()), hash(base(), 1)};
  std::size_t count = 2;
  const auto differs = [&](const std::string& what,
                           const std::function<void(Scenario&)>& change) {
    INFO(what);
    CHECK(hashes.insert(changed(change)).second);
    ++count;
  };

  for (const Parameter& parameter : parameters())
    differs(std::string(parameter.name), [&](Scenario& scenario) {
      parameter.value(scenario.parameters) += 1e-12;
    });
  differs("seed", [](Scenario& s) { ++s.seed; });
  differs("start", [](Scenario& s) { --s.calendar.start; });
  differs("end", [](Scenario& s) { ++s.calendar.end; });
  differs("steps", [](Scenario& s) { s.calendar.steps_per_year = 2; });
  differs("growth", [](Scenario& s) { s.blocs[0].growth = Path(0.01); });
  differs("bloc", [](Scenario& s) { s.blocs[1].budget = 1.5; });
  differs("climate", [](Scenario& s) { s.relations[0].climate = Path(0.1); });
  differs("F", [](Scenario& s) { s.relations[0].formal_integration = 0.1; });
  differs("joint",
          [](Scenario& s) { s.relations[0].joint_programmes_from = 2003; });
  differs("lever", [](Scenario& s) { s.levers[0].amount = Path(2.5); });
  differs("its years", [](Scenario& s) { ++s.levers[0].to; });
  differs("its scope", [](Scenario& s) { s.levers[0].cities = {CityId{1}}; });
  differs("no lever", [](Scenario& s) { s.levers.clear(); });
  differs("gate", [](Scenario& s) { s.ablation.trust_gate = 0.25; });
  differs("groups", [](Scenario& s) { s.ablation.equal_groups = true; });
  differs("cities", [](Scenario& s) { s.ablation.equal_cities = true; });
  differs("code", [](Scenario& s) { ++s.cities.code[0]; });
  differs("size", [](Scenario& s) { s.cities.size[1] = unknown; });
  differs("latitude", [](Scenario& s) { s.cities.latitude[1] = 1; });
  differs("community", [](Scenario& s) { s.cities.community[0][1] = 0.6; });
  differs("sectors", [](Scenario& s) { s.cities.sector_shares[0].fill(1); });
  differs("link", [](Scenario& s) { s.links.year_signed[2] = 2001; });
  differs("its end", [](Scenario& s) { s.links.year_ended[2] = 2011; });
  differs("event", [](Scenario& s) {
    s.events.push_back({2010, CityId{0}, CityId{1}});
  });
  CHECK(hashes.size() == count);
}

TEST_CASE("A run is not known by what does not touch it", "[identity]") {
  const std::string known = hash(base());
  CHECK(known.size() == 32);
  CHECK(changed([](Scenario& s) { s.name = "other"; }) == known);
  CHECK(changed([](Scenario& s) { s.replicates = 7; }) == known);
  CHECK(changed([](Scenario& s) { s.record.events = true; }) == known);
  CHECK(changed([](Scenario& s) { s.record.links = Record::Links::yearly; }) ==
        known);
  CHECK(changed([](Scenario& s) { s.levers[0].name = "other"; }) == known);
  CHECK(changed([](Scenario& s) { s.cities.name[0] = "other"; }) == known);
  CHECK(changed([](Scenario& s) { s.blocs[0].name = "other"; }) == known);
  CHECK(changed([](Scenario& s) { s.resolved = "other"; }) == known);
}

}  // namespace
}  // namespace twinning::tests
