/// How fast runs are made: link-steps and runs a second, by instruction set,
/// by threads, and of one world of a million links.

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <array>
#include <atomic>
#include <memory>
#include <random>

#include "sim/engine/batch.hpp"
#include "tests/benchmarks/worlds.hpp"

namespace twinning {
namespace {

void count(benchmark::State& state, double runs, double steps) {
  state.counters["runs"] =
      benchmark::Counter(runs, benchmark::Counter::kIsRate);
  state.counters["link_steps"] =
      benchmark::Counter(steps, benchmark::Counter::kIsRate);
  state.counters["per_link_step"] = benchmark::Counter(
      steps, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void one_core(benchmark::State& state, const Kernel& kernel) {
  const World world(baseline());
  Runner runner(kernel);
  std::vector<std::uint32_t> replicates(runner.lanes());
  double runs = 0;
  double steps = 0;
  for (auto _ : state) {
    for (std::uint32_t& replicate : replicates)
      replicate = std::uint32_t(runs++);
    for (const RunRecord& run : runner.run(world, replicates))
      steps += link_steps(run, world);
  }
  count(state, runs, steps);
}
BENCHMARK_CAPTURE(one_core, scalar, scalar_kernel);
BENCHMARK_CAPTURE(one_core, baseline, baseline_kernel);
BENCHMARK_CAPTURE(one_core, widest, widest_kernel());
BENCHMARK_CAPTURE(one_core, avx2,
                  widest_kernel().lanes >= 4 ? avx2_kernel : baseline_kernel);

/// Runs that have no other replicates of their world beside them.
void alone(benchmark::State& state, const Kernel& kernel) {
  const World world(baseline());
  Runner runner(kernel);
  double runs = 0;
  double steps = 0;
  for (auto _ : state) {
    const std::array replicate{std::uint32_t(runs++)};
    steps += link_steps(runner.run(world, replicate)[0], world);
  }
  count(state, runs, steps);
}
BENCHMARK_CAPTURE(alone, scalar, scalar_kernel);
BENCHMARK_CAPTURE(alone, baseline, baseline_kernel);
BENCHMARK_CAPTURE(alone, widest, widest_kernel());

void batch(benchmark::State& state, std::vector<Setting> settings,
           std::uint32_t runs) {
  const auto world = prepare(baseline(std::move(settings)));
  const auto design = replicates(world, runs);
  double made = 0;
  for (auto _ : state)
    run_batch(design, unsigned(state.range(0)), {},
              [](const RunPlan&, const RunRecord&) {});
  made = double(runs) * double(state.iterations());
  state.counters["runs"] =
      benchmark::Counter(made, benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(batch, full, {}, 512)->Arg(1)->Arg(2)->UseRealTime();
BENCHMARK_CAPTURE(batch, ten_years, {{"time.start", "2006"}}, 4096)
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime();

/// A world of random links, all signed at the start.
Scenario random_links(std::size_t links, std::size_t cities) {
  Scenario scenario = baseline();
  CityTable& table = scenario.cities;
  std::mt19937 draw(1);
  const std::size_t real = table.count();
  const auto repeat = [&](auto& column) {
    column.resize(cities);
    for (std::size_t i = real; i < cities; ++i) column[i] = column[i % real];
  };
  repeat(table.name), repeat(table.country), repeat(table.bloc);
  repeat(table.latitude), repeat(table.longitude), repeat(table.population);
  repeat(table.size), repeat(table.business), repeat(table.education);
  repeat(table.entrepreneurialism), repeat(table.coordination);
  repeat(table.budget), repeat(table.sector_shares);
  for (auto& column : table.community)
    if (!column.empty()) repeat(column);
  table.code.resize(cities);
  for (std::size_t i = 0; i < cities; ++i) table.code[i] = std::uint32_t(i + 1);

  // UK cities lead the table and each repetition of it.
  std::vector<std::uint32_t> first, second;
  for (std::uint32_t i = 0; i < cities; ++i) {
    if (table.bloc[i] == BlocId(0)) first.push_back(i);
    if (table.bloc[i] == BlocId(2)) second.push_back(i);
  }
  scenario.links = {};
  scenario.events.clear();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t i = 0; i < links; ++i)
    pairs.emplace_back(first[draw() % first.size()],
                       second[draw() % second.size()]);
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& [a, b] : pairs) {
    scenario.links.first.push_back(CityId(a));
    scenario.links.second.push_back(CityId(b));
    scenario.links.relation.push_back(RelationId(1));
    scenario.links.year_signed.push_back(1990);
    scenario.links.year_ended.push_back(never);
  }
  scenario.calendar = {.start = 1990, .end = 1999, .steps_per_year = 4};
  scenario.record.links = Record::Links::none;
  return scenario;
}

/// The most memory this program has had [bytes].
double most_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) * 1024;
}

/// Runs after the first, whose memory they use again.
///
/// `bytes_a_link` holds for the first of these that is asked for: what the
/// scenario, its world and a run take above all that was there before.
void million_links(benchmark::State& state) {
  const double before = most_memory();
  const auto world = prepare(random_links(1'000'000, 200'000));
  const auto design = replicates(world, 1);
  Crew crew(unsigned(state.range(0)));
  double steps = 0;
  const auto keep = [&](const RunPlan&, const RunRecord& run) {
    steps += link_steps(run, *world);
  };
  crew.run(design, {}, keep);
  steps = 0;
  for (auto _ : state) crew.run(design, {}, keep);
  count(state, double(state.iterations()), steps);
  state.counters["bytes_a_link"] =
      (most_memory() - before) / double(world->rows);
}
BENCHMARK(million_links)
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace twinning
