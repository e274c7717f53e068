#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/experiment/distribution.hpp"

namespace twinning {
namespace {

using Arguments = Distribution::Arguments;

/// Shapes beyond this are narrower than a hundredth of their range.
constexpr double largest_shape = 1000;

/// An argument that is no number: one that may be left out can be infinite,
/// which says the same.
std::string number_fault(const DistributionKind& kind,
                         const Arguments& arguments) {
  for (std::size_t i = 0; i < kind.argument_count(); ++i)
    if (const auto& [key, meaning, otherwise] = kind.arguments[i];
        !std::isfinite(arguments[i]) && otherwise != arguments[i])
      return text("{} must be a finite number", key);
  return {};
}

/// A lowest and a highest value that are no such pair.
std::string order_fault(double low, double high) {
  if (!(low < high)) return "low must be below high";
  if (std::isfinite(low) && std::isfinite(high) && !std::isfinite(high - low))
    return "low and high must be less than 1.7e308 apart";
  return {};
}

/// A lowest or a highest value outside the range of what varies.
std::string range_fault(double low, double high, const Range& range) {
  for (const auto& [key, value] : {std::pair{"low", low}, {"high", high}})
    if (!range.contains(value))
      return text("{} must be a number {}, the range of what varies", key,
                  range.words());
  return {};
}

std::string pair_fault(double low, double high, const Range& range) {
  std::string fault = order_fault(low, high);
  return fault.empty() ? range_fault(low, high, range) : fault;
}

/// What is wrong with the arguments that are of the family alone.
std::string own_fault(const DistributionKind& kind, const Arguments& given,
                      const Range& range) {
  const auto& [a, b, c, d] = given;
  switch (kind.family) {
    case Family::uniform:
      return pair_fault(a, b, range);
    case Family::loguniform:
      if (!(a > 0)) return "low must be above 0";
      return pair_fault(a, b, range);
    case Family::integer:
      if (a != std::floor(a)) return "low must be a whole number";
      if (b != std::floor(b)) return "high must be a whole number";
      return pair_fault(a, b, range);
    case Family::triangular:
      if (a < c && !(a <= b && b <= c)) return "mode must be from low to high";
      return pair_fault(a, c, range);
    case Family::normal:
      if (!(b > 0)) return "sd must be above 0";
      return order_fault(c, d);
    case Family::beta:
      if (!(a > 0 && a <= largest_shape))
        return text("alpha must be above 0 and at most {}", largest_shape);
      if (!(b > 0 && b <= largest_shape))
        return text("beta must be above 0 and at most {}", largest_shape);
      return order_fault(c, d);
  }
  return {};
}

}  // namespace

std::string Distribution::fault(const DistributionKind& kind,
                                const Arguments& arguments,
                                const Range& range) {
  std::string fault = number_fault(kind, arguments);
  if (fault.empty()) fault = own_fault(kind, arguments, range);
  if (!fault.empty()) return fault;

  const Distribution given(kind, arguments, range);
  if (!(given.lowest_ < given.highest_) || given.from_ == given.to_)
    return text("the distribution must leave a chance of a number {}",
                range.words());
  return {};
}

}  // namespace twinning
