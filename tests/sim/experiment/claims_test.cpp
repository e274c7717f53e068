#include "sim/experiment/claims.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "sim/experiment/claim_worlds.hpp"

namespace twinning::tests {
namespace {

/// Claims about one number each, with an ablation, in worlds that are only
/// numbers: a scenario is a relation with a mean and a spread.
class Worlds {
 public:
  explicit Worlds(std::uint32_t replicates) : replicates_{replicates} {
    Relation relation;
    relation.name = "UK-China";
    scenario_.relations.push_back(relation);
  }

  /// A scenario whose deals are normal with this mean and spread 1.
  std::size_t add(double mean) {
    std::normal_distribution<double> normal(mean, 1);
    ClaimRuns runs(scenario_, replicates_);
    for (std::uint32_t r = 0; r < replicates_; ++r) {
      std::vector<double> statistics(statistic_count, 0);
      statistics[std::size_t(Statistic::deals_a_year)] = normal(luck_);
      runs.keep(r, statistics);
    }
    runs_.push_back(std::move(runs));
    return runs_.size() - 1;
  }

  void luck(unsigned seed) { luck_.seed(seed); }
  void forget() { runs_.clear(); }
  [[nodiscard]] std::span<const ClaimRuns> runs() const { return runs_; }

 private:
  std::uint32_t replicates_;
  Scenario scenario_;
  std::mt19937 luck_{1};
  std::vector<ClaimRuns> runs_;
};

Claim claim_above(std::size_t base, double margin) {
  ClaimTest test;
  test.of = {Statistic::deals_a_year, "UK-China"};
  test.where.scenario = base;
  test.margin = margin;
  return {"x", "there are deals", "", {test}};
}

TEST_CASE(
    "A claim passes beyond its margin, fails short of it, and is open at "
    "it",
    "[claims][judge]") {
  Worlds worlds(200);
  Claims claims;
  for (const double mean : {2.0, 0.0, 1.05})
    claims.claims.push_back(claim_above(worlds.add(mean), 1));
  const auto judged = judge(claims, worlds.runs());
  CHECK(judged[0].verdict == Verdict::pass);
  CHECK(judged[1].verdict == Verdict::fail);
  CHECK(judged[2].verdict == Verdict::undecided);
}

TEST_CASE("A claim fails that does not weaken under its ablation",
          "[claims][judge]") {
  Worlds worlds(200);
  Claims claims;
  Claim claim = claim_above(worlds.add(3), 1);
  claim.tests[0].ablations.push_back({{worlds.add(0), std::nullopt}, 1});
  claims.claims.push_back(claim);
  claim.tests[0].ablations[0].where.scenario = worlds.add(3);
  claims.claims.push_back(claim);
  const auto judged = judge(claims, worlds.runs());
  CHECK(judged[0].verdict == Verdict::pass);
  CHECK(judged[1].verdict == Verdict::fail);
}

TEST_CASE("A claim below its bound is judged like one above",
          "[claims][judge]") {
  Worlds worlds(200);
  Claims claims;
  claims.claims.push_back(claim_above(worlds.add(-2), -1));
  claims.claims[0].tests[0].above = false;
  claims.claims[0].tests[0].ablations.push_back(
      {{worlds.add(0), std::nullopt}, 1});
  CHECK(judge(claims, worlds.runs())[0].verdict == Verdict::pass);
  claims.claims[0].tests[0].above = true;
  CHECK(judge(claims, worlds.runs())[0].verdict == Verdict::fail);
}

TEST_CASE("What is not defined decides nothing", "[claims][judge]") {
  Worlds worlds(1);
  Claims claims;
  claims.claims.push_back(claim_above(worlds.add(100), 1));
  const auto judged = judge(claims, worlds.runs());
  CHECK(judged[0].verdict == Verdict::undecided);
  CHECK(std::isnan(judged[0].chance));
}

TEST_CASE("A change in percent is that of the means", "[claims][judge]") {
  Worlds worlds(4000);
  ClaimTest test = claim_above(worlds.add(20), 0).tests[0];
  test.where.with = worlds.add(15);
  const Interval change =
      mean_interval(measured(test, test.where, worlds.runs()));
  // Mean −25 %, standard error 100·√(1 + 0.75²)/20/√4000 = 0.099: outside 0.4
  // once in 20,000 programs that are right.
  CHECK(change.mean == Approx(-25).margin(0.4));
  CHECK((change.high - change.low) / 2 == Approx(0.194).epsilon(0.1));
}

// Eleven claims whose means lie at their margins, where either certain verdict
// is false.  Any in at most 5 % of 1,000 studies: above 75 (4.5 % + 3.6
// standard errors) once in 5,000 programs that are right.  Without regard to
// the number of claims it would be some 430.
TEST_CASE("Among many claims without truth hardly any is decided",
          "[claims][judge]") {
  Worlds worlds(20);
  int decided = 0;
  for (unsigned study = 0; study < 1000; ++study) {
    worlds.forget();
    worlds.luck(study);
    Claims claims;
    for (int i = 0; i < 11; ++i)
      claims.claims.push_back(claim_above(worlds.add(1), 1));
    bool any = false;
    for (const JudgedClaim& one : judge(claims, worlds.runs()))
      any = any || one.verdict != Verdict::undecided;
    decided += any ? 1 : 0;
  }
  CHECK(decided <= 75);
  CHECK(decided >= 20);
}

// One claim of six bounds, all far beyond their margins but one at it: false
// passes in 2.5 % of studies; false failures in at most 5 %/6.  Above 60 of
// 1,000 once in 10⁷ programs that are right.
TEST_CASE("A claim with one bound in doubt passes seldom", "[claims][judge]") {
  Worlds worlds(20);
  int passed = 0, failed = 0;
  for (unsigned study = 0; study < 1000; ++study) {
    worlds.forget();
    worlds.luck(study);
    Claims claims;
    Claim claim = claim_above(worlds.add(1), 1);
    for (int i = 0; i < 5; ++i)
      claim.tests.push_back(claim_above(worlds.add(9), 1).tests[0]);
    claims.claims.push_back(claim);
    const Verdict verdict = judge(claims, worlds.runs())[0].verdict;
    passed += verdict == Verdict::pass ? 1 : 0;
    failed += verdict == Verdict::fail ? 1 : 0;
  }
  CHECK(passed <= 60);
  CHECK(failed <= 30);
}

// One claim of six bounds, all at their margins: it fails falsely if any of
// them does, in at most 2.5 % of studies.  Above 50 of 1,000 for less than one
// seed in 10^5; without allowance for six bounds it would be some 140.
TEST_CASE("Many bounds at their margins seldom fail a claim",
          "[claims][judge]") {
  Worlds worlds(20);
  int failed = 0;
  for (unsigned study = 0; study < 1000; ++study) {
    worlds.forget();
    worlds.luck(study);
    Claims claims;
    Claim claim = claim_above(worlds.add(1), 1);
    for (int i = 0; i < 5; ++i)
      claim.tests.push_back(claim_above(worlds.add(1), 1).tests[0]);
    claims.claims.push_back(claim);
    failed += judge(claims, worlds.runs())[0].verdict == Verdict::fail ? 1 : 0;
  }
  CHECK(failed <= 50);
  CHECK(failed >= 5);
}

TEST_CASE(
    "Plausible worlds keep to thirty percent, to ranges, and to what an "
    "ablation sets",
    "[claims][worlds]") {
  Claims claims;
  claims.scenarios.resize(2);
  claims.scenarios[1].parameters.trust.gain = 1.2;
  const Parameters before;
  const PlausibleWorlds worlds(16, 1);
  for (std::size_t point = 0; point < worlds.count(); ++point) {
    const Claims here = worlds.at(claims, point);
    CHECK(here.scenarios[1].parameters.trust.gain == 1.2);
    CHECK(here.scenarios[0].parameters.trust.gain != before.trust.gain);
    for (const Parameter* const parameter : assumed_parameters()) {
      const double value = parameter->of(here.scenarios[0].parameters);
      CHECK(parameter->range.contains(value));
      CHECK(std::abs(value - parameter->of(before)) <=
            0.3001 * parameter->of(before));
    }
  }
}

TEST_CASE("The share of worlds counts those where all means are as claimed",
          "[claims][worlds]") {
  JudgedClaim yes, no, unknown_one;
  yes.chance = no.chance = 0.01;
  yes.tests.push_back({{}, {{1, 0.5, 1.5, 9}, 0.01}, {}});
  no.tests.push_back({{}, {{-1, -1.5, -0.5, 9}, 0.01}, {}});
  unknown_one.chance = std::nan("");
  const std::vector<std::vector<JudgedClaim>> judged{
      {yes}, {yes}, {yes}, {no}, {unknown_one}};
  const auto over = over_worlds(judged);
  CHECK(over[0].holds.mean == 0.75);
  CHECK(over[0].holds.count == 4);
  CHECK(over[0].passes == 3);
  CHECK(over[0].fails == 1);
  CHECK(over[0].unknown == 1);
  CHECK(over[0].standing() == "open");
}

}  // namespace
}  // namespace twinning::tests
