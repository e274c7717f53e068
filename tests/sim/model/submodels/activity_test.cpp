#include "sim/model/submodels/activity.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("Visits become habit, reciprocity and alumni by the ODD's rule",
          "[activity]") {
  Laboratory laboratory(two_cities());
  const auto lanes = laboratory.in(2000);
  Numbers numbers;
  for (int trial = 0; trial < 2'000; ++trial) {
    auto& link = laboratory.link();
    stir(link, numbers);
    const Link<Pack<1>> before = link;
    auto block = laboratory.block_of();
    double n[2][kinds];
    for (const int side : {0, 1})
      for (std::size_t k = 0; k < kinds; ++k)
        block.visits[side][k][0] = n[side][k] =
            numbers.even() ? numbers.between(1, 3) : 0;
    update_averages(lanes, block);

    const auto close = [](double x) { return Approx(x).epsilon(1e-14); };
    for (const int side : {0, 1})
      for (std::size_t k = 0; k < kinds; ++k)
        REQUIRE(link.activity[side][k].v ==
                close(before.activity[side][k].v * (1 - 0.4 * 0.25) +
                      0.4 * n[side][k]));
    REQUIRE(link.reciprocity.v ==
            close(before.reciprocity.v +
                  0.12 * 0.25 * (before.mutuality.v - before.reciprocity.v)));
    REQUIRE(link.alumni.v ==
            close(before.alumni.v * (1 - 0.08 * 0.25) +
                  0.1 * (n[0][1] + n[1][1]) + 0.3 * before.joint.v * 0.25));
  }
}

}  // namespace
}  // namespace twinning::tests
