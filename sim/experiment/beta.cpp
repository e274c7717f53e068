#include "sim/experiment/beta.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include "sim/base/math.hpp"

namespace twinning {
namespace {

/// The logarithm of the gamma function.
///
/// Range:   z above 0
/// Source:  Stirling's series, DLMF 5.11.1, after a shift to z ≥ 15
double log_gamma(double z) {
  constexpr double half_log_two_pi = 0.91893853320467274178;
  double product = 1;
  for (; z < 15; ++z) product *= z;
  const double w = 1 / (z * z);
  const double series =
      (1.0 / 12 +
       w * (-1.0 / 360 +
            w * (1.0 / 1260 +
                 w * (-1.0 / 1680 + w * (1.0 / 1188 - w * 691.0 / 360360))))) /
      z;
  return (z - 0.5) * exact::log(z) - z + half_log_two_pi + series -
         exact::log(product);
}

/// A beta distribution, with what all its probabilities share.
struct Beta {
  Beta(double a, double b)
      : alpha{a},
        beta{b},
        log_scale{log_gamma(a + b) - log_gamma(a) - log_gamma(b)} {}

  /// The chances to lie below x and above it; the smaller keeps its digits.
  struct Tails {
    double below, above;
  };
  [[nodiscard]] Tails tails(double x) const {
    if (x <= 0) return {0, 1};
    if (x >= 1) return {1, 0};
    const double front =
        exact::exp(alpha * exact::log(x) + beta * exact::log1p(-x) + log_scale);
    if (x < (alpha + 1) / (alpha + beta + 2)) {
      const double below = front * fraction(alpha, beta, x) / alpha;
      return {below, 1 - below};
    }
    const double above = front * fraction(beta, alpha, 1 - x) / beta;
    return {1 - above, above};
  }

  /// Lentz's way through the continued fraction; the denominators are above 0
  /// where it is used.
  static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / (1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= 500; ++m) {
      const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / (1 + even * d);
      c = 1 + even / c;
      value *= c * d;
      const double odd =
          -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / (1 + odd * d);
      c = 1 + odd / c;
      value *= c * d;
      if (std::abs(c * d - 1) < 1e-15) break;
    }
    return value;
  }

  double alpha, beta, log_scale;
};

}  // namespace

double beta_probability(double alpha, double beta, double x) {
  return Beta(alpha, beta).tails(x).below;
}

double beta_quantile(double alpha, double beta, double p) {
  // Doubles from 0 up have the order of their bits.
  const Beta given(alpha, beta);
  auto low = std::bit_cast<std::uint64_t>(0.0);
  auto high = std::bit_cast<std::uint64_t>(1.0);
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    const auto [below, above] = given.tails(std::bit_cast<double>(middle));
    if (p <= 0.5 ? below < p : above > 1 - p)
      low = middle + 1;
    else
      high = middle;
  }
  return std::bit_cast<double>(low);
}

}  // namespace twinning
