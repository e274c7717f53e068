#include "sim/experiment/counterfactual_runs.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

const std::vector<std::uint32_t> first_twenty = [] {
  std::vector<std::uint32_t> replicates;
  for (std::uint32_t i = 0; i < 20; ++i) replicates.push_back(i);
  return replicates;
}();

LinkEnds ends_of(const Scenario& scenario,
                 std::span<const std::uint32_t> replicates) {
  Crew crew(2);
  std::atomic<int> failures = 0;  // told by several threads at once
  LinkEnds ends = link_ends(scenario, replicates, CityId{0}, CityId{1}, crew,
                            [&](bool failed) { failures += failed ? 1 : 0; });
  CHECK(failures == 0);
  return ends;
}

TEST_CASE("An effect is that of pairs that have both, and has its place",
          "[explain]") {
  const std::vector<double> base{1, 2, unknown, 4, 5, 6, 7};
  const std::vector<double> changed{2, 2, 9, unknown, 8, 5, 8};
  const EffectOverRuns found = effect_over_runs(base, changed, 0);
  CHECK(found.effect.mean == Approx((1 + 0 + 3 - 1 + 1) / 5.0));
  CHECK(found.effect.count == 5);
  CHECK(found.base == Approx((1 + 2 + 5 + 6 + 7) / 5.0));
  CHECK(found.runs.above.mean == 0.6);
  CHECK(found.runs.equal.mean == 0.2);
  CHECK(found.here == 1);
  // Of the four others two have a smaller effect, and one an equal one.
  CHECK(found.below.mean == 0.5);
  CHECK(found.below.count == 4);
}

TEST_CASE("Where the run at hand has no effect it has no place either",
          "[explain]") {
  const EffectOverRuns found = effect_over_runs(std::vector{1.0, unknown, 2.0},
                                                std::vector{2.0, 1.0, 4.0}, 1);
  CHECK(std::isnan(found.here));
  CHECK(std::isnan(found.below.mean));
  CHECK(found.effect.count == 2);
}

TEST_CASE("The ends of a link are those of its runs, whatever the order",
          "[explain]") {
  const Scenario scenario = two_cities();
  const LinkEnds all = ends_of(scenario, first_twenty);
  const std::vector<std::uint32_t> some{17, 3};
  const LinkEnds two = ends_of(scenario, some);
  CHECK(two.trust[0] == all.trust[17]);
  CHECK(two.value[1] == all.value[3]);
  const CloseRun made = run_closely(scenario, 3);
  const LinkStory story = story_of(*made.world, made.record, 0);
  CHECK(all.value[3] == story.years.back().value_average);
  CHECK(all.trust[3] ==
        std::sqrt(story.years.back().trust[0] * story.years.back().trust[1]));
}

TEST_CASE("A link that has ended, or is none, stands in no run", "[explain]") {
  Scenario scenario = two_cities();
  scenario.links.year_ended[0] = 2010;
  for (const Scenario& each : {scenario, two_strangers()}) {
    const LinkEnds ends = ends_of(each, first_twenty);
    for (std::size_t run = 0; run < first_twenty.size(); ++run) {
      CHECK(ends.standing[run] == 0);
      CHECK(std::isnan(ends.value[run]));
    }
  }
}

}  // namespace
}  // namespace twinning::tests
