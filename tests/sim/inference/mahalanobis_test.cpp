#include "sim/inference/mahalanobis.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"
#include "tests/sim/statistics.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

double normal(std::size_t i, std::size_t sample) {
  const auto word = Luck(11).block(i, sample, resampling, 5)[0];
  return exact::normal_quantile((double(word) + 0.5) / 4294967296.0);
}

/// Rows of three numbers that hang together, the third their sum.
std::vector<double> rows(std::size_t count, std::size_t sample) {
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i) {
    const double a = normal(2 * i, sample);
    const double b = 100 * (0.9 * a + 0.4 * normal(2 * i + 1, sample));
    out.insert(out.end(), {a, b, a + b});
  }
  return out;
}

}  // namespace

// A test that measures runs from a mean they are part of, and the observation
// from one it is not part of, has p below 0.1 in 14 % of samples with 20 runs:
// it would fail nearly always.
TEST_CASE("p is uniform if the observation is one more run",
          "[mahalanobis][statistical]") {
  std::vector<double> chances, low;
  for (std::size_t s = 0; s < 8000; ++s) {
    const auto all = rows(20, s);
    const std::span<const double> given{all};
    const auto found = mahalanobis_test(given.first(57), given.last(3));
    chances.push_back(found.chance);
    low.push_back(found.chance <= 0.1 + 1e-9 ? 1 : 0);
  }
  // Of 19 runs and the observation: p is 1/20 … 20/20.
  CHECK(p_mean(chances, 10.5 / 20, std::sqrt(399.0 / 12) / 20) >
        false_alarm_rate);
  CHECK(p_mean(low, 0.1, 0.3) > false_alarm_rate);
}

TEST_CASE("What departs from how numbers hang together is found",
          "[mahalanobis]") {
  const auto runs = rows(99, 1);
  // Each number alone is ordinary.
  const std::vector<double> apart{1.2, -110, -108.8};
  CHECK(mahalanobis_test(runs, apart).chance == Approx(0.01));
  const std::vector<double> usual{1.2, 110, 111.2};
  CHECK(mahalanobis_test(runs, usual).chance > 0.1);
}

TEST_CASE("Directions in which nothing varies are left out, and told",
          "[mahalanobis]") {
  const auto found = mahalanobis_test(rows(50, 2), std::vector{0.0, 0.0, 0.0});
  CHECK(found.numbers == 3);
  CHECK(found.rank == 2);
  CHECK(found.runs == 50);
}

TEST_CASE("An observation where no run has been is as far as can be",
          "[mahalanobis]") {
  // The third is not the sum: no run departs from that.
  const auto found = mahalanobis_test(rows(39, 3), std::vector{0.0, 0.0, 9.0});
  CHECK(found.rank == 3);
  CHECK(found.chance == Approx(1.0 / 40));
}

TEST_CASE("Runs all alike as the observation do not differ from it",
          "[mahalanobis]") {
  const auto found =
      mahalanobis_test(std::vector{1.0, 2.0, 1.0, 2.0}, std::vector{1.0, 2.0});
  CHECK(found.rank == 0);
  CHECK(found.chance == 1);
}

TEST_CASE("What is not known is not tested", "[mahalanobis]") {
  const double none = std::nan("");
  CHECK(std::isnan(
      mahalanobis_test(rows(9, 1), std::vector{0.0, none, 0.0}).chance));
  CHECK(std::isnan(
      mahalanobis_test(rows(1, 1), std::vector{0.0, 0.0, 0.0}).chance));
  auto runs = rows(9, 1);
  runs[4] = none;
  CHECK(mahalanobis_test(runs, std::vector{0.0, 0.0, 0.0}).runs == 8);
}
