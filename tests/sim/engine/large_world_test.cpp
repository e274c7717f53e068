#include "sim/engine/large_world.hpp"

#include <catch2/catch.hpp>
#include <mutex>

#include "tests/sim/engine/ensembles.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// 51 200 pairs of unlike cities, some twinned, some of which come and go;
/// links of a second relation lie between those of the first.  There are more
/// cities than one thread takes at a time.
Scenario large_scenario() {
  Scenario scenario = two_blocs();
  scenario.blocs.push_back({.name = "far"});
  scenario.relations.push_back(scenario.relations[0]);
  scenario.relations[1].name = "home-far";
  scenario.relations[1].second = BlocId{2};
  scenario.cities.community.resize(2);
  scenario.calendar = {.start = 2000, .end = 2009, .steps_per_year = 2};
  scenario.relations[0].community = {-1.0, 0.6, 1.0, ""};
  scenario.relations[0].formation_rate = 0.002;
  scenario.relations[0].formation_from = 2000;
  scenario.relations[0].joint_programmes_from = 2003;
  scenario.relations[0].climate = Path({{0, 0.3}, {2005, -0.8}});
  scenario.parameters.lapse.lapse_dormant = 0.2;
  for (std::uint32_t i = 0; i < 320; ++i)
    add_unknown_city(scenario, BlocId{0}, 5.0 + i);
  for (std::uint32_t i = 0; i < 160; ++i)
    add_unknown_city(scenario, BlocId{1}, 900.0 - 5 * i);
  for (std::uint32_t i = 0; i < 2'000; ++i)
    add_unknown_city(scenario, BlocId{2}, 40.0 + 0.1 * i);
  for (std::uint32_t i = 0; i < 160; ++i) {
    add_link(scenario, CityId{2 * i}, CityId{320 + i},
             i % 3 == 0 ? unknown_year : int(1998 + i % 9),
             i % 4 == 0 ? 2007 : never);
    if (i % 5 == 0) {
      add_link(scenario, CityId{2 * i + 1}, CityId{480 + 12 * i}, 1999, never,
               RelationId{1});
      // A city whose links are of one relation, of the other, of the first.
      add_link(scenario, CityId{2 * i}, CityId{481 + 12 * i}, 1999, never,
               RelationId{1});
    }
  }
  scenario.record.links = Record::Links::end;
  scenario.record.all_cities = true;
  scenario.record.events = true;
  return scenario;
}

/// The bits of what is computed when a run ends, of no years.
std::uint64_t statistics_of(const RunEnds& ends) {
  RunRecord run;
  const std::size_t relations = ends.world.relations();
  run.yearly.assign(yearly_count * 10 * relations, 0);
  run.statistics.assign(statistic_count * relations, unknown);
  StatisticsOfRuns statistics;
  statistics.reserve(ends.world, 1);
  statistics.compute(ends, std::span(&run, 1));
  Bits bits;
  bits.add(run.statistics);
  return bits.hash();
}

TEST_CASE("A large world gives the bits of replicates in lanes", "[bits]") {
  Laboratory laboratory(large_scenario(), 2);
  const World& world = laboratory.world;
  REQUIRE(world.rows >= LargeWorld::fewest_links);
  for (const Kernel* kernel : kernels_here()) {
    INFO(kernel->name);
    LargeWorld large(*kernel);
    State state;
    large.begin(world, state, 2);
    Laboratory small(large_scenario(), 2);
    double standing = 0;
    for (int year = 2000; year <= 2009; ++year) {
      small.pass(year);
      state.year = year;
      large.step_year(world, state);
      Bits one, other;
      for (std::size_t i = 0; i < yearly_count * world.relations(); ++i) {
        one.add(small.state.observed[i]);
        other.add(state.observed[i]);
      }
      CHECK(one.hash() == other.hash());
      standing = state.observed[std::size_t(Yearly::active)] +
                 state.observed[std::size_t(Yearly::dormant)];
    }
    CHECK(standing > 500);
    CHECK(statistics_of({world, state, true}) ==
          statistics_of({small.world, small.state, false}));
  }
}

TEST_CASE("A large world does not depend on instruction set or threads",
          "[bits]") {
  const auto world = prepare(large_scenario());
  const std::vector<std::uint32_t> replicates_two{0, 1};
  const auto known = fingerprints(*world, scalar_kernel, replicates_two, 1);
  for (const Kernel* kernel : kernels_here())
    CHECK(fingerprints(*world, *kernel, replicates_two, 1) == known);
  for (const unsigned threads : {1u, 2u, 5u}) {
    std::mutex mutex;
    std::vector<std::uint64_t> found(2);
    run_batch(replicates(world, 2), threads, {},
              [&](const RunPlan& plan, const RunRecord& run) {
                const std::lock_guard lock(mutex);
                found[plan.row] = fingerprint(run);
              });
    INFO(threads << " threads");
    CHECK(found == known);
  }
}

}  // namespace
}  // namespace twinning::tests
