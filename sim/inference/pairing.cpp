#include "sim/inference/pairing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/statistics.hpp"

namespace twinning {
namespace {

double variance(std::span<const double> sample) {
  const double deviation = standard_deviation(sample);
  return deviation * deviation;
}

}  // namespace

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
  const std::vector<double> apart = differences(base, other);
  std::vector<double> paired_base(base.begin(), base.end());
  std::vector<double> paired_other(other.begin(), other.end());
  for (std::size_t i = 0; i < apart.size(); ++i)
    if (std::isnan(apart[i])) paired_base[i] = paired_other[i] = apart[i];
  const double left = variance(apart);
  if (!(left > 0)) return std::numeric_limits<double>::quiet_NaN();
  return (variance(paired_base) + variance(paired_other)) / left;
}

}  // namespace twinning
