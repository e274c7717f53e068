#include "sim/inference/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/luck.hpp"
#include "sim/base/statistics.hpp"

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double mean_distance(const std::vector<double>& runs, double observed) {
  double sum = 0;
  for (const double run : runs) sum += std::abs(run - observed);
  return sum / double(runs.size());
}

/// The sum of |x_i − x_j| over all pairs i < j.  In ascending order x_i is the
/// greater of i pairs and the lesser of n − 1 − i.
double sum_of_distances(const std::vector<double>& ascending) {
  const double last = double(ascending.size()) - 1;
  double sum = 0;
  for (std::size_t i = 0; i < ascending.size(); ++i)
    sum += (2 * double(i) - last) * ascending[i];
  return sum;
}

/// The value at place `at`, counted from 1, between two order statistics.
double value_at(const std::vector<double>& ascending, double at) {
  const auto below = std::size_t(at);
  const double part = at - double(below);
  const double low = ascending[below - 1];
  if (part == 0 || below == ascending.size()) return low;
  return low + part * (ascending[below] - low);
}

/// A number in (0, 1) that is always the same for one seed and subject.
double tie_breaker(std::uint64_t seed, std::uint32_t subject) {
  const auto words = Luck(seed).block(subject, 0, ties, 0);
  return (double(words[0]) + 0.5) / 4294967296.0;
}

}  // namespace

double ranked_score(std::span<const double> runs, double observed) {
  const std::vector<double> values = ascending(runs);
  const double count = double(values.size());
  if (values.empty() || std::isnan(observed)) return none;
  return mean_distance(values, observed) -
         sum_of_distances(values) / (count * count);
}

double fair_ranked_score(std::span<const double> runs, double observed) {
  const std::vector<double> values = ascending(runs);
  const double count = double(values.size());
  if (values.size() < 2 || std::isnan(observed)) return none;
  return mean_distance(values, observed) -
         sum_of_distances(values) / (count * (count - 1));
}

ObservedRank observed_rank(std::span<const double> runs, double observed,
                           std::uint64_t seed, std::uint32_t subject) {
  ObservedRank rank{0, 0, 0, none};
  if (std::isnan(observed)) return rank;
  for (const double run : runs) {
    if (std::isnan(run)) continue;
    ++rank.runs;
    if (run < observed) ++rank.below;
    if (run == observed) ++rank.equal;
  }
  if (rank.runs == 0) return rank;
  rank.position = (double(rank.below) +
                   tie_breaker(seed, subject) * (double(rank.equal) + 1)) /
                  (double(rank.runs) + 1);
  return rank;
}

std::size_t least_runs(double share) {
  // 2/(1 − share) − 1 runs; what rounding adds is taken off.
  return std::size_t(std::ceil(2 / (1 - share) - 1 - 1e-9));
}

Bounds central_bounds(std::span<const double> runs, double share) {
  const std::vector<double> values = ascending(runs);
  if (values.size() < least_runs(share)) return {none, none};
  const double count = double(values.size());
  const double at = std::max((count + 1) * (1 - share) / 2, 1.0);
  return {value_at(values, at), value_at(values, count + 1 - at)};
}

}  // namespace twinning
