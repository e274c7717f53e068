#include "sim/inference/association.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/luck.hpp"
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
