#include "sim/base/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace twinning;

namespace {

const double missing = std::numeric_limits<double>::quiet_NaN();

/// Anscombe's first set of y; mean and deviation as published in 1973.
const std::vector<double> anscombe{8.04, 6.95, 7.58,  8.81, 8.33, 9.96,
                                   7.24, 4.26, 10.84, 4.82, 5.68};

}  // namespace

TEST_CASE("Mean and standard deviation are those of Anscombe's quartet",
          "[statistics]") {
  CHECK(mean(anscombe) == Approx(7.500909090909091).epsilon(1e-14));
  CHECK(standard_deviation(anscombe) ==
        Approx(2.031568135925815).epsilon(1e-14));
}

TEST_CASE("A deviation survives a large mean", "[statistics]") {
  CHECK(standard_deviation(std::vector{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) ==
        Approx(std::sqrt(30.0)).epsilon(1e-12));
}

TEST_CASE("Quantiles lie between order statistics as R's type 7",
          "[statistics]") {
  // quantile(c(15, 20, 35, 40, 50), c(0.05, 0.3, 0.4, 0.95)) in R
  const std::vector<double> sample{40, 15, 50, 20, 35};
  CHECK(quantile(sample, 0.05) == Approx(16));
  CHECK(quantile(sample, 0.30) == Approx(23));
  CHECK(quantile(sample, 0.40) == Approx(29));
  CHECK(quantile(sample, 0.95) == Approx(48));
  CHECK(quantile(sample, 0) == 15);
  CHECK(quantile(sample, 1) == 50);
}

TEST_CASE("What is missing is no value", "[statistics]") {
  const std::vector<double> sample{2, missing, 4};
  CHECK(known(sample) == 2);
  CHECK(mean(sample) == 3);
  CHECK(standard_deviation(sample) == Approx(std::sqrt(2.0)));
  CHECK(quantile(sample, 0.5) == 3);
  CHECK(ensemble(sample).runs == 2);
}

TEST_CASE("Nothing known has no statistics, and one value no deviation",
          "[statistics]") {
  const std::vector<double> nothing{missing, missing};
  CHECK(std::isnan(mean(nothing)));
  CHECK(std::isnan(quantile(nothing, 0.5)));
  CHECK(std::isnan(ensemble({}).low));
  CHECK(std::isnan(standard_deviation(std::vector{3.0})));
}

TEST_CASE("An ensemble's interval leaves a twentieth of the runs on each side",
          "[statistics]") {
  std::vector<double> runs;
  for (int run = 0; run <= 100; ++run) runs.push_back(100 - run);
  const auto [mean, low, high, count] = ensemble(runs);
  CHECK(mean == 50);
  CHECK(low == 5);
  CHECK(high == 95);
  CHECK(count == 101);
}
