#include "sim/experiment/designs/morris.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/discrepancy.hpp"
#include "tests/sim/statistics.hpp"

namespace twinning::tests {
namespace {

/// The factors in which two points differ.
std::vector<std::size_t> moved(const Points& points, std::size_t from,
                               std::size_t to) {
  std::vector<std::size_t> factors;
  for (std::size_t i = 0; i < points.factors; ++i)
    if (points.point(from)[i] != points.point(to)[i]) factors.push_back(i);
  return factors;
}

TEST_CASE("A walk moves each factor once, by two thirds up or down",
          "[design]") {
  constexpr std::size_t factors = 9, walks = 50;
  const Points design = morris_design(factors, walks, 4);
  CHECK(design.count() == walks * (factors + 1));
  for (std::size_t walk = 0; walk < walks; ++walk) {
    std::vector<int> times(factors);
    for (std::size_t row = 0; row < factors; ++row) {
      const std::size_t from = walk * (factors + 1) + row;
      const auto changed = moved(design, from, from + 1);
      REQUIRE(changed.size() == 1);
      ++times[changed[0]];
      CHECK(std::abs(design.point(from + 1)[changed[0]] -
                     design.point(from)[changed[0]]) == Approx(2 / 3.0));
    }
    CHECK(times == std::vector<int>(factors, 1));
  }
}

TEST_CASE("A walk keeps to the four levels", "[design]") {
  for (const double value : morris_design(12, 100, 8).values)
    CHECK((value == 0 || value == 1 / 3.0 || value == 2 / 3.0 || value == 1));
}

TEST_CASE("A walk begins on any level and with any factor",
          "[design][statistical]") {
  // A level or a factor with 0.27 for 0.25 would be caught for 99 seeds in
  // 100; the false-alarm rate is shared among the 20 counts.
  constexpr std::size_t factors = 4, walks = 20'000;
  const Points design = morris_design(factors, walks, 6);
  std::array<std::array<double, 4>, factors> level{};
  std::array<double, factors> first{};
  for (std::size_t walk = 0; walk < walks; ++walk) {
    const std::size_t row = walk * (factors + 1);
    for (std::size_t i = 0; i < factors; ++i)
      ++level[i][std::size_t(std::lround(design.point(row)[i] * 3))];
    ++first[moved(design, row, row + 1).at(0)];
  }
  const auto is_a_quarter = [](double count) {
    const double n = double(walks);
    return two_sided((count - n / 4) / std::sqrt(n * 0.25 * 0.75)) >
           false_alarm_rate / 20;
  };
  for (std::size_t i = 0; i < factors; ++i) {
    CHECK(is_a_quarter(first[i]));
    for (const double count : level[i]) CHECK(is_a_quarter(count));
  }
}

}  // namespace
}  // namespace twinning::tests
