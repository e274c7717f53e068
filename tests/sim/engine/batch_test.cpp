#include "sim/engine/batch.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <mutex>
#include <set>
#include <stdexcept>

#include "sim/engine/kernel.hpp"
#include "sim/engine/run.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("Every run of a design is kept once", "[batch]") {
  const auto world = prepare(star_of(3));
  const auto other = prepare(two_cities());
  std::vector<RunPlan> design = replicates(world, 50);
  for (const RunPlan& plan : replicates(other, 7)) design.push_back(plan);
  for (std::size_t row = 0; row < design.size(); ++row) design[row].row = row;

  std::mutex mutex;
  std::multiset<std::uint64_t> kept;
  run_batch(design, 4, {}, [&](const RunPlan& plan, const RunRecord& run) {
    const std::lock_guard lock(mutex);
    kept.insert(plan.row);
    if (run.replicate != plan.replicate || !run.failure.empty())
      kept.insert(~0u);
  });
  CHECK(kept.size() == design.size());
  CHECK(*kept.rbegin() == design.size() - 1);
}

TEST_CASE("A batch that is told to stop keeps what it has begun", "[batch]") {
  const auto world = prepare(star_of(3));
  const auto design = replicates(world, 100'000);
  std::stop_source stop;
  std::atomic<std::uint32_t> kept = 0;
  std::mutex mutex;
  std::vector<char> seen(design.size(), 0);
  run_batch(design, 2, stop.get_token(),
            [&](const RunPlan& plan, const RunRecord&) {
              const std::lock_guard lock(mutex);
              seen[plan.row] = 1;
              if (++kept == 100) stop.request_stop();
            });
  CHECK(kept >= 100);
  CHECK(kept < 1'000);

  // Runs are issued in the design's order, in whole groups of lanes: nothing
  // is left out before the last that was kept.
  const auto end = std::ranges::find(seen, 0);
  CHECK(std::uint32_t(end - seen.begin()) == kept);
  CHECK(std::find(end, seen.end(), 1) == seen.end());
}

TEST_CASE("A batch told to stop before it began makes nothing", "[batch]") {
  std::stop_source stop;
  stop.request_stop();
  const auto design = replicates(prepare(two_cities()), 10);
  run_batch(design, 2, stop.get_token(),
            [](const RunPlan&, const RunRecord&) { FAIL("a run was made"); });
}

TEST_CASE("What keeping a run throws ends the batch and is passed on",
          "[batch]") {
  const auto design = replicates(prepare(star_of(3)), 100'000);
  std::atomic<int> kept = 0;
  const auto keep = [&](const RunPlan&, const RunRecord&) {
    if (++kept == 30) throw std::runtime_error("the disk is full");
  };
  CHECK_THROWS_WITH(run_batch(design, 2, {}, keep), "the disk is full");
  // How many more the other thread keeps until it hears of it is a matter of
  // time; that it hears of it is not.
  CHECK(kept < int(design.size()) / 2);
}

/// A world in which runs fail where a link is signed before its end: a trust
/// beyond all numbers.  Its year is drawn, 2005 or one that never comes.
Scenario frail() {
  Scenario scenario = star_of(3);
  scenario.links.year_signed = {unknown_year, 2050, 2005};
  scenario.links.year_ended = {never, never, 2005};  // the last: never signed
  scenario.parameters.trust.initial = std::numeric_limits<double>::infinity();
  scenario.record.links = Record::Links::end;
  return scenario;
}

TEST_CASE("A run whose numbers stop being finite fails and stops no other",
          "[batch]") {
  const auto world = prepare(frail());
  const auto design = replicates(world, 24);
  std::mutex mutex;
  std::size_t failed = 0;
  run_batch(design, 2, {}, [&](const RunPlan& plan, const RunRecord& run) {
    const std::lock_guard lock(mutex);
    const RunRecord alone = run_model(*world, plan.replicate);
    CHECK(run.failure == alone.failure);
    const auto nan = [](double x) { return std::isnan(x); };
    if (run.failure.empty()) {
      CHECK(run.yearly[0] == 0);
    } else {
      ++failed;
      CHECK(std::ranges::all_of(run.yearly, nan));
      CHECK(std::ranges::all_of(run.links, nan));
      CHECK(run.events.empty());
    }
  });
  CHECK(failed > 0);
  CHECK(failed < 24);
}

TEST_CASE("A run fails whose prospects are beyond all numbers", "[batch]") {
  Scenario scenario = two_cities();
  scenario.relations[0].opportunity =
      Path({{0, 1.0}, {2010, std::numeric_limits<double>::infinity()}});
  CHECK(run_model(*prepare(scenario), 0).failure ==
        "a number stopped being finite");
  scenario.relations[0].opportunity = Path(1.0);
  CHECK(run_model(*prepare(scenario), 0).failure.empty());
}

TEST_CASE("A Runner's records are as good as new after a failed run",
          "[batch]") {
  const auto bad = prepare(frail());
  const auto good = prepare(two_cities());
  Runner runner;
  const auto before = run_model(*good, 5).yearly;
  for (std::uint32_t i = 0; i < 8; ++i) {
    (void)runner.run(*bad, std::array{i});
    const auto run = runner.run(*good, std::array{5u});
    CHECK(run[0].failure.empty());
    CHECK(run[0].yearly[std::size_t(Yearly::deals) * 20 + 19] ==
          before[std::size_t(Yearly::deals) * 20 + 19]);
  }
}

TEST_CASE("Runs are made in the narrowest lanes that hold them", "[batch]") {
  const int widest = widest_kernel().lanes;
  for (int runs = 1; runs <= widest; ++runs) {
    const int lanes = kernel_for(std::size_t(runs)).lanes;
    CHECK(lanes >= runs);
    CHECK(lanes < 2 * runs);
  }
  CHECK(&kernel_for(std::size_t(widest) + 1) == &widest_kernel());
}

}  // namespace
}  // namespace twinning::tests
