#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/claims_report.hpp"

namespace twinning {
namespace {

constexpr std::size_t value_width = 19;

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// "0.37 ± 0.01", "-27.2 % ± 0.9", or why there is none.
std::string plus_minus(const Interval& of, bool percent) {
  if (!std::isfinite(of.mean)) return "not defined";
  const std::string sign = percent ? " %" : "";
  if (!std::isfinite(of.low)) return rounded(of.mean) + sign + " ± ?";
  return text("{}{} ± {}", rounded(of.mean), sign,
              rounded((of.high - of.low) / 2));
}

std::string verdicts(const ClaimsReport& report) {
  return text("{} pass, {} fail, {} undecided", report.count(Verdict::pass),
              report.count(Verdict::fail), report.count(Verdict::undecided));
}

std::string row(std::string_view what, const Interval& value, bool percent,
                const std::string& asked) {
  return text("        {}  {}  {}\n", padded(what, 8),
              padded(plus_minus(value, percent), value_width), asked);
}

/// "yes", "no", "open": a bound by itself.
std::string_view held(const JudgedBound& bound) {
  switch (bound.verdict()) {
    case Verdict::pass:
      return "yes";
    case Verdict::fail:
      return "no";
    case Verdict::undecided:
      return "open";
  }
  return "";
}

std::string ablation_words(const ClaimTest& test, const Claims& claims,
                           std::size_t which, const JudgedAblation& judged) {
  const ClaimAblation& ablation = test.ablations[which];
  Interval weaker = judged.weaker.beyond;  // than in the base, in all
  weaker.mean += ablation.weaker_by;
  weaker.low += ablation.weaker_by;
  weaker.high += ablation.weaker_by;
  std::string out =
      row("ablation", judged.value, test.in_percent(),
          text("weaker by {}, at least {}: {}", plus_minus(weaker, false),
               ablation.weaker_by, held(judged.weaker)));
  return out + text("                  {}\n",
                    shown(claims.scenarios[ablation.where.scenario].name));
}

std::string test_words(const ClaimTest& test, const JudgedTest& judged,
                       const Claims& claims) {
  std::string out = test.says.empty() ? "" : wrapped(shown(test.says), 6);
  out += row("base", judged.value, test.in_percent(),
             text("{} {}: {} ({} replicates)", test.above ? "above" : "below",
                  test.margin, held(judged.bound), judged.value.count));
  for (std::size_t i = 0; i < test.ablations.size(); ++i)
    out += ablation_words(test, claims, i, judged.ablations[i]);
  return out;
}

std::string chance_words(double chance) {
  if (std::isnan(chance)) return "something measured is not defined";
  if (chance < 0.001) return "chance of a false verdict below 0.001";
  return text("chance of a false verdict {}", rounded(chance));
}

/// Whether an undecided claim has no line that is open by itself.
bool open_only_together(const JudgedClaim& judged) {
  const auto open = [](const JudgedBound& bound) {
    return bound.verdict() == Verdict::undecided;
  };
  return judged.verdict == Verdict::undecided &&
         std::ranges::none_of(judged.tests, [&](const JudgedTest& test) {
           return open(test.bound) ||
                  std::ranges::any_of(test.ablations, open,
                                      &JudgedAblation::weaker);
         });
}

std::string claim_words(const Claim& claim, const JudgedClaim& judged,
                        const Claims& claims) {
  const std::string head = text("{}  {}", padded(shown(claim.id, 20), 3),
                                padded(verdict_name(judged.verdict), 9));
  std::string out = '\n' + entry(head, shown(claim.says), 0, 16);
  out += wrapped(text("{}{}", chance_words(judged.adjusted),
                      claim.source.empty() ? "" : "; " + shown(claim.source)),
                 5);
  if (open_only_together(judged))
    out += wrapped(
        "each line is decided by itself, but not for all claims together; more "
        "--replicates would tell",
        5);
  for (std::size_t i = 0; i < claim.tests.size(); ++i)
    out += test_words(claim.tests[i], judged.tests[i], claims);
  return out;
}

}  // namespace

std::size_t ClaimsReport::count(Verdict verdict) const {
  return std::size_t(
      std::ranges::count(judged, verdict, &JudgedClaim::verdict));
}

std::string words_of(const ClaimsReport& report) {
  const Claims& claims = *report.claims;
  std::string out = text(
      "{}: {}\n{} replicates of {} scenarios: {} runs made, {} taken from "
      "results{}\nmeans with 95 % intervals; verdicts at 5 % over all claims "
      "together (Holm)\n",
      shown(claims.name), verdicts(report), number(claims.replicates),
      number(claims.scenarios.size()), number(report.made),
      number(report.taken),
      report.failed > 0 ? text("; {} failed", number(report.failed)) : "");
  for (std::size_t i = 0; i < claims.claims.size(); ++i)
    out += claim_words(claims.claims[i], report.judged[i], claims);
  if (!report.worlds.empty()) out += worlds_words(report);
  return out;
}

}  // namespace twinning
