/// What keeping a run costs, for a record of the size of the baseline's: 71
/// years, two relations, 279 links at the end.  The numbers are the model's
/// own, since noise is compressed in another time.
#include <benchmark/benchmark.h>

#include <cstring>
#include <filesystem>

#include "output/study_store.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

namespace {

using namespace twinning;

/// More than a part holds, so that no run is packed beside its like.
constexpr std::uint32_t distinct = 448;

/// 33 cities of the UK, each linked to some of 33 elsewhere.
Scenario large_scenario() {
  Scenario scenario = test::small_scenario("large");
  scenario.calendar = {1945, 2015, 4};
  CityTable& cities = scenario.cities;
  for (std::uint32_t copy = 1; copy < 11; ++copy)
    for (std::size_t i = 0; i < 6; ++i) {
      const auto repeat = [&](auto& column) { column.push_back(column[i]); };
      cities.code.push_back(101 + std::uint32_t(cities.count()));
      repeat(cities.name);
      repeat(cities.country);
      repeat(cities.bloc);
      repeat(cities.latitude);
      cities.longitude.push_back(cities.longitude[i] + copy);
      for (auto* column :
           {&cities.population, &cities.business, &cities.education,
            &cities.entrepreneurialism, &cities.coordination, &cities.budget,
            &cities.community[0], &cities.community[1]})
        repeat(*column);
      cities.size.push_back(cities.size[i] * (1 + 0.1 * copy));
      repeat(cities.sector_shares);
    }
  LinkTable& links = scenario.links;
  links = {};
  const auto count = std::uint32_t(cities.count());
  for (std::uint32_t first = 0; first < count; ++first)
    for (std::uint32_t second = 0; second < count; ++second)
      if (first % 6 < 2 && second % 6 >= 2 && (first + second) % 5 < 2 &&
          links.count() < 279) {
        links.first.push_back(CityId{first});
        links.second.push_back(CityId{second});
        links.relation.push_back(RelationId{second % 6 / 2 - 1});
        links.year_signed.push_back(1946 + int((7 * first + second) % 60));
        links.year_ended.push_back(never);
      }
  return scenario;
}

struct Runs {
  StudyPlan plan = test::plan_of({large_scenario()}, 2240);
  std::vector<RunRecord> records;

  Runs() {
    for (std::uint32_t run = 0; run < distinct; ++run)
      records.push_back(run_model(*plan.scenarios[0], run));
  }
};

const Runs& runs() {
  static const Runs made;
  return made;
}

/// Copying a record and nothing else: what cannot be avoided.
void copying(benchmark::State& state) {
  std::vector<double> place(1 << 20);
  std::size_t run = 0;
  for (auto _ : state) {
    const RunRecord& record = runs().records[run++ % distinct];
    std::copy(record.yearly.begin(), record.yearly.end(), place.begin());
    std::copy(record.links.begin(), record.links.end(),
              place.begin() + std::ptrdiff_t(record.yearly.size()));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations());
}

/// Keeping the runs of a study, and storing its parts; then merging them.
void writing(benchmark::State& state, bool merging) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "twinning-benchmark";
  std::filesystem::create_directories(folder);
  const auto file = folder / "x.h5";
  std::size_t items = 0;
  std::uintmax_t bytes = 0;
  for (auto _ : state) {
    state.PauseTiming();
    std::filesystem::remove(file);
    std::filesystem::remove_all(folder / "x.h5.parts");
    StudyStore study(file, runs().plan, test::provenance(),
                     {.force = false,
                      .compression = unsigned(state.range(0)),
                      .rows_per_part = 0});
    const auto missing = study.missing();
    state.ResumeTiming();
    for (const std::size_t row : missing)
      study.keep({row, run_hash(*study.plan().scenarios[0], std::uint32_t(row)),
                  1, &runs().records[row % distinct]});
    if (merging) study.merge();
    items += missing.size();
    state.PauseTiming();
    if (merging) bytes = std::filesystem::file_size(file);
    state.ResumeTiming();
  }
  state.SetItemsProcessed(std::int64_t(items));
  if (merging) state.counters["bytes/run"] = double(bytes) / 2240;
  std::filesystem::remove_all(folder);
}

BENCHMARK(copying)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(writing, keep, false)
    ->Arg(0)
    ->Arg(1)
    ->Arg(4)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(2);
BENCHMARK_CAPTURE(writing, keep_and_merge, true)
    ->Arg(0)
    ->Arg(1)
    ->Arg(4)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(2);

}  // namespace

BENCHMARK_MAIN();
