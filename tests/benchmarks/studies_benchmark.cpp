/// What a study costs above the bare model: worlds made for its cells, rows
/// told apart and known again, aggregates over their runs.
///
/// `bare` makes the runs of a study whose worlds are made already, `rows` the
/// same through make_rows; both on one thread, to be compared by their "run".
#include <benchmark/benchmark.h>

#include <numeric>

#include "sim/experiment/make_rows.hpp"
#include "tests/benchmarks/worlds.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning {
namespace {

/// Ten links in ten years.
Scenario tiny() {
  Scenario scenario = tests::star_of(10);
  scenario.calendar = {.start = 2000, .end = 2009, .steps_per_year = 4};
  return scenario;
}

/// A scenario at several values of one parameter.
Study varied(Scenario scenario, std::size_t cells, std::uint32_t replicates,
             Study::Runs runs = Study::Runs::all) {
  Study study = study_of(std::move(scenario));
  study.replicates = replicates;
  study.runs = runs;
  Factor& gain = study.factors.emplace_back();
  gain.name = "trust.gain";
  for (std::size_t i = 0; i < cells; ++i)
    gain.levels.push_back(0.1 + 0.3 * double(i) / double(cells));
  study.points = {1, gain.levels};
  return study;
}

void count_runs(benchmark::State& state, const StudyPlan& plan) {
  const double runs = double(plan.rows.runs()) * double(state.iterations());
  state.counters["runs"] =
      benchmark::Counter(runs, benchmark::Counter::kIsRate);
  state.counters["run"] = benchmark::Counter(
      runs, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void bare(benchmark::State& state, const Study& study) {
  const StudyPlan plan(study);
  std::vector<RunPlan> design;
  for (std::size_t cell = 0; cell < plan.rows.cells(); ++cell) {
    const auto world = plan.world(cell);
    for (const RunPlan& run : replicates(world, plan.rows.replicates()))
      design.push_back(run);
  }
  Crew crew(1);
  for (auto _ : state)
    crew.run(design, {}, [](const RunPlan&, const RunRecord&) {});
  count_runs(state, plan);
}

void rows(benchmark::State& state, const Study& study) {
  const StudyPlan plan(study);
  std::vector<std::size_t> all(plan.rows.count());
  std::iota(all.begin(), all.end(), 0);
  Crew crew(1);
  for (auto _ : state) make_rows(plan, all, crew, {}, [](const MadeRow&) {});
  count_runs(state, plan);
}

constexpr auto aggregates = Study::Runs::aggregates;
BENCHMARK_CAPTURE(bare, tiny, varied(tiny(), 1, 4096));
BENCHMARK_CAPTURE(rows, tiny, varied(tiny(), 1, 4096));
BENCHMARK_CAPTURE(bare, tiny_cells_of_20, varied(tiny(), 200, 20));
BENCHMARK_CAPTURE(rows, tiny_cells_of_20, varied(tiny(), 200, 20));
BENCHMARK_CAPTURE(bare, cells_of_20, varied(baseline(), 10, 20));
BENCHMARK_CAPTURE(rows, cells_of_20, varied(baseline(), 10, 20));
BENCHMARK_CAPTURE(rows, aggregates_of_20,
                  varied(baseline(), 10, 20, aggregates));
BENCHMARK_CAPTURE(rows, aggregates_of_512,
                  varied(baseline(), 1, 512, aggregates));
BENCHMARK_CAPTURE(rows, cells_of_1, varied(baseline(), 50, 1));

/// A cell made ready: the scenario at its point, and its world.
void world_of_a_cell(benchmark::State& state, const Study& study) {
  const StudyPlan plan(study);
  for (auto _ : state) benchmark::DoNotOptimize(plan.world(0));
}
BENCHMARK_CAPTURE(world_of_a_cell, tiny, varied(tiny(), 2, 1))
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(world_of_a_cell, baseline, varied(baseline(), 2, 1))
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace twinning
