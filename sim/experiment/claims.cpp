#include "sim/experiment/claims.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/inference/multiplicity.hpp"
#include "sim/inference/pairing.hpp"

namespace twinning {
namespace {

JudgedBound held_against(std::span<const double> beyond) {
  return {mean_interval(beyond), chance_of_none(beyond)};
}

/// How far each value lies on the claimed side of the margin.
std::vector<double> beyond_margin(const ClaimTest& test,
                                  std::span<const double> sample) {
  std::vector<double> beyond;
  for (const double value : sample)
    beyond.push_back(test.above ? value - test.margin : test.margin - value);
  return beyond;
}

JudgedAblation judge_ablation(const ClaimTest& test,
                              const ClaimAblation& ablation,
                              std::span<const double> base,
                              std::span<const ClaimRuns> runs) {
  const std::vector<double> ablated = measured(test, ablation.where, runs);
  std::vector<double> weaker =
      test.above ? differences(ablated, base) : differences(base, ablated);
  for (double& value : weaker) value -= ablation.weaker_by;
  return {mean_interval(ablated), held_against(weaker)};
}

JudgedTest judge_test(const ClaimTest& test, std::span<const ClaimRuns> runs) {
  const std::vector<double> base = measured(test, test.where, runs);
  JudgedTest judged{
      mean_interval(base), held_against(beyond_margin(test, base)), {}};
  for (const ClaimAblation& ablation : test.ablations)
    judged.ablations.push_back(judge_ablation(test, ablation, base, runs));
  return judged;
}

/// The chance of a verdict against the truth; NaN if a bound is not known.
double chance_of(const JudgedClaim& claim) {
  const auto bounds = claim.bounds();
  const bool all_hold = claim.leans();
  double largest = 0, smallest = 1;
  for (const JudgedBound* const bound : bounds) {
    if (std::isnan(bound->chance)) return bound->chance;
    largest = std::max(largest, bound->chance);
    if (!bound->leans()) smallest = std::min(smallest, bound->chance);
  }
  return all_hold ? largest : std::min(1.0, smallest * double(bounds.size()));
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::undecided:
      return "undecided";
  }
  throw std::logic_error("no such verdict");
}

Verdict JudgedBound::verdict() const {
  if (beyond.low > 0) return Verdict::pass;
  if (beyond.high < 0) return Verdict::fail;
  return Verdict::undecided;
}

std::vector<const JudgedBound*> JudgedClaim::bounds() const {
  std::vector<const JudgedBound*> bounds;
  for (const JudgedTest& test : tests) {
    bounds.push_back(&test.bound);
    for (const JudgedAblation& ablation : test.ablations)
      bounds.push_back(&ablation.weaker);
  }
  return bounds;
}

bool JudgedClaim::leans() const {
  return std::ranges::all_of(bounds(), &JudgedBound::leans);
}

std::vector<JudgedClaim> judge(const Claims& claims,
                               std::span<const ClaimRuns> runs) {
  std::vector<JudgedClaim> judged;
  std::vector<double> chances;
  for (const Claim& claim : claims.claims) {
    JudgedClaim& one = judged.emplace_back();
    for (const ClaimTest& test : claim.tests)
      one.tests.push_back(judge_test(test, runs));
    one.chance = chance_of(one);
    chances.push_back(one.chance);
  }
  const std::vector<double> adjusted = holm(chances);
  for (std::size_t i = 0; i < judged.size(); ++i) {
    judged[i].adjusted = adjusted[i];
    if (adjusted[i] <= false_verdicts)
      judged[i].verdict = judged[i].leans() ? Verdict::pass : Verdict::fail;
  }
  return judged;
}

}  // namespace twinning
