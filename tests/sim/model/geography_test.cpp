#include "sim/model/geography.hpp"

#include <catch2/catch.hpp>
#include <numbers>

namespace twinning {
namespace {

TEST_CASE("Distances are those of the globe", "[geography]") {
  // London to Beijing, London to New York, Leeds to Lyon, from tables of
  // great circles [km].
  CHECK(distance(51.507, -0.128, 39.904, 116.407) == Approx(8138).margin(5));
  CHECK(distance(51.507, -0.128, 40.713, -74.006) == Approx(5570).margin(5));
  CHECK(distance(53.800, -1.549, 45.764, 4.836) == Approx(1000).margin(10));

  const double quarter = 6371 * std::numbers::pi / 2;
  CHECK(distance(0, 0, 90, 0) == Approx(quarter).epsilon(1e-14));
  CHECK(distance(0, 0, 0, 90) == Approx(quarter).epsilon(1e-14));
  CHECK(distance(10, 20, -10, -160) == Approx(2 * quarter).epsilon(1e-7));
}

TEST_CASE("Distance is the same both ways and over the date line",
          "[geography]") {
  CHECK(distance(53, -2, 30, 114) == distance(30, 114, 53, -2));
  CHECK(distance(10, 179, 10, -179) == Approx(distance(10, 1, 10, 3)));
}

TEST_CASE("No two cities are nearer than 50 km", "[geography]") {
  CHECK(distance(53.8, -1.55, 53.8, -1.55) == 50);
  CHECK(distance(53.8, -1.55, 53.8, -1.60) == 50);
  CHECK(distance(53.8, -1.55, 54.8, -1.55) > 100);
}

}  // namespace
}  // namespace twinning
