#include "sim/inference/pairing.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/sim/inference/samples.hpp"

namespace twinning::tests {
namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

TEST_CASE("Only whole pairs differ", "[inference]") {
  const auto apart = differences(std::vector{1.0, missing, 3.0, 4.0},
                                 std::vector{2.0, 5.0, missing, 4.0});
  CHECK(apart[0] == 1);
  CHECK(std::isnan(apart[1]));
  CHECK(std::isnan(apart[2]));
  const PairShares shares = pair_shares(apart);
  CHECK(shares.above.mean == 0.5);
  CHECK(shares.below.mean == 0);
  CHECK(shares.equal.mean == 0.5);
  CHECK(shares.above.count == 2);
}

TEST_CASE("Pairs with common luck save what their luck has in common",
          "[inference]") {
  // other = base + luck of its own of a third of the spread:
  // (1 + 1 + 1/9)/(1/9) = 19.
  const auto base = normal_sample(20'000, 1);
  auto other = normal_sample(20'000, 2);
  const auto independent = other;
  for (std::size_t i = 0; i < base.size(); ++i)
    other[i] = base[i] + other[i] / 3;
  CHECK(variance_ratio(base, other) == Approx(19).epsilon(0.05));
  CHECK(variance_ratio(base, independent) == Approx(1).epsilon(0.05));
  CHECK(std::isnan(variance_ratio(base, base)));
}

TEST_CASE("A value without its pair counts for nothing in the ratio",
          "[inference]") {
  CHECK(variance_ratio(std::vector{1.0, 2.0, 4.0, 1000.0},
                       std::vector{2.0, 2.0, 5.0, missing}) ==
        Approx(variance_ratio(std::vector{1.0, 2.0, 4.0},
                              std::vector{2.0, 2.0, 5.0})));
}

}  // namespace
}  // namespace twinning::tests
