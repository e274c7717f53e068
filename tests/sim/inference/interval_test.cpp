#include "sim/inference/interval.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/sim/inference/samples.hpp"
#include "tests/sim/statistics.hpp"

namespace twinning::tests {
namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

/// Hours of sleep gained with two drugs (Cushny & Peebles 1905), the example of
/// Student (1908).
const std::vector<double> first_drug{0.7, -1.6, -0.2, -1.2, -0.1,
                                     3.4, 3.7,  0.8,  0.0,  2.0};
const std::vector<double> second_drug{1.9, 0.8, 1.1, 0.1, -0.1,
                                      4.4, 5.5, 1.6, 4.6, 3.4};
const std::vector<double> more_with_second{1.2, 2.4, 1.3, 1.3, 0.0,
                                           1.0, 1.8, 0.8, 4.6, 1.4};

TEST_CASE("A mean has the interval of Student's own example", "[inference]") {
  // t.test(x) in R
  const Interval interval = mean_interval(more_with_second);
  CHECK(interval.mean == Approx(1.58));
  CHECK(interval.low == Approx(0.7001142367).epsilon(1e-6));
  CHECK(interval.high == Approx(2.4598857633).epsilon(1e-6));
  CHECK(interval.count == 10);
  CHECK(chance_of_none(more_with_second) ==
        Approx(0.002832890197).epsilon(1e-9));
}

TEST_CASE("Independent samples have Welch's interval", "[inference]") {
  // t.test(extra ~ group, data = sleep) in R
  const Welch welch = independent_difference(first_drug, second_drug);
  CHECK(welch.difference.mean == Approx(1.58));
  CHECK(welch.difference.low == Approx(-0.2054832307).epsilon(1e-6));
  CHECK(welch.difference.high == Approx(3.3654832307).epsilon(1e-6));
  CHECK(welch.chance_of_none == Approx(0.07939414019).epsilon(1e-9));
}

TEST_CASE("A share has Wilson's interval", "[inference]") {
  // prop.test(…, correct = FALSE) in R; the cases of Newcombe (1998)
  const Interval some = share_interval(15, 148);
  CHECK(some.mean == Approx(15 / 148.0));
  CHECK(some.low == Approx(0.06238639953));
  CHECK(some.high == Approx(0.16048724172));
  const Interval none = share_interval(0, 20);
  CHECK(none.low == 0);
  CHECK(none.high == Approx(0.1611251581));
  const Interval all = share_interval(20, 20);
  CHECK(all.low == Approx(1 - 0.1611251581));
  CHECK(all.high == 1);
  CHECK(std::isnan(share_interval(0, 0).mean));
}

TEST_CASE("What is missing makes no interval narrower", "[inference]") {
  const Interval interval = mean_interval(std::vector{1.0, missing, 3.0});
  CHECK(interval.mean == 2);
  CHECK(interval.count == 2);
  CHECK(interval.high == Approx(2 + 12.7062));
  const Interval one = mean_interval(std::vector{missing, 3.0});
  CHECK(one.mean == 3);
  CHECK(std::isnan(one.low));
  CHECK(std::isnan(chance_of_none(std::vector{3.0})));
  CHECK(mean_interval(std::vector<double>{}).count == 0);
  const Welch welch = independent_difference(std::vector{1.0}, first_drug);
  CHECK(std::isnan(welch.difference.low));
  CHECK(std::isnan(welch.chance_of_none));
}

TEST_CASE("Values that are all alike leave nothing open", "[inference]") {
  const Interval same = mean_interval(std::vector{2.0, 2.0, 2.0});
  CHECK(same.low == 2);
  CHECK(same.high == 2);
  CHECK(chance_of_none(std::vector{2.0, 2.0}) == 0);
  CHECK(chance_of_none(std::vector{0.0, 0.0}) == 1);
}

TEST_CASE("A quantile of Student's keeps seven digits", "[inference]") {
  CHECK(student_quantile(0.975, 8) == double(float(2.3060041350333704)));
}

TEST_CASE("Intervals of normal samples hold the mean as often as they claim",
          "[inference][statistical]") {
  // 20,000 samples of five.  An interval with the normal quantile for
  // Student's would hold it in 88 of 100 and fail for every seed.
  constexpr std::uint32_t samples = 20'000;
  double held = 0, found = 0, held_apart = 0;
  for (std::uint32_t number = 0; number < samples; ++number) {
    const auto sample = normal_sample(5, number);
    const Interval interval = mean_interval(sample, 0.95);
    held += interval.low <= 0 && 0 <= interval.high;
    found += chance_of_none(sample) < 0.2;
    auto wide = normal_sample(8, samples + number);
    for (double& value : wide) value *= 3;
    const Interval apart = independent_difference(sample, wide).difference;
    held_apart += apart.low <= 0 && 0 <= apart.high;
  }
  CHECK(two_sided(apart(held / samples, 0.95, samples)) > false_alarm_rate);
  CHECK(two_sided(apart(found / samples, 0.2, samples)) > false_alarm_rate);
  // Welch's is an approximation, here within a hundredth.
  CHECK(std::abs(held_apart / samples - 0.95) < 0.01);
}

TEST_CASE("Wilson's interval holds a small share nearly as often as it claims",
          "[inference]") {
  // Summed over the binomial distribution: no luck, no false alarm.  Wald's
  // interval would hold 0.05 of 30 in 78 of 100.
  for (const double share : {0.05, 0.2, 0.5}) {
    constexpr std::size_t count = 30;
    double held = 0, chance = std::pow(1 - share, count);
    for (std::size_t cases = 0; cases <= count; ++cases) {
      const Interval interval = share_interval(cases, count);
      if (interval.low <= share && share <= interval.high) held += chance;
      chance *= double(count - cases) / double(cases + 1) * share / (1 - share);
    }
    CHECK(held > 0.93);
    CHECK(held < 0.97);
  }
}

}  // namespace
}  // namespace twinning::tests
