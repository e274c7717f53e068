#include "sim/experiment/beta.hpp"

#include <boost/math/distributions/beta.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace twinning::tests {
namespace {

const std::vector<double> shapes{0.05, 0.5, 1, 1.7, 2, 14.9, 30, 400, 1000};

TEST_CASE("Beta probabilities are those of Boost", "[distribution]") {
  for (const double a : shapes)
    for (const double b : shapes) {
      const boost::math::beta_distribution<> known(a, b);
      for (double x = 0; x <= 1; x += 1.0 / 64) {
        const double expected = cdf(known, x);
        INFO("a " << a << ", b " << b << ", x " << x);
        CHECK(std::abs(beta_probability(a, b, x) - expected) < 1e-11);
        if (expected < 1e-3)
          CHECK(beta_probability(a, b, x) ==
                Approx(expected).epsilon(1e-10).margin(1e-280));
      }
    }
}

TEST_CASE("Beta quantiles undo beta probabilities", "[distribution]") {
  for (const double a : shapes)
    for (const double b : shapes)
      for (const double p : {1e-9, 0.001, 0.2, 0.5, 0.77, 0.999}) {
        const double x = beta_quantile(a, b, p);
        INFO("a " << a << ", b " << b << ", p " << p);
        CHECK(x >= 0);
        CHECK(x <= 1);
        // Near 1, the next double can be far away in probability.
        if (x > 0 && x < 1 - 1e-6)
          CHECK(beta_probability(a, b, x) == Approx(p).epsilon(1e-9));
      }
}

TEST_CASE("Beta quantiles have their closed forms", "[distribution]") {
  for (const double p : {0.0, 1e-6, 0.1, 0.5, 0.9, 1.0}) {
    CHECK(beta_quantile(1, 1, p) == Approx(p).epsilon(1e-13));
    CHECK(beta_quantile(3, 1, p) == Approx(std::cbrt(p)).epsilon(1e-13));
    CHECK(beta_quantile(1, 2, p) ==
          Approx(p / (1 + std::sqrt(1 - p))).epsilon(1e-13));
    // The arcsine distribution.
    const double sine = std::sin(1.5707963267948966 * p);
    CHECK(beta_quantile(0.5, 0.5, p) ==
          Approx(sine * sine).epsilon(1e-12).margin(1e-300));
  }
}

}  // namespace
}  // namespace twinning::tests
