#include "sim/inference/association.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/base/ranks.hpp"

namespace twinning {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Drawn apart from the units.
constexpr std::uint64_t runs_apart = 0x9E3779B97F4A7C15;

/// Both columns where both are known.
struct Known {
  Known(std::span<const double> x_given, std::span<const double> y_given) {
    for (std::size_t i = 0; i < x_given.size(); ++i)
      if (!std::isnan(x_given[i]) && !std::isnan(y_given[i])) {
        x.push_back(x_given[i]);
        y.push_back(y_given[i]);
      }
  }
  std::vector<double> x, y;
};

std::vector<std::uint32_t> all_of(std::size_t count) {
  std::vector<std::uint32_t> places(count);
  std::iota(places.begin(), places.end(), 0u);
  return places;
}

std::vector<double> taken(std::span<const double> values,
                          std::span<const std::uint32_t> places) {
  std::vector<double> out;
  for (const std::uint32_t place : places) out.push_back(values[place]);
  return out;
}

/// The mean over the runs taken of each unit; NaN of one that none of them has.
std::vector<double> mean_over(const Forecasts& forecasts,
                              std::span<const std::uint32_t> runs) {
  const std::size_t units = forecasts.units();
  std::vector<double> sum(units), count(units);
  for (const std::uint32_t run : runs)
    for (std::size_t unit = 0; unit < units; ++unit) {
      const double value = forecasts.runs[run * units + unit];
      if (std::isnan(value)) continue;
      sum[unit] += value;
      count[unit] += 1;
    }
  for (std::size_t unit = 0; unit < units; ++unit)
    sum[unit] = count[unit] > 0 ? sum[unit] / count[unit] : none;
  return sum;
}

/// The two associations in one resample.
struct Pair {
  double model, benchmark;
};

/// What stands where resamples are kept: model, benchmark and difference.
struct Resamples {
  std::vector<double> model, benchmark, difference;

  void add(Pair pair) {
    if (std::isnan(pair.model) || std::isnan(pair.benchmark)) return;
    model.push_back(pair.model);
    benchmark.push_back(pair.benchmark);
    difference.push_back(pair.model - pair.benchmark);
  }
};

bool orders_nothing(std::span<const double> benchmark) {
  const Known known(benchmark, benchmark);
  return std::ranges::adjacent_find(known.x, std::not_equal_to{}) ==
         known.x.end();
}

Interval with_bounds(double estimate, std::span<const double> resampled,
                     std::size_t units, const Resampling& how) {
  if (10 * resampled.size() < 9 * how.resamples)
    return {estimate, none, none, units};
  return percentile_interval(estimate, resampled, units, how.confidence);
}

}  // namespace

double rank_correlation(std::span<const double> x, std::span<const double> y) {
  const Known known(x, y);
  Ranker ranker;
  Ranks first, second;
  ranker.rank(known.x, first);
  ranker.rank(known.y, second);
  return partial_correlation(first, second);
}

double area_under_curve(std::span<const double> score,
                        std::span<const double> is) {
  const Known known(score, is);
  Ranker ranker;
  Ranks ranks;
  ranker.rank(known.x, ranks);
  double sum = 0, hits = 0;
  for (std::size_t i = 0; i < known.y.size(); ++i)
    if (known.y[i] == 1) {
      sum += ranks[i];
      ++hits;
    }
  const double others = double(known.y.size()) - hits;
  if (hits == 0 || others == 0) return none;
  // A rank is twice the middle of a place, less n + 1: of the units that are,
  // they sum to the pairs that they win less those that they lose.
  return 0.5 + sum / (2 * hits * others);
}

Skill skill(const Forecasts& forecasts, std::span<const double> benchmark,
            Association association, double unskilled, const Resampling& how) {
  const bool nothing = orders_nothing(benchmark);
  const auto both = [&](std::span<const std::uint32_t> units,
                        std::span<const std::uint32_t> runs) {
    const auto observed = taken(forecasts.observed, units);
    return Pair{
        association(taken(mean_over(forecasts, runs), units), observed),
        nothing ? unskilled : association(taken(benchmark, units), observed)};
  };
  const std::size_t units = forecasts.units(), runs = forecasts.run_count();
  const Pair found = both(all_of(units), all_of(runs));
  Resamples resamples;
  for (std::size_t i = 0; runs > 0 && i < how.resamples; ++i)
    resamples.add(both(resample(units, i, how.seed),
                       resample(runs, i, how.seed ^ runs_apart)));

  Skill out{with_bounds(found.model, resamples.model, units, how),
            with_bounds(found.benchmark, resamples.benchmark, units, how),
            with_bounds(found.model - found.benchmark, resamples.difference,
                        units, how),
            runs, resamples.model.size()};
  return out;
}

Interval association_interval(std::span<const double> x,
                              std::span<const double> y,
                              Association association, const Resampling& how) {
  const Known known(x, y);
  const std::size_t units = known.x.size();
  std::vector<double> resampled;
  for (std::size_t i = 0; units > 0 && i < how.resamples; ++i) {
    const auto places = resample(units, i, how.seed);
    const double one =
        association(taken(known.x, places), taken(known.y, places));
    if (!std::isnan(one)) resampled.push_back(one);
  }
  return with_bounds(association(known.x, known.y), resampled, units, how);
}

}  // namespace twinning
