#include "sim/experiment/designs/latin_hypercube.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/discrepancy.hpp"
#include "tests/sim/statistics.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("Each slice of each factor holds one point, in any number",
          "[design]") {
  for (const std::size_t points : {1u, 2u, 7u, 100u, 1000u, 9999u}) {
    const Points design = latin_hypercube_design(5, points, 11);
    CHECK(design.count() == points);
    for (std::size_t factor = 0; factor < 5; ++factor)
      CHECK(uneven_slices(design, factor) == 0);
  }
}

TEST_CASE("The factors of a Latin hypercube are shuffled apart", "[design]") {
  const Points design = latin_hypercube_design(3, 50, 1);
  const auto first = column(design, 0), second = column(design, 1);
  CHECK(first != second);
  CHECK_FALSE(std::ranges::is_sorted(first));
  CHECK_FALSE(std::ranges::is_sorted(second));
}

TEST_CASE("Any slice falls to any point", "[design][statistical]") {
  // Were slice 0 never that of point 0, this would fail for all seeds.
  std::vector<double> values;
  for (std::uint64_t seed = 0; seed < 5'000; ++seed)
    values.push_back(latin_hypercube_design(2, 4, seed).point(0)[1]);
  CHECK(p_mean(values, 0.5, std::sqrt(1 / 12.0)) > false_alarm_rate);
  double lowest = 0;
  for (const double value : values) lowest += value < 0.25 ? 1 : 0;
  CHECK(two_sided((lowest - 1250) / std::sqrt(5'000 * 0.25 * 0.75)) >
        false_alarm_rate);
}

TEST_CASE("Points are uniform within their slice", "[design][statistical]") {
  // Points in the middle of their slices, or on its edge, would fail for all
  // seeds.
  const Points design = latin_hypercube_design(1, 20'000, 3);
  std::vector<double> within, squares;
  for (const double x : design.values) {
    const double part = x * 20'000 - std::floor(x * 20'000);
    within.push_back(part);
    squares.push_back((part - 0.5) * (part - 0.5));
  }
  CHECK(p_mean(within, 0.5, std::sqrt(1 / 12.0)) > false_alarm_rate);
  CHECK(p_mean(squares, 1 / 12.0, std::sqrt(1 / 180.0)) > false_alarm_rate);
}

TEST_CASE("The closest two points are further apart than by chance",
          "[design]") {
  // Of 20 points in the square, on average over seeds: 0.07 by chance, 0.12
  // for the best of a hundred.
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 50; ++seed)
    sum += std::sqrt(closest_pair(latin_hypercube_design(2, 20, seed)));
  CHECK(sum / 50 > 0.09);
}

TEST_CASE("The closest pair is found, or seen to be close enough", "[design]") {
  const Points points{2, {0.1, 0.1, 0.9, 0.9, 0.5, 0.1, 0.5, 0.4}};
  CHECK(closest_pair(points) == Approx(0.09));
  CHECK(closest_pair(points, 0.5) <= 0.5);
}

}  // namespace
}  // namespace twinning::tests
