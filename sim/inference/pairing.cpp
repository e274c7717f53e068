#include "sim/inference/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinning {
std::vector<double> differences(std::span<const double> base,
                                std::span<const double> other) {
  std::vector<double> apart(base.size());
  std::ranges::transform(other, base, apart.begin(), std::minus{});
  return apart;
}

PairShares pair_shares(std::span<const double> differences, double confidence) {
  std::size_t above = 0, below = 0, equal = 0;
  for (const double difference : differences) {
    above += difference > 0;
    below += difference < 0;
    equal += difference == 0;
  }
  const auto share = [&](std::size_t cases) {
    return share_interval(cases, above + below + equal, confidence);
  };
  return {share(above), share(below), share(equal)};
}

double variance_ratio(std::span<const double> base,
                      std::span<const double> other) {
  // Of the pairs alone, where one of the two may be missing.
  double sum_base = 0, sum_other = 0, pairs = 0;
  for (std::size_t i = 0; i < base.size(); ++i)
    if (!std::isnan(other[i] - base[i])) {
      sum_base += base[i];
      sum_other += other[i];
      ++pairs;
    }
  double of_base = 0, of_other = 0, of_apart = 0;
  for (std::size_t i = 0; i < base.size(); ++i)
    if (!std::isnan(other[i] - base[i])) {
      const double beyond_base = base[i] - sum_base / pairs;
      const double beyond_other = other[i] - sum_other / pairs;
      const double beyond_apart =
          other[i] - base[i] - (sum_other - sum_base) / pairs;
      of_base += beyond_base * beyond_base;
      of_other += beyond_other * beyond_other;
      of_apart += beyond_apart * beyond_apart;
    }
  if (pairs < 2 || !(of_apart > 0))
    return std::numeric_limits<double>::quiet_NaN();
  return (of_base + of_other) / of_apart;
}

}  // namespace twinning
