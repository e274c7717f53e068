#include "sim/inference/scores.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/base/luck.hpp"
#include "sim/base/math.hpp"
#include "tests/sim/statistics.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;

/// Standard normal numbers, always the same.
std::vector<double> normals(std::size_t count, std::size_t sample) {
  const Luck luck(20261123);
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(exact::normal_quantile(
        (double(luck.block(i, sample, resampling, 7)[0]) + 0.5) /
        4294967296.0));
  return out;
}

/// Gneiting & Raftery (2007), equation 21.
double score_of_normal(double z) {
  const double density = std::exp(-z * z / 2) / std::sqrt(2 * pi);
  const double below = std::erfc(-z / std::sqrt(2.0)) / 2;
  return z * (2 * below - 1) + 2 * density - 1 / std::sqrt(pi);
}

}  // namespace

TEST_CASE("Ranked scores are those worked out by hand", "[scores]") {
  CHECK(ranked_score(std::vector{3.0}, 5) == 2);
  CHECK(ranked_score(std::vector{0.0, 2.0}, 1) == Approx(1 - 0.5));
  CHECK(fair_ranked_score(std::vector{0.0, 2.0}, 1) == Approx(0).margin(1e-12));
  CHECK(ranked_score(std::vector{1.0, 2.0, none, 4.0}, 2) ==
        Approx(1 - 6.0 / 9));
  CHECK(std::isnan(fair_ranked_score(std::vector{1.0}, 1)));
  CHECK(std::isnan(ranked_score(std::vector{1.0, 2.0}, none)));
}

TEST_CASE("Ranked scores of normal runs approach their closed form",
          "[scores]") {
  const auto runs = normals(40'000, 0);
  for (const double z : {-1.5, 0.0, 0.7, 2.5})
    CHECK(ranked_score(runs, z) == Approx(score_of_normal(z)).margin(0.01));
}

// A score that is not put right for 5 runs is too high by 1/(5·√π) = 0.113 of
// each of 4,000 ensembles: it would fail with certainty.
TEST_CASE("Few runs score fairly what many would in expectation",
          "[scores][statistical]") {
  std::vector<double> fair;
  for (std::size_t i = 0; i < 4000; ++i)
    fair.push_back(fair_ranked_score(normals(5, i + 1), 0.7));
  double squares = 0;
  for (const double one : fair)
    squares += std::pow(one - score_of_normal(0.7), 2);
  CHECK(p_mean(fair, score_of_normal(0.7),
               std::sqrt(squares / double(fair.size()))) > false_alarm_rate);
}

// Of 39 runs all three lie at order statistics.  Quantiles of type 7 hold too
// little, 92.7 instead of 95 %, and would fail with certainty.
TEST_CASE("Central intervals hold one more run as often as they say",
          "[scores][statistical]") {
  for (const double share : told_shares) {
    std::vector<double> held;
    for (std::size_t i = 0; i < 20'000; ++i) {
      auto runs = normals(40, i + 5000);
      const double next = runs.back();
      runs.pop_back();
      held.push_back(central_bounds(runs, share).hold(next) ? 1 : 0);
    }
    CHECK(p_mean(held, share, std::sqrt(share * (1 - share))) >
          false_alarm_rate);
  }
}

TEST_CASE("Too few runs have no interval", "[scores]") {
  CHECK(least_runs(0.5) == 3);
  CHECK(least_runs(0.9) == 19);
  CHECK(least_runs(0.95) == 39);
  CHECK(std::isnan(central_bounds(normals(18, 0), 0.9).low));
  const auto runs = normals(19, 0);
  CHECK(central_bounds(runs, 0.9).low == *std::ranges::min_element(runs));
  CHECK(central_bounds(runs, 0.9).high == *std::ranges::max_element(runs));
}

// Ties that always go down would fail: five values, all of them tied.
TEST_CASE("The place of one more run among the others is uniform, with ties",
          "[scores][statistical]") {
  std::vector<double> places;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    auto runs = normals(10, i);
    for (double& run : runs) run = std::floor(2 * run);
    const double next = runs.back();
    runs.pop_back();
    places.push_back(observed_rank(runs, next, 7, i).position);
  }
  CHECK(p_mean(places, 0.5, std::sqrt(1.0 / 12)) > false_alarm_rate);
  CHECK(*std::ranges::min_element(places) > 0);
  CHECK(*std::ranges::max_element(places) < 1);
}

TEST_CASE("Ties are split alike whenever the same is asked", "[scores]") {
  const std::vector<double> runs{1, 2, 2, 2, none, 3};
  const ObservedRank rank = observed_rank(runs, 2, 7, 3);
  CHECK(rank.runs == 5);
  CHECK(rank.below == 1);
  CHECK(rank.equal == 3);
  CHECK(rank.position == observed_rank(runs, 2, 7, 3).position);
  CHECK(rank.position != observed_rank(runs, 2, 7, 4).position);
  CHECK(rank.position > 1.0 / 6);
  CHECK(rank.position < 5.0 / 6);
}
