#include "sim/inference/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"
#include "sim/base/statistics.hpp"

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double normal_probability(double z) {
  return std::erfc(-z / std::sqrt(2.0)) / 2;
}

/// How much the spread of the estimate changes with the true value, from the
/// skewness of what each value adds.
double acceleration(std::span<const double> without_one) {
  const double center = mean(without_one);
  double squares = 0, cubes = 0;
  for (const double value : without_one) {
    const double apart = center - value;
    squares += apart * apart;
    cubes += apart * apart * apart;
  }
  return squares == 0 ? 0 : cubes / (6 * squares * std::sqrt(squares));
}

/// The share of resampled estimates, which ascend, below the estimate, half of
/// the equal ones among them.
double share_below(double estimate, std::span<const double> resampled) {
  const auto [first, last] =
      std::equal_range(resampled.begin(), resampled.end(), estimate);
  const double below = double(first - resampled.begin());
  const double equal = double(last - first);
  return (below + equal / 2) / double(resampled.size());
}

/// The sum of products, in four sums side by side that the processor need not
/// wait for.
double product(const double* one, const double* other, std::size_t count) {
  double sums[4] = {};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane)
      sums[lane] += one[i + lane] * other[i + lane];
  for (; i < count; ++i) sums[0] += one[i] * other[i];
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

}  // namespace

std::vector<std::uint32_t> resample(std::size_t count, std::size_t number,
                                    std::uint64_t seed) {
  const Luck luck(seed);
  std::vector<std::uint32_t> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    // A block of random numbers serves two places.
    const auto words = luck.block(i / 2, number, resampling, 0);
    const std::size_t half = i % 2 * 2;
    places[i] = std::uint32_t(below(count, words[half], words[half + 1]));
  }
  return places;
}

Interval percentile_interval(double estimate, std::span<const double> resampled,
                             std::size_t count, double confidence) {
  const std::vector<double> values = ascending(resampled);
  return {estimate, quantile_of_sorted(values, 0.5 - confidence / 2),
          quantile_of_sorted(values, 0.5 + confidence / 2), count};
}

Interval bca_interval(double estimate, std::span<const double> resampled,
                      std::span<const double> without_one, double confidence) {
  const std::size_t count = without_one.size();
  if (resampled.empty()) return {estimate, none, none, count};
  const std::vector<double> values = ascending(resampled);
  if (values.front() == values.back())
    return {estimate, values.front(), values.back(), count};
  const double below = share_below(estimate, values);
  if (below <= 0 || below >= 1) return {estimate, none, none, count};

  const double bias = exact::normal_quantile(below);
  const double bend = acceleration(without_one);
  const auto bound = [&](double share) {
    const double z = bias + exact::normal_quantile(share);
    return quantile_of_sorted(values,
                              normal_probability(bias + z / (1 - bend * z)));
  };
  return {estimate, bound(0.5 - confidence / 2), bound(0.5 + confidence / 2),
          count};
}

MeanBootstrap::MeanBootstrap(std::size_t count, const Resampling& how)
    : how_{how},
      groups_{std::min(count, most_groups)},
      taken_(how.resamples * groups_) {
  for (std::size_t number = 0; number < how.resamples; ++number)
    for (const std::uint32_t place : resample(groups_, number, how.seed))
      ++taken_[number * groups_ + place];
}

bool MeanBootstrap::fits(std::size_t count) const {
  return std::min(count, most_groups) == groups_;
}

std::vector<double> MeanBootstrap::added(std::span<const double> values) const {
  const std::size_t count = values.size();
  const double center = mean(values);
  std::vector<double> added(groups_);
  for (std::size_t group = 0; group < groups_; ++group)
    for (std::size_t i = group * count / groups_;
         i < (group + 1) * count / groups_; ++i)
      added[group] += (values[i] - center) / double(count);
  return added;
}

std::vector<double> MeanBootstrap::resampled(
    double center, std::span<const double> added) const {
  std::vector<double> means(how_.resamples);
  for (std::size_t number = 0; number < how_.resamples; ++number)
    means[number] =
        center + product(&taken_[number * groups_], added.data(), groups_);
  return means;
}

Interval MeanBootstrap::interval(std::span<const double> sample) const {
  const std::vector<double> values = known_values(sample);
  const std::size_t count = values.size();
  if (!fits(count)) return MeanBootstrap(count, how_).interval(values);
  const double center = mean(values);
  if (count < 2) return {center, none, none, count};
  const std::vector<double> adds = added(values);
  std::vector<double> without_one;
  for (const double each : adds) without_one.push_back(center - each);
  Interval interval = bca_interval(center, resampled(center, adds), without_one,
                                   how_.confidence);
  interval.count = count;
  return interval;
}

std::vector<double> MeanBootstrap::means(std::span<const double> sample) const {
  const std::vector<double> values = known_values(sample);
  if (!fits(values.size()))
    return MeanBootstrap(values.size(), how_).means(values);
  if (values.size() < 2) return {};
  return resampled(mean(values), added(values));
}

}  // namespace twinning
