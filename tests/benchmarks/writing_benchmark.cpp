/// What writing adds to making runs: the same ensemble kept in a result file,
/// with and without compression, and kept nowhere.

#include <benchmark/benchmark.h>

#include <filesystem>

#include "output/study.hpp"
#include "sim/engine/batch.hpp"
#include "tests/benchmarks/worlds.hpp"

namespace twinning {
namespace {

constexpr std::uint32_t runs = 2048;

void count(benchmark::State& state) {
  state.counters["runs"] = benchmark::Counter(
      double(runs) * double(state.iterations()), benchmark::Counter::kIsRate);
}

void without_writing(benchmark::State& state) {
  const auto design = replicates(prepare(baseline()), runs);
  for (auto _ : state)
    run_batch(design, unsigned(state.range(0)), {},
              [](const RunPlan&, const RunRecord&) {});
  count(state);
}
BENCHMARK(without_writing)->Arg(1)->Arg(2)->UseRealTime();

void writing(benchmark::State& state, unsigned compression) {
  const auto world = prepare(baseline());
  StudyPlan plan;
  plan.title = "benchmark";
  plan.scenarios = {world};
  for (std::uint32_t run = 0; run < runs; ++run) {
    plan.run_scenario.push_back(0);
    plan.run_point.push_back(0);
    plan.run_replicate.push_back(run);
  }
  const auto file =
      std::filesystem::temp_directory_path() / "twinning-writing-benchmark.h5";
  for (auto _ : state) {
    Study study(file, plan, {}, {.force = true, .compression = compression});
    run_batch(study.missing(), unsigned(state.range(0)), {},
              [&](const RunPlan& run, const RunRecord& record) {
                study.keep(run, record);
              });
    study.merge();
  }
  std::filesystem::remove(file);
  count(state);
}
BENCHMARK_CAPTURE(writing, plain, 0u)->Arg(1)->Arg(2)->UseRealTime();
BENCHMARK_CAPTURE(writing, compressed, 1u)->Arg(1)->Arg(2)->UseRealTime();

}  // namespace
}  // namespace twinning
