#include "sim/inference/power.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/inference/interval.hpp"
#include "tests/sim/inference/samples.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("The smallest effect found is near that of the exact power",
          "[inference]") {
  // power.t.test(n = 20, sd = 1, power = .8, type = "one.sample") in R
  CHECK(smallest_detectable(1, 20) == Approx(0.6604409).epsilon(0.002));
  CHECK(smallest_detectable(3, 20) == Approx(3 * smallest_detectable(1, 20)));
  CHECK(std::isnan(smallest_detectable(1, 1)));
}

TEST_CASE("The values that decide are those of the exact power",
          "[inference]") {
  // power.t.test(delta = .5, sd = 1, power = .8, type = "one.sample"): 33.4
  CHECK(count_to_decide(0.5, 1) == 34);
  CHECK(count_to_decide(-0.5, 1) == 34);
  CHECK(count_to_decide(100, 1e-9) == 2);
  CHECK(count_to_decide(1e-9, 1) == Approx(7.849e18).epsilon(0.001));
  CHECK(std::isinf(count_to_decide(0, 1)));
  CHECK(std::isnan(count_to_decide(std::nan(""), 1)));
  // No fewer decide.
  const double count = count_to_decide(0.1, 1);
  CHECK(smallest_detectable(1, std::size_t(count)) <= 0.1);
  CHECK(smallest_detectable(1, std::size_t(count) - 1) > 0.1);
}

TEST_CASE("An effect that can just be found is found four times in five",
          "[inference][statistical]") {
  // 10,000 samples of 20.  Bloom's is an approximation, here within a
  // hundredth; the share may be a further 0.02 off for 1 seed in 10^6.  With
  // the normal quantile for Student's it would be 0.75.
  constexpr std::uint32_t samples = 10'000;
  const double effect = smallest_detectable(1, 20);
  double found = 0;
  for (std::uint32_t number = 0; number < samples; ++number) {
    auto sample = normal_sample(20, number);
    for (double& value : sample) value += effect;
    found += chance_of_none(sample) < 0.05;
  }
  CHECK(std::abs(found / samples - 0.8) < 0.03);
}

}  // namespace
}  // namespace twinning::tests
