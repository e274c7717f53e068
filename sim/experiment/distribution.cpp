#include "sim/experiment/distribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/base/math.hpp"
#include "sim/experiment/beta.hpp"

namespace twinning {
namespace {

using enum Family;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Beyond as many standard deviations a normal number is not sought.
constexpr double far = 37;

constexpr std::array<DistributionKind, 6> table{{
    {uniform,
     "uniform",
     {{{"low", "lowest value", {}}, {"high", "highest value", {}}}},
     "all values from low to high alike"},
    {loguniform,
     "loguniform",
     {{{"low", "lowest value, above 0", {}}, {"high", "highest value", {}}}},
     "all orders of magnitude from low to high alike"},
    {normal,
     "normal",
     {{{"mean", "its middle", {}},
       {"sd", "its standard deviation", {}},
       {"low", "below it nothing is drawn", -infinity},
       {"high", "above it nothing is drawn", infinity}}},
     "the normal distribution, cut off at the ends of the range"},
    {beta,
     "beta",
     {{{"alpha", "its first shape", {}},
       {"beta", "its second shape", {}},
       {"low", "where it begins", 0.0},
       {"high", "where it ends", 1.0}}},
     "the beta distribution from low to high, cut off at the ends of the "
     "range"},
    {triangular,
     "triangular",
     {{{"low", "lowest value", {}},
       {"mode", "likeliest value", {}},
       {"high", "highest value", {}}}},
     "rising straight from low to mode and falling straight to high"},
    {integer,
     "integer",
     {{{"low", "lowest value", {}}, {"high", "highest value", {}}}},
     "all whole numbers from low to high alike"},
}};

/// The chance that a standard normal number lies below z: the inverse of its
/// quantile, found by halving.
///
/// Range:   z from -far to far
double standard_normal_probability(double z) {
  if (z > 0) return 1 - standard_normal_probability(-z);
  // Doubles from 0 up have the order of their bits.
  auto low = std::bit_cast<std::uint64_t>(1e-307);
  auto high = std::bit_cast<std::uint64_t>(0.5);
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    if (exact::normal_quantile(std::bit_cast<double>(middle)) < z)
      low = middle + 1;
    else
      high = middle;
  }
  return std::bit_cast<double>(low);
}

/// The lowest number of a range.
double first_of(const Range& range) {
  return range.low_open ? std::nextafter(range.low, infinity) : range.low;
}

}  // namespace

std::span<const DistributionKind> distributions() { return table; }

const DistributionKind* find_distribution(std::string_view name) {
  const auto found = std::ranges::find(table, name, &DistributionKind::name);
  return found == table.end() ? nullptr : &*found;
}

std::size_t DistributionKind::argument_count() const {
  return std::size_t(std::ranges::count_if(
      arguments, [](const Argument& one) { return !one.key.empty(); }));
}

Distribution::Distribution(const DistributionKind& kind,
                           const Arguments& arguments, const Range& range)
    : kind_{&kind}, arguments_{arguments} {
  const auto& [a, b, c, d] = arguments_;
  switch (kind_->family) {
    case uniform:
    case loguniform:
    case integer:
      lowest_ = a;
      highest_ = b;
      break;
    case triangular:
      lowest_ = a;
      highest_ = c;
      break;
    case beta:
      lowest_ = std::max(c, first_of(range));
      highest_ = std::min(d, range.high);
      from_ = beta_probability(a, b, (lowest_ - c) / (d - c));
      to_ = beta_probability(a, b, (highest_ - c) / (d - c));
      break;
    case normal: {
      lowest_ = std::max({c, first_of(range), a - far * b});
      highest_ = std::min({d, range.high, a + far * b});
      // In the upper tail, chances of lying above have more digits.
      upper_tail_ = lowest_ > a;
      const double sign = upper_tail_ ? -1 : 1;
      from_ = standard_normal_probability(sign * (lowest_ - a) / b);
      to_ = standard_normal_probability(sign * (highest_ - a) / b);
    }
  }
}

double Distribution::quantile(double u) const {
  return std::clamp(raw_quantile(u), lowest_, highest_);
}

double Distribution::raw_quantile(double u) const {
  const auto& [a, b, c, d] = arguments_;
  switch (kind_->family) {
    case uniform:
      return a + u * (b - a);
    case loguniform: {
      const double from = exact::log(a);
      return exact::exp(from + u * (exact::log(b) - from));
    }
    case normal: {
      const double p = from_ + u * (to_ - from_);
      if (!(p > 0 && p < 1)) return highest_;
      const double z = exact::normal_quantile(p);
      return a + b * (upper_tail_ ? -z : z);
    }
    case beta:
      return c + (d - c) * beta_quantile(a, b, from_ + u * (to_ - from_));
    case triangular: {
      const double rising = (b - a) / (c - a);
      return u < rising ? a + std::sqrt(u * (c - a) * (b - a))
                        : c - std::sqrt((1 - u) * (c - a) * (c - b));
    }
    case integer:
      return std::floor(a + u * (b - a + 1));
  }
  return lowest_;
}

}  // namespace twinning
