#include "sim/experiment/distribution.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace twinning::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const DistributionKind& kind(std::string_view name) {
  return *find_distribution(name);
}

Distribution drawn(std::string_view name, Distribution::Arguments arguments,
                   Range range = {}) {
  REQUIRE(Distribution::fault(kind(name), arguments, range) == "");
  return {kind(name), arguments, range};
}

std::string fault(std::string_view name, Distribution::Arguments arguments,
                  Range range = {}) {
  return Distribution::fault(kind(name), arguments, range);
}

TEST_CASE("Each family of distributions has its row", "[distribution]") {
  CHECK(distributions().size() == 6);
  for (std::size_t i = 0; i < distributions().size(); ++i)
    CHECK(std::size_t(distributions()[i].family) == i);
  CHECK(kind("normal").argument_count() == 4);
  CHECK(kind("uniform").argument_count() == 2);
  CHECK(kind("triangular").argument_count() == 3);
  CHECK(kind("beta").arguments[2].otherwise == 0.0);
  CHECK_FALSE(kind("beta").arguments[0].otherwise);
  CHECK(find_distribution("gaussian") == nullptr);
}

TEST_CASE("A uniform number runs straight from low to high", "[distribution]") {
  const Distribution uniform = drawn("uniform", {2, 6});
  CHECK(uniform.quantile(0) == 2);
  CHECK(uniform.quantile(0.25) == 3);
  CHECK(uniform.quantile(1) == 6);
}

TEST_CASE("A log-uniform number gives each decade the same share",
          "[distribution]") {
  const Distribution loguniform = drawn("loguniform", {0.01, 100});
  CHECK(loguniform.quantile(0) == Approx(0.01).epsilon(1e-14));
  CHECK(loguniform.quantile(0.25) == Approx(0.1).epsilon(1e-14));
  CHECK(loguniform.quantile(0.5) == Approx(1).epsilon(1e-14));
  CHECK(loguniform.quantile(1) == Approx(100).epsilon(1e-14));
}

TEST_CASE("A normal number has the quantiles of the tables", "[distribution]") {
  const Distribution normal = drawn("normal", {10, 2, -infinity, infinity});
  CHECK(normal.quantile(0.5) == 10);
  CHECK(normal.quantile(0.975) == Approx(10 + 2 * 1.959963984540054));
  CHECK(normal.quantile(0.005) == Approx(10 - 2 * 2.575829303548901));
  CHECK(std::isfinite(normal.quantile(0)));
  CHECK(std::isfinite(normal.quantile(1)));
}

TEST_CASE("A normal number is truncated to its bounds and its range",
          "[distribution]") {
  const boost::math::normal known(0.3, 0.2);
  const auto expected = [&](double low, double high, double u) {
    const double from = cdf(known, low), to = cdf(known, high);
    return quantile(known, from + u * (to - from));
  };
  const Range unit{0, 1};
  const Distribution by_range = drawn("normal", {0.3, 0.2, -5, infinity}, unit);
  const Distribution by_bounds = drawn("normal", {0.3, 0.2, 0.2, 0.5}, unit);
  for (const double u : {0.001, 0.2, 0.5, 0.9, 0.999}) {
    CHECK(by_range.quantile(u) == Approx(expected(0, 1, u)).epsilon(1e-12));
    CHECK(by_bounds.quantile(u) ==
          Approx(expected(0.2, 0.5, u)).epsilon(1e-12));
  }
  CHECK(by_range.quantile(0) == Approx(0).margin(1e-15));
  CHECK(by_range.quantile(1) == Approx(1));
  CHECK(by_bounds.quantile(0) == Approx(0.2));
  CHECK(by_bounds.quantile(1) == Approx(0.5));
}

TEST_CASE("The two tails of a normal number mirror each other",
          "[distribution]") {
  const Distribution upper = drawn("normal", {0, 1, 9, infinity});
  const Distribution lower = drawn("normal", {0, 1, -infinity, -9});
  for (const double u : {0.0, 0.25, 0.5, 0.875, 1.0})
    CHECK(upper.quantile(u) == Approx(-lower.quantile(1 - u)).epsilon(1e-12));
  // Beyond 9, what is beyond is about exponential with rate 9.1.
  CHECK(upper.quantile(0.5) == Approx(9 + std::log(2) / 9.1).epsilon(1e-3));
}

TEST_CASE("A beta number is stretched and truncated", "[distribution]") {
  const boost::math::beta_distribution<> known(2, 5);
  const Distribution stretched = drawn("beta", {2, 5, -10, 30});
  const Distribution cut = drawn("beta", {2, 5, 0, 1}, Range{0.1, 0.6});
  const double from = cdf(known, 0.1), to = cdf(known, 0.6);
  for (const double u : {0.0, 0.001, 0.2, 0.5, 0.9, 0.999, 1.0}) {
    CHECK(stretched.quantile(u) == Approx(-10 + 40 * quantile(known, u)));
    CHECK(cut.quantile(u) ==
          Approx(quantile(known, from + u * (to - from))).epsilon(1e-11));
  }
}

TEST_CASE("A triangular number has its mode and its closed form",
          "[distribution]") {
  // Density 2/4 at the mode 1: a quarter of the chance lies below it.
  const Distribution triangular = drawn("triangular", {0, 1, 4});
  CHECK(triangular.quantile(0) == 0);
  CHECK(triangular.quantile(0.0625) == 0.5);
  CHECK(triangular.quantile(0.25) == Approx(1));
  CHECK(triangular.quantile(0.8125) == Approx(2.5));
  CHECK(triangular.quantile(1) == 4);
  CHECK(drawn("triangular", {0, 0, 4}).quantile(0.75) == Approx(2));
  CHECK(drawn("triangular", {0, 4, 4}).quantile(0.25) == Approx(2));
}

TEST_CASE("An integer has each value in its share", "[distribution]") {
  const Distribution dice = drawn("integer", {1, 6});
  std::array<int, 7> count{};
  for (int i = 0; i < 600; ++i)
    ++count.at(std::size_t(dice.quantile((i + 0.5) / 600)));
  CHECK(count == std::array{0, 100, 100, 100, 100, 100, 100});
  CHECK(dice.quantile(0) == 1);
  CHECK(dice.quantile(1) == 6);
  CHECK(drawn("integer", {-3, -2}).quantile(0.4) == -3);
}

TEST_CASE("No quantile leaves the range or falls as u rises",
          "[distribution]") {
  const Range above_zero{0, 50, true};
  const std::vector<Distribution> all{
      drawn("uniform", {0.1, 0.3}, above_zero),
      drawn("uniform", {1.1, 49.7}, above_zero),
      drawn("loguniform", {0.1, 0.3}, above_zero),
      drawn("loguniform", {3e-7, 49.7}, above_zero),
      drawn("normal", {0.1, 3, -infinity, infinity}, above_zero),
      drawn("normal", {-40, 3, -infinity, infinity}, above_zero),
      drawn("normal", {70, 3, -infinity, 49}, above_zero),
      drawn("beta", {0.1, 0.1, 0, 1}, above_zero),
      drawn("beta", {2, 3, -10, 10}, above_zero),
      drawn("beta", {0.2, 700, 0, 100}, above_zero),
      drawn("triangular", {0.1, 0.3, 0.7}, above_zero),
      drawn("integer", {1, 50}, above_zero)};
  for (const Distribution& distribution : all) {
    double last = 0;
    bool inside = true, rising = true;
    for (int i = 0; i <= 20'000; ++i) {
      // Finely at both ends, and over all.
      const double u = i < 5'000    ? i * 0x1p-40
                       : i > 15'000 ? 1 - (20'000 - i) * 0x1p-40
                                    : i / 20'000.0;
      const double value = distribution.quantile(u);
      inside = inside && above_zero.contains(value);
      rising = rising && value >= last;
      last = value;
    }
    INFO(distribution.kind().name << ' ' << distribution.arguments()[0]);
    CHECK(inside);
    CHECK(rising);
  }
}

TEST_CASE("A fault of a distribution says what would be right",
          "[distribution]") {
  const Range unit{0, 1};
  CHECK(fault("uniform", {0.5, 0.5}) == "low must be below high");
  CHECK(fault("uniform", {nan, 1}) == "low must be a finite number");
  CHECK(fault("uniform", {0, infinity}) == "high must be a finite number");
  CHECK(fault("uniform", {-1e308, 1e308}) ==
        "low and high must be less than 1.7e308 apart");
  CHECK(fault("uniform", {0, 1.5}, unit) ==
        "high must be a number from 0 to 1, the range of what varies");
  CHECK(fault("uniform", {0, 1}, Range{0, 1, true}) ==
        "low must be a number above 0 to 1, the range of what varies");
  CHECK(fault("loguniform", {0, 1}) == "low must be above 0");
  CHECK(fault("loguniform", {3, 2}) == "low must be below high");
  CHECK(fault("normal", {0, 0, -infinity, infinity}) == "sd must be above 0");
  CHECK(fault("normal", {nan, 1, -infinity, infinity}) ==
        "mean must be a finite number");
  CHECK(fault("normal", {0, 1, infinity, infinity}) ==
        "low must be a finite number");
  CHECK(fault("normal", {0, 1, 2, 1}) == "low must be below high");
  CHECK(fault("normal", {0, 1, 2, 3}, unit) ==
        "the distribution must leave a chance of a number from 0 to 1");
  CHECK(fault("normal", {-100, 1, -infinity, infinity}, unit) ==
        "the distribution must leave a chance of a number from 0 to 1");
  CHECK(fault("beta", {0, 1, 0, 1}) ==
        "alpha must be above 0 and at most 1000");
  CHECK(fault("beta", {1, 1e4, 0, 1}) ==
        "beta must be above 0 and at most 1000");
  CHECK(fault("beta", {1, 1, 2, 3}, unit) ==
        "the distribution must leave a chance of a number from 0 to 1");
  CHECK(fault("triangular", {0, 2, 1}) == "mode must be from low to high");
  CHECK(fault("triangular", {1, 1, 1}) == "low must be below high");
  CHECK(fault("integer", {0.5, 2}) == "low must be a whole number");
  CHECK(fault("integer", {0, 2.5}) == "high must be a whole number");
  CHECK(fault("integer", {0, 2}, unit) ==
        "high must be a number from 0 to 1, the range of what varies");
}

}  // namespace
}  // namespace twinning::tests
