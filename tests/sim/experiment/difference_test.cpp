#include "sim/experiment/difference.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/scenario.hpp"
#include "tests/sim/inference/samples.hpp"

namespace twinning::tests {
namespace {

/// Student's example of 1908: hours of sleep gained with two drugs.
const std::vector<double> first_drug{0.7, -1.6, -0.2, -1.2, -0.1,
                                     3.4, 3.7,  0.8,  0.0,  2.0};
const std::vector<double> second_drug{1.9, 0.8, 1.1, 0.1, -0.1,
                                      4.4, 5.5, 1.6, 4.6, 3.4};

TEST_CASE("Pairs are compared as Student compared them", "[compare]") {
  const Difference found =
      compare_pairs(first_drug, second_drug, MeanBootstrap(10));
  CHECK(found.base == Approx(0.75));
  CHECK(found.other == Approx(2.33));
  CHECK(found.student.mean == Approx(1.58));
  CHECK(found.student.low == Approx(0.7001142).epsilon(1e-6));
  CHECK(found.chance == Approx(0.002832890).epsilon(1e-6));
  CHECK(found.pairs.above.mean == Approx(0.9));
  CHECK(found.pairs.equal.mean == Approx(0.1));
  // (var 1 + var 2)/var of differences = (3.2006 + 4.0090)/1.5129
  CHECK(found.saving == Approx(4.7654).epsilon(1e-3));
  CHECK(found.verdict(0.05) == DifferenceVerdict::more);
  CHECK(
      compare_pairs(second_drug, first_drug, MeanBootstrap(10)).verdict(0.05) ==
      DifferenceVerdict::less);
  CHECK(found.verdict(0.001) == DifferenceVerdict::open);
}

TEST_CASE("The same samples are open if they are no pairs", "[compare]") {
  const Difference found =
      compare_independent(first_drug, second_drug, MeanBootstrap(10),
                          MeanBootstrap(10, {.seed = 2}));
  CHECK(found.student.low == Approx(-0.2054832).epsilon(1e-6));
  CHECK(found.verdict(0.05) == DifferenceVerdict::open);
  CHECK(std::isnan(found.pairs.above.mean));
  CHECK(found.saving == 1);
  // Welch's interval is a little wider than that between resampled quantiles.
  CHECK(found.bootstrap.low > found.student.low);
  CHECK(found.bootstrap.high < found.student.high);
  CHECK(found.bootstrap.low < 0.2);
  // power.t.test(delta = 1.58, sd = 1.8987, power = .8) in R: 23.7 of each
  CHECK(found.to_decide == Approx(24).margin(1.5));
}

TEST_CASE("What no pair differs in is the same, and asks no question",
          "[compare]") {
  const Difference found =
      compare_pairs(first_drug, first_drug, MeanBootstrap(10));
  CHECK(found.verdict(0.05) == DifferenceVerdict::same);
  CHECK(found.student.low == 0);
  CHECK(found.student.count == 10);
  CHECK(std::isnan(found.chance));
}

TEST_CASE("A value without its partner counts in neither mean", "[compare]") {
  auto other = second_drug;
  other[0] = unknown;
  const Difference found = compare_pairs(first_drug, other, MeanBootstrap(10));
  CHECK(found.student.count == 9);
  CHECK(found.base == Approx((7.5 - 0.7) / 9));
  CHECK(found.other - found.base == Approx(found.student.mean));
  const std::vector<double> nothing(10, unknown);
  CHECK(compare_pairs(first_drug, nothing, MeanBootstrap(10)).verdict(0.05) ==
        DifferenceVerdict::alone);
}

TEST_CASE("So many replicates decide an open case four times in five",
          "[compare][statistical]") {
  // 2,000 new samples of as many pairs as are asked for; 0.8 ± 4 standard
  // deviations of 0.009.  A count of half as many would give 0.50.
  auto base = normal_sample(25, 1);
  auto other = normal_sample(25, 2);
  for (std::size_t i = 0; i < base.size(); ++i) other[i] += base[i] + 0.2;
  const Difference open = compare_pairs(base, other, MeanBootstrap(25));
  REQUIRE(open.verdict(0.05) == DifferenceVerdict::open);
  const auto count = std::size_t(open.to_decide);
  REQUIRE(count > 25);
  double decided = 0;
  for (std::uint32_t number = 0; number < 2000; ++number) {
    auto sample = normal_sample(count, 100 + number);
    for (double& value : sample)
      value = open.student.mean + open.deviation * value;
    decided += chance_of_none(sample) < 0.05;
  }
  CHECK(std::abs(decided / 2000 - 0.8) < 0.04);
}

}  // namespace
}  // namespace twinning::tests
