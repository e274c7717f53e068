#include "sim/experiment/benchmarks.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/geography.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("A benchmark knows no more than size, distance or age", "[observe]") {
  Scenario scenario = two_blocs();
  add_city(scenario, BlocId{0}, {.size = 10});
  add_city(scenario, BlocId{1}, {.longitude = megameter, .size = 20});
  add_city(scenario, BlocId{1}, {.longitude = 4 * megameter, .size = 40});
  const std::uint32_t home = scenario.cities.code[0],
                      near = scenario.cities.code[1],
                      far = scenario.cities.code[2];
  const std::vector<BenchmarkUnit> units{{home, near, 2004},
                                         {far, home, unknown_year}};
  const auto of = [&](Benchmark benchmark) {
    return benchmark_of(benchmark, scenario, units);
  };
  CHECK(of(Benchmark::no_change) == std::vector<double>{0, 0});
  CHECK(of(Benchmark::age)[0] == 2019 - 2004);
  CHECK(std::isnan(of(Benchmark::age)[1]));
  // Twice the size and four times as far: a half of what gravity gives.
  const auto gravity = of(Benchmark::size_and_distance);
  CHECK(gravity[0] == Approx(std::log(10 * 20 / 1000.0)).epsilon(1e-3));
  CHECK(gravity[1] - gravity[0] == Approx(std::log(0.5)).margin(1e-6));
}

}  // namespace
}  // namespace twinning::tests
