/// Where the time of a run goes: the parts of a step, one by one.

#include <benchmark/benchmark.h>

#include <string>

#include "tests/benchmarks/shares.hpp"
#include "tests/benchmarks/worlds.hpp"

namespace twinning {
namespace {

void shares(benchmark::State& state,
            std::vector<Share> (*measure)(const World&)) {
  const World world(baseline());
  std::vector<Share> found;
  for (auto _ : state) found = measure(world);
  for (const Share& share : found)
    state.counters[std::string(share.what) + " [ns]"] = share.per_link_step;
}
BENCHMARK_CAPTURE(shares, widest,
                  widest_kernel().lanes == 8   ? shares_avx512
                  : widest_kernel().lanes == 4 ? shares_avx2
                                               : shares_baseline)
    ->Iterations(1);
BENCHMARK_CAPTURE(shares, avx2,
                  widest_kernel().lanes >= 4 ? shares_avx2 : shares_baseline)
    ->Iterations(1);

}  // namespace
}  // namespace twinning
