#include "sim/inference/association.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"
#include "tests/sim/statistics.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
using Numbers = std::vector<double>;

double uniform(std::size_t i, std::size_t sample) {
  return (double(Luck(5).block(i, sample, resampling, 9)[0]) + 0.5) /
         4294967296.0;
}

}  // namespace

TEST_CASE("Rank correlations are those of textbooks, with ties",
          "[association]") {
  CHECK(rank_correlation(Numbers{1, 2, 3, 4}, Numbers{10, 20, 30, 40}) ==
        Approx(1));
  CHECK(rank_correlation(Numbers{1, 2, 3, 4}, Numbers{4, 3, 2, 1}) ==
        Approx(-1));
  // Ranks 1, 2½, 2½, 4 against 1, 2, 3, 4: 4.5/√(4.5·5).
  CHECK(rank_correlation(Numbers{1, 2, 2, 3}, Numbers{1, 2, 3, 4}) ==
        Approx(4.5 / std::sqrt(22.5)));
  CHECK(rank_correlation(Numbers{1, none, 2, 3}, Numbers{1, 9, 2, 3}) ==
        Approx(1));
  CHECK(std::isnan(rank_correlation(Numbers{1, 1, 1}, Numbers{1, 2, 3})));
}

TEST_CASE("The area under the curve counts pairs, half of equal ones",
          "[association]") {
  CHECK(area_under_curve(Numbers{1, 2, 3, 4}, Numbers{0, 0, 1, 1}) == 1);
  CHECK(area_under_curve(Numbers{1, 2, 3, 4}, Numbers{1, 1, 0, 0}) == 0);
  CHECK(area_under_curve(Numbers{1, 1, 1}, Numbers{0, 1, 0}) == 0.5);
  // Pairs: 2 beats 1, ties with 2, loses to 3.
  CHECK(area_under_curve(Numbers{1, 2, 2, 3}, Numbers{0, 1, 0, 0}) == 0.5);
  CHECK(area_under_curve(Numbers{1, none, 3}, Numbers{0, 1, 1}) == 1);
  CHECK(std::isnan(area_under_curve(Numbers{1, 2}, Numbers{1, 1})));
}

TEST_CASE("Skill beside a benchmark that orders nothing is beside guessing",
          "[association]") {
  Forecasts forecasts{{1, 2, 3, 4, 5, 6, 2, 3, 4, 5, 6, 7}, {1, 2, 3, 4, 5, 6}};
  const Skill found = skill(forecasts, Numbers(6, 0.0), rank_correlation, 0);
  CHECK(found.model.mean == Approx(1));
  CHECK(found.benchmark.mean == 0);
  CHECK(found.difference.mean == Approx(1));
  CHECK(found.runs == 2);
  CHECK(found.difference.count == 6);
}

TEST_CASE("Runs that disagree widen the interval of skill, and so do few links",
          "[association]") {
  Forecasts agree, disagree;
  for (std::size_t i = 0; i < 30; ++i) agree.observed.push_back(double(i));
  disagree.observed = agree.observed;
  for (std::size_t run = 0; run < 5; ++run)
    for (std::size_t i = 0; i < 30; ++i) {
      agree.runs.push_back(double(i) + 20 * uniform(i, 0));
      disagree.runs.push_back(double(i) + 60 * uniform(i, run));
    }
  const auto width = [](const Forecasts& of) {
    const Interval by =
        skill(of, Numbers(of.units(), 0.0), rank_correlation, 0).model;
    return by.high - by.low;
  };
  CHECK(width(agree) > 0);
  CHECK(width(disagree) > width(agree));
  // Their mean as if it were one run has the same skill, and no luck of runs.
  Forecasts mean_run{{}, disagree.observed};
  for (std::size_t i = 0; i < 30; ++i) {
    double sum = 0;
    for (std::size_t run = 0; run < 5; ++run)
      sum += disagree.runs[run * 30 + i];
    mean_run.runs.push_back(sum / 5);
  }
  CHECK(width(disagree) > 1.15 * width(mean_run));
}

TEST_CASE("An interval of skill is the same whenever it is asked for",
          "[association]") {
  const Forecasts forecasts{{1, 3, 2, 5, 4, 6, 2, 1, 3, 4, 6, 5},
                            {1, 2, 3, 4, 5, 6}};
  const Numbers other{6, 1, 2, 3, 4, 5};
  const auto once = skill(forecasts, other, rank_correlation, 0);
  const auto again = skill(forecasts, other, rank_correlation, 0);
  CHECK(once.difference.low == again.difference.low);
  CHECK(once.difference.high == again.difference.high);
}

// Of units that have nothing to do with each other, 95 % intervals with 40
// units miss 0 in about 5 % of samples; bootstrap intervals of ranks are a
// little short.  One that resampled runs alone would miss it nearly always.
TEST_CASE("Intervals of no association hold none about as often as they say",
          "[association][statistical]") {
  double held = 0;
  constexpr std::size_t samples = 300;
  for (std::size_t s = 0; s < samples; ++s) {
    Numbers x, y;
    for (std::size_t i = 0; i < 40; ++i) {
      x.push_back(uniform(i, 2 * s));
      y.push_back(uniform(i, 2 * s + 1));
    }
    const Interval interval =
        association_interval(x, y, rank_correlation, {.resamples = 400});
    held += interval.low <= 0 && 0 <= interval.high ? 1 : 0;
  }
  // Six standard deviations of a share of 0.94 in 300 samples: 1e-9.
  CHECK(held / samples > 0.94 - 6 * 0.0137);
  CHECK(held / samples < 1);
}

namespace {

double normal(std::size_t i, std::size_t sample) {
  return exact::normal_quantile(uniform(i, sample));
}

/// Pairs of 16 and 16 cities; forecast and outcome have nothing to do with each
/// other, but each has so much of its cities and the rest of its own.  One run.
Forecasts pairs_of_cities(std::size_t sample, double of_cities, bool told) {
  Forecasts out;
  for (std::uint32_t a = 0; a < 16; ++a)
    for (std::uint32_t b = 0; b < 16; ++b) {
      const auto value = [&](std::size_t column) {
        const std::size_t at = 4 * sample + column;
        return of_cities * (normal(a, at) + normal(100 + b, at)) +
               normal(1000 + 16 * a + b, at);
      };
      out.runs.push_back(value(0));
      out.observed.push_back(value(1));
      if (told) out.between.push_back({a, 50 + b});
    }
  return out;
}

/// The share of samples whose interval holds no association.
double held_none(double of_cities, bool told) {
  constexpr std::size_t samples = 300;
  double held = 0;
  for (std::size_t s = 0; s < samples; ++s) {
    const Forecasts of = pairs_of_cities(s, of_cities, told);
    const Interval by = skill(of, Numbers(of.units(), 0.0), rank_correlation, 0,
                              {.resamples = 150})
                            .model;
    held += by.low <= 0 && 0 <= by.high ? 1 : 0;
  }
  return held / double(samples);
}

}  // namespace

// 16 × 16 pairs whose cities count for two thirds of their variance, then for
// none.  Drawn as if they were 256 strangers, intervals of 95 % hold none in
// two of three samples; by cities in nine of ten (so few cities tell their own
// spread badly), and where cities count for nothing in 98 of 100.  Drawing both
// sides at once counts what is a pair's own three times, and would hold it
// there in 999 of 1,000.  Bounds are five standard deviations of a share of 300
// samples from these, but that above, which is two.
TEST_CASE("Pairs that share cities are resampled by cities",
          "[association][statistical]") {
  CHECK(held_none(1, true) > 0.9 - 5 * 0.0173);
  CHECK(held_none(1, false) < 0.8);
  const double where_none_count = held_none(0, true);
  CHECK(where_none_count > 0.95 - 5 * 0.0126);
  CHECK(where_none_count < 0.995);
}

// A side that each unit has to itself is the unit, and takes nothing from the
// other.  Variances of 2,000 resamples are known to 3 %; to leave one side out
// would halve them.
TEST_CASE("The variance between sides is that of either, less what both hold",
          "[association]") {
  Forecasts of = pairs_of_cities(7, 1, true);
  const auto variance = [&] {
    const Interval by =
        skill(of, Numbers(of.units(), 0.0), rank_correlation, 0).model;
    return std::pow((by.high - by.low) / 2, 2);
  };
  const auto both = of.between;
  const double between = variance();
  for (std::uint32_t i = 0; i < both.size(); ++i)
    of.between[i] = {both[i][0], 1000 + i};
  const double first = variance();
  for (std::uint32_t i = 0; i < both.size(); ++i)
    of.between[i] = {1000 + i, both[i][1]};
  const double second = variance();
  of.between.clear();
  // Student's bounds of 16 sides, the others between quantiles.
  const double units = variance() * std::pow(2.1314 / 1.96, 2);
  CHECK(first > 1.5 * units);
  CHECK(second > 1.5 * units);
  CHECK(between == Approx(first + second - units).epsilon(0.15));
}

TEST_CASE("Of pairs of one city no bounds are known", "[association]") {
  Forecasts of;
  for (std::uint32_t i = 0; i < 20; ++i) {
    of.runs.push_back(double(i * 7 % 20));
    of.observed.push_back(double(i));
    of.between.push_back({7, i});  // one city on the first side
  }
  const Interval found = skill(of, Numbers(20, 0.0), rank_correlation, 0).model;
  CHECK_FALSE(std::isnan(found.mean));
  CHECK(std::isnan(found.low));
}
