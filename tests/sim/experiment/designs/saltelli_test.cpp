#include "sim/experiment/designs/saltelli.hpp"

#include <catch2/catch.hpp>

#include "sim/experiment/designs/sobol.hpp"
#include "tests/sim/experiment/discrepancy.hpp"

namespace twinning::tests {
namespace {

constexpr std::size_t factors = 5, base_points = 64, rows = factors + 2;

TEST_CASE("A crossing is A, but for one number that is B's", "[design]") {
  const Points design = saltelli_design(factors, base_points, 2);
  REQUIRE(design.count() == base_points * rows);
  for (std::size_t base = 0; base < base_points; ++base) {
    const auto a = design.point(base * rows);
    const auto b = design.point(base * rows + rows - 1);
    for (std::size_t crossed = 0; crossed < factors; ++crossed)
      for (std::size_t i = 0; i < factors; ++i) {
        CHECK(a[i] != b[i]);
        CHECK(design.point(base * rows + 1 + crossed)[i] ==
              (i == crossed ? b[i] : a[i]));
      }
  }
}

TEST_CASE("A and B are the halves of scrambled Sobol' points", "[design]") {
  const Points design = saltelli_design(factors, base_points, 2);
  const Points base = sobol_design(2 * factors, base_points, 2);
  Points a{factors, {}}, b{factors, {}};
  for (std::size_t i = 0; i < base_points; ++i) {
    const auto from_a = design.point(i * rows);
    const auto from_b = design.point(i * rows + rows - 1);
    a.values.insert(a.values.end(), from_a.begin(), from_a.end());
    b.values.insert(b.values.end(), from_b.begin(), from_b.end());
    CHECK(std::ranges::equal(from_a, base.point(i).first(factors)));
    CHECK(std::ranges::equal(from_b, base.point(i).last(factors)));
  }
  for (std::size_t i = 0; i < factors; ++i) {
    CHECK(uneven_slices(a, i) == 0);
    CHECK(uneven_slices(b, i) == 0);
  }
}

}  // namespace
}  // namespace twinning::tests
