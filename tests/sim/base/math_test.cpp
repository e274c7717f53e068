#include "sim/base/math.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/base/registers.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

bool same_bits(double x, double y) {
  return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
}

TEST_CASE("Functions in lanes give the bits of the scalar ones", "[math]") {
  Numbers numbers;
  for (int trial = 0; trial < 12'500; ++trial) {
    Eight any, positive;
    for (double& x : any) x = numbers.between(-30, 30);
    for (double& x : positive) x = std::exp(numbers.between(-40, 40));
    for (const Registers* registers : registers_here()) {
      const auto of_any = registers->functions(any);
      const auto of_positive = registers->functions(positive);
      for (std::size_t lane = 0; lane < 8; ++lane)
        if (!same_bits(of_any[0][lane], exact::exp(any[lane])) ||
            !same_bits(of_positive[1][lane], exact::log(positive[lane])) ||
            !same_bits(of_any[2][lane], exact::sin(any[lane])) ||
            !same_bits(of_any[3][lane], exact::cos(any[lane])))
          FAIL("width " << registers->lanes << ": " << any[lane] << " or "
                        << positive[lane]);
    }
  }
}

/// The error of a result in units of its last place.
double last_places(double result, long double truth) {
  const double near = double(std::abs(truth));
  const long double place = std::nextafter(near, 2 * near) - near;
  return double(std::abs((static_cast<long double>(result) - truth) / place));
}

TEST_CASE("Functions are within 1.0 unit in the last place", "[math]") {
  Numbers numbers;
  double worst = 0;
  const auto compare = [&](double result, long double truth) {
    worst = std::max(worst, last_places(result, truth));
  };
  for (int trial = 0; trial < 100'000; ++trial) {
    const double x = numbers.between(-30, 30);
    const double positive = std::exp(numbers.between(-40, 40));
    const double small = numbers.between(-0.9, 3);
    const double sine = numbers.between(-1, 1);
    const long double wide = x;
    compare(exact::exp(x), std::exp(wide));
    compare(exact::sin(x), std::sin(wide));
    compare(exact::cos(x), std::cos(wide));
    compare(exact::log(positive), std::log(static_cast<long double>(positive)));
    compare(exact::log1p(small), std::log1p(static_cast<long double>(small)));
    compare(exact::asin(sine), std::asin(static_cast<long double>(sine)));
    compare(exact::pow(positive, small),
            std::pow(static_cast<long double>(positive), small));
  }
  CHECK(worst <= 1.0);
  CHECK(worst > 0.5);  // else the yardstick is no finer than what it measures
}

TEST_CASE("The normal quantile has its known values", "[math]") {
  CHECK(exact::normal_quantile(0.5) == 0);
  CHECK(exact::normal_quantile(0.975) ==
        Approx(1.959963984540054).epsilon(1e-15));
  CHECK(exact::normal_quantile(0.25) ==
        Approx(-0.6744897501960817).epsilon(1e-15));
  CHECK(exact::normal_quantile(1e-10) ==
        Approx(-6.361340902404056).epsilon(1e-15));
}

TEST_CASE("The normal quantile is the inverse of the distribution", "[math]") {
  for (int i = 1; i < 4096; ++i) {
    const double p = i / 8192.0;
    const double x = exact::normal_quantile(p);
    CHECK(0.5 * std::erfc(-x / std::sqrt(2.0)) == Approx(p).epsilon(2e-14));
    CHECK(exact::normal_quantile(1 - p) == -x);
  }
}

}  // namespace
}  // namespace twinning::tests
