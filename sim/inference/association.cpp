#include "sim/inference/association.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/base/ranks.hpp"
#include "sim/base/statistics.hpp"
#include "sim/inference/sides.hpp"

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

/// What skill is asked of.
struct Asked {
  const Forecasts& forecasts;
  std::span<const double> benchmark;
  Association association;
  double unskilled;
  bool nothing;  ///< the benchmark orders nothing

  [[nodiscard]] Pair in(std::span<const std::uint32_t> units,
                        std::span<const std::uint32_t> runs) const {
    const auto observed = taken(forecasts.observed, units);
    return Pair{
        association(taken(mean_over(forecasts, runs), units), observed),
        nothing ? unskilled : association(taken(benchmark, units), observed)};
  }
};

/// Resamples units, as `draw` gives them, and apart from them runs.
template <class Draw>
Resamples resampled(const Asked& asked, const Resampling& how,
                    const Draw& draw) {
  const std::size_t runs = asked.forecasts.run_count();
  Resamples out;
  for (std::size_t i = 0; i < how.resamples; ++i)
    out.add(asked.in(draw(i), resample(runs, i, how.seed ^ runs_apart)));
  return out;
}

/// The bounds of an estimate from its resamples by first sides, by second ones
/// and by units; the greater of the first two variances where little is left.
Interval between_sides(double estimate,
                       const std::array<std::vector<double>, 3>& resampled,
                       std::size_t sides, std::size_t units,
                       const Resampling& how) {
  std::array<double, 3> variance{};
  for (std::size_t i = 0; i < 3; ++i) {
    if (10 * resampled[i].size() < 9 * how.resamples || sides < 2)
      return {estimate, none, none, units};
    variance[i] = std::pow(standard_deviation(resampled[i]), 2);
  }
  const double left = std::max(variance[0] + variance[1] - variance[2],
                               std::max(variance[0], variance[1]));
  const double half_width =
      student_quantile(0.5 + how.confidence / 2, double(sides) - 1) *
      std::sqrt(left);
  return {estimate, estimate - half_width, estimate + half_width, units};
}

/// Skill, each of its numbers with the bounds that `bounds` gives.
template <class Bounds>
Skill skill_of(const Asked& asked, std::size_t resamples,
               const Bounds& bounds) {
  const std::size_t runs = asked.forecasts.run_count();
  const Pair found = asked.in(all_of(asked.forecasts.units()), all_of(runs));
  return {bounds(found.model, &Resamples::model),
          bounds(found.benchmark, &Resamples::benchmark),
          bounds(found.model - found.benchmark, &Resamples::difference), runs,
          resamples};
}

Skill skill_of_units(const Asked& asked, const Resampling& how) {
  const std::size_t units = asked.forecasts.units();
  const Resamples of = resampled(asked, how, [&](std::size_t number) {
    return resample(units, number, how.seed);
  });
  return skill_of(asked, of.model.size(), [&](double estimate, auto column) {
    return with_bounds(estimate, of.*column, units, how);
  });
}

Skill skill_between_sides(const Asked& asked, const Resampling& how) {
  const std::size_t units = asked.forecasts.units();
  const Sides sides(asked.forecasts.between);
  const auto drawn = [&](Drawn what) {
    return resampled(asked, how, [&](std::size_t number) {
      return sides.draw(what, number, how.seed);
    });
  };
  const Resamples first = drawn(Drawn::first), second = drawn(Drawn::second),
                  single = drawn(Drawn::units);
  const std::size_t defined =
      std::min({first.model.size(), second.model.size(), single.model.size()});
  return skill_of(asked, defined, [&](double estimate, auto column) {
    return between_sides(estimate,
                         {first.*column, second.*column, single.*column},
                         sides.fewer(), units, how);
  });
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
  const Asked asked{forecasts, benchmark, association, unskilled,
                    orders_nothing(benchmark)};
  Resampling made = how;
  if (forecasts.run_count() == 0) made.resamples = 0;
  return forecasts.between.empty() ? skill_of_units(asked, made)
                                   : skill_between_sides(asked, made);
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
