#include "sim/model/path.hpp"

#include <catch2/catch.hpp>

namespace twinning {
namespace {

TEST_CASE("A step path keeps each value until the next", "[path]") {
  const Path path({{1979, 0.2}, {1989, -0.3}, {1993, 0.4}});
  CHECK(path.at(1900) == 0.2);
  CHECK(path.at(1979) == 0.2);
  CHECK(path.at(1988) == 0.2);
  CHECK(path.at(1989) == -0.3);
  CHECK(path.at(1993) == 0.4);
  CHECK(path.at(2100) == 0.4);
}

TEST_CASE("A linear path runs straight between its points", "[path]") {
  const Path path({{2010, 1.0}, {2016, 0.65}}, true);
  CHECK(path.at(2000) == 1.0);
  CHECK(path.at(2010) == 1.0);
  for (int year = 2011; year < 2016; ++year)
    CHECK(path.at(year) == Approx(1 - 0.35 * (year - 2010) / 6.0));
  CHECK(path.at(2016) == 0.65);
  CHECK(path.at(2050) == 0.65);
}

TEST_CASE("A constant path has one value in all years", "[path]") {
  CHECK(Path(0.7).at(-5000) == 0.7);
  CHECK(Path(0.7).at(9999) == 0.7);
}

}  // namespace
}  // namespace twinning
