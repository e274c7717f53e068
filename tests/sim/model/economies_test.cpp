#include "sim/model/economies.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

SectorMix only(std::size_t sector) {
  SectorMix mix{};
  mix[sector] = 1;
  return mix;
}

SectorMix even() {
  SectorMix mix;
  mix.fill(1.0 / 8);
  return mix;
}

TEST_CASE("Compatibility has its closed forms", "[economies]") {
  // Even and even: demand is supply.
  CHECK(compatibility(even(), even()) == Approx(1).epsilon(1e-15));

  // One sector each: demand 9/16 there and 1/16 elsewhere, so that a side
  // misses 7/16 + 7/16 of the same sector, 15/16 + 9/16 + 6/16 of another.
  CHECK(compatibility(only(2), only(2)) ==
        Approx(0.7 * (1 - 0.25 * 2 * 14 / 16.0) + 0.3).epsilon(1e-15));
  CHECK(compatibility(only(2), only(5)) ==
        Approx(0.7 * (1 - 0.25 * 2 * 30 / 16.0)).epsilon(1e-15));

  // One sector and even: misses 14/16 one way, and 7/16 + 7/16 the other.
  CHECK(compatibility(only(0), even()) ==
        Approx(0.7 * (1 - 0.25 * (14 / 8.0 + 14 / 16.0)) + 0.3 / std::sqrt(8.0))
            .epsilon(1e-15));
}

TEST_CASE("Compatibility is the same from both sides", "[economies]") {
  const SectorMix mixed{0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05};
  CHECK(compatibility(mixed, only(3)) ==
        Approx(compatibility(only(3), mixed)).epsilon(1e-15));
}

TEST_CASE("A city's economy is what sets it apart in its bloc", "[economies]") {
  Scenario scenario = two_blocs();
  for (int i = 0; i < 3; ++i) add_city(scenario, BlocId{0});
  add_city(scenario, BlocId{1});
  auto& shares = scenario.cities.sector_shares;
  shares[0] = {2, 2, 0, 0, 0, 0, 0, 0};  // to be scaled to ½, ½
  shares[1] = {0.25, 0.75, 0, 0, 0, 0, 0, 0};
  shares[3] = {1, 0, 0, 0, 0, 0, 0, 0};  // of another bloc: no part in the mean
  const auto result = economies(scenario.cities, 2);

  // Means ⅜ and ⅝: quotients 4/3 and 4/5, which make 5/8 and 3/8.
  CHECK(result[0][0] == Approx(5.0 / 8).epsilon(1e-15));
  CHECK(result[0][1] == Approx(3.0 / 8).epsilon(1e-15));
  CHECK(result[1][0] == Approx(2.0 / 3 / (2.0 / 3 + 1.2)).epsilon(1e-15));
  CHECK(result[3][0] == 1);
}

TEST_CASE("A city without shares has an eighth of each sector", "[economies]") {
  Scenario scenario = two_blocs();
  for (int i = 0; i < 2; ++i) add_city(scenario, BlocId{0});
  scenario.cities.sector_shares[0] = only(4);
  CHECK(economies(scenario.cities, 2)[1] == even());
}

Scenario of_sizes(const std::vector<double>& home) {
  Scenario scenario = two_blocs();
  for (const double size : home) add_city(scenario, BlocId{0}, {.size = size});
  add_city(scenario, BlocId{1}, {.size = 1000});
  return scenario;
}

TEST_CASE("An unknown size is the median of those known in the bloc",
          "[economies]") {
  const auto odd = of_sizes({5, 80, unknown, 7});
  CHECK(sizes(odd.cities, 2, false).size[2] == 7);
  const auto even_count = of_sizes({5, 80, unknown, 7, 11});
  CHECK(sizes(even_count.cities, 2, false).size[2] == 9);
}

TEST_CASE("Relative sizes are around the bloc's mean, medians included",
          "[economies]") {
  const auto scenario = of_sizes({5, 80, unknown, 7});
  const Sizes result = sizes(scenario.cities, 2, false);
  const double mean = (std::log(5.0) + std::log(80.0) + 2 * std::log(7.0)) / 4;
  CHECK(result.z[1] == Approx(std::log(80.0) - mean).epsilon(1e-14));
  CHECK(result.z[2] == Approx(std::log(7.0) - mean).epsilon(1e-14));
  CHECK(result.z[4] == 0);
}

TEST_CASE("Equal cities have the geometric mean of their bloc", "[economies]") {
  const auto scenario = of_sizes({2, 8, unknown});
  const Sizes result = sizes(scenario.cities, 2, true);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(result.size[i] == Approx(std::cbrt(2.0 * 8 * 5)).epsilon(1e-14));
    CHECK(result.z[i] == 0);
  }
  CHECK(result.size[3] == Approx(1000).epsilon(1e-14));
}

}  // namespace
}  // namespace twinning::tests
