#include "sim/experiment/design.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "sim/base/hash.hpp"
#include "tests/sim/experiment/discrepancy.hpp"

namespace twinning::tests {
namespace {

using enum DesignName;
using Counts = std::vector<std::size_t>;

constexpr std::array drawn{latin_hypercube, sobol, morris, saltelli};

std::string digest(const Points& points) {
  return hash128({reinterpret_cast<const char*>(points.values.data()),
                  points.values.size() * sizeof(double)});
}

TEST_CASE("The rows of designs stand in the order of their names", "[design]") {
  CHECK(designs().size() == 7);
  CHECK(design_kind(grid).name == "grid");
  CHECK(design_kind(csv).name == "csv");
  CHECK(design_kind(latin_hypercube).name == "latin_hypercube");
  CHECK(design_kind(saltelli).name == "saltelli");
  CHECK_FALSE(design_kind(list).takes_points);
  CHECK(design_kind(morris).points_meaning == "trajectories");
}

TEST_CASE("A grid has all combinations, the last factor fastest", "[design]") {
  const std::vector<std::vector<double>> levels{{1, 2}, {5}, {7, 8, 9}};
  const Points points = full_grid(levels);
  CHECK(points.count() == 6);
  CHECK(points.values == std::vector<double>{1, 5, 7, 1, 5, 8, 1, 5, 9,  //
                                             2, 5, 7, 2, 5, 8, 2, 5, 9});

  const std::vector<std::vector<double>> none_of_one{{1, 2}, {}, {3}};
  CHECK(full_grid(none_of_one).count() == 0);
  CHECK(full_grid({}).count() == 0);
}

TEST_CASE("The number of points is known before they are made", "[design]") {
  CHECK(point_count(grid, 0, Counts{2, 1, 3}) == 6);
  CHECK(point_count(grid, 0, Counts{2, 0, 3}) == 0);
  CHECK(point_count(list, 0, Counts{4, 4}) == 4);
  CHECK(point_count(csv, 9, Counts{4, 4}) == 9);
  CHECK(point_count(grid, 7, Counts{}) == 1);
  for (const DesignName name : drawn)
    CHECK(point_count(name, 10, Counts{0, 0, 0}) ==
          unit_design(name, 3, 10, 1).count());
}

TEST_CASE("A number of points above 64 bits is told, not cut", "[design]") {
  const std::size_t big = std::size_t{1} << 32;
  CHECK(point_count(grid, 0, Counts{big, big - 1}) == big * (big - 1));
  CHECK(point_count(grid, 0, Counts{big, big}) == std::nullopt);
  CHECK(point_count(grid, 0, Counts{big, big, 2}) == std::nullopt);
  CHECK(point_count(grid, 0, Counts{big, big, 0}) == 0);

  const std::uint64_t most = ~std::uint64_t{0};
  CHECK(point_count(sobol, most, Counts{0}) == most);
  CHECK(point_count(morris, most, Counts{0}) == std::nullopt);
  CHECK(point_count(saltelli, most / 3, Counts{0}) == most);
  CHECK(point_count(saltelli, most / 3 + 1, Counts{0}) == std::nullopt);
}

TEST_CASE("A longer design of one seed begins with the shorter", "[design]") {
  for (const DesignName name : {sobol, morris, saltelli}) {
    const Points longer = unit_design(name, 5, 40, 7);
    for (const std::size_t points : {1u, 3u, 16u, 39u}) {
      const Points shorter = unit_design(name, 5, points, 7);
      CHECK(std::ranges::equal(
          shorter.values,
          std::span(longer.values).first(shorter.values.size())));
    }
  }
}

TEST_CASE("Another seed gives another design", "[design]") {
  for (const DesignName name : drawn) {
    const std::string here = digest(unit_design(name, 4, 16, 1));
    CHECK(digest(unit_design(name, 4, 16, 1)) == here);
    CHECK(digest(unit_design(name, 4, 16, 2)) != here);
    CHECK(digest(unit_design(name, 4, 16, 1 + (1ull << 32))) != here);
  }
}

TEST_CASE("Designs keep the bits that published studies rest on", "[design]") {
  CHECK(digest(unit_design(latin_hypercube, 7, 100, 1)) ==
        "4cdf1ecfea04d4ba5de4637bca18bf38");
  CHECK(digest(unit_design(sobol, 7, 100, 1)) ==
        "810bf31b800c6932c6511129613e7ffc");
  CHECK(digest(unit_design(morris, 7, 100, 1)) ==
        "941c052aed2dd49038c2da5b7fe891d1");
  CHECK(digest(unit_design(saltelli, 7, 100, 1)) ==
        "4d1708641a3a6ef22d1d135cbd1cd55e");
}

TEST_CASE("All points lie in the cube, and within it but for Morris's",
          "[design]") {
  for (const DesignName name : drawn) {
    const Points points = unit_design(name, 50, 64, 3);
    const auto [least, most] = std::ranges::minmax(points.values);
    CHECK((name == morris ? least == 0 : least > 0));
    CHECK((name == morris ? most == 1 : most < 1));
  }
}

TEST_CASE("As many factors may be varied as promised", "[design]") {
  for (const DesignName name : drawn)
    CHECK(unit_design(name, most_factors, 2, 1).factors == most_factors);
  CHECK_THROWS_AS(unit_design(sobol, most_factors + 1, 2, 1), std::logic_error);
  CHECK_THROWS_AS(unit_design(sobol, 2, 0, 1), std::logic_error);
  CHECK_THROWS_AS(unit_design(grid, 2, 2, 1), std::logic_error);
}

TEST_CASE("Discrepancy is measured as known of single points", "[design]") {
  // White (1976): the best place for one point in the square.
  const double golden = (std::sqrt(5.0) - 1) / 2;
  CHECK(star_discrepancy(Points{2, {golden, golden}}) == Approx(golden));
  CHECK(star_discrepancy(Points{2, {0.5, 0.5}}) == Approx(0.75));
  CHECK(star_discrepancy(std::vector{0.5}) == Approx(0.5));
  CHECK(star_discrepancy(std::vector{0.75, 0.25}) == Approx(0.25));
}

}  // namespace
}  // namespace twinning::tests
