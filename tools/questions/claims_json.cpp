#include "tools/console/json.hpp"
#include "tools/questions/claims_report.hpp"

namespace twinning {
namespace {

Json json_of(const Interval& interval) {
  return {{"mean", interval.mean},
          {"low", interval.low},
          {"high", interval.high},
          {"replicates", interval.count}};
}

Json json_of(const JudgedBound& bound) {
  Json out = json_of(bound.beyond);
  out["verdict"] = verdict_name(bound.verdict());
  return out;
}

Json json_of(const ClaimTest& test, const JudgedTest& judged,
             const Claims& claims) {
  Json out{{"says", test.says},
           {"statistic", run_statistics()[std::size_t(test.of.statistic)].name},
           {"relation", test.of.relation},
           {"percent", test.in_percent()},
           {test.above ? "above" : "below", test.margin},
           {"base", json_of(judged.value)},
           {"beyond", json_of(judged.bound)},
           {"ablations", Json::array()}};
  for (std::size_t i = 0; i < judged.ablations.size(); ++i) {
    Json one = json_of(judged.ablations[i].value);
    one["scenario"] = claims.scenarios[test.ablations[i].where.scenario].name;
    one["weaker_by"] = test.ablations[i].weaker_by;
    one["beyond"] = json_of(judged.ablations[i].weaker);
    out["ablations"].push_back(std::move(one));
  }
  return out;
}

Json over_worlds(const Interval& interval) {
  return {{"mean", interval.mean},
          {"low", interval.low},
          {"high", interval.high},
          {"worlds", interval.count}};
}

Json json_of(const Hinge& hinge) {
  Json out = over_worlds(hinge.correlation);
  out["parameter"] = hinge.parameter->name;
  out["chance"] = hinge.chance;
  out["decided"] = hinge.decided();
  out["holds_lower"] = over_worlds(hinge.holds_lower);
  out["holds_upper"] = over_worlds(hinge.holds_upper);
  return out;
}

Json json_of(const FailingClaim& failing) {
  Json hinges = Json::array();
  for (const Hinge& hinge : failing.hinges) hinges.push_back(json_of(hinge));
  return {{"worlds", failing.fails_at_all},
          {"test", failing.test},
          {"ablation", failing.ablation ? Json(*failing.ablation) : Json()},
          {"worlds_of_test", failing.fails},
          {"parameters", hinges}};
}

Json json_of(const ClaimInWorlds& worlds,
             const std::optional<FailingClaim>& failing) {
  return {{"holds", worlds.holds.mean},
          {"low", worlds.holds.low},
          {"high", worlds.holds.high},
          {"worlds", worlds.holds.count},
          {"passes", worlds.passes},
          {"fails", worlds.fails},
          {"unknown", worlds.unknown},
          {"standing", worlds.standing()},
          {"failing", failing ? json_of(*failing) : Json(nullptr)}};
}

/// The first test and its first ablation stand for the claim; all follow.
Json json_of(const Claim& claim, const JudgedClaim& judged,
             const Claims& claims) {
  const JudgedTest& first = judged.tests.front();
  Json out{{"id", claim.id},
           {"verdict", verdict_name(judged.verdict)},
           {"says", claim.says},
           {"source", claim.source},
           {"chance", judged.chance},
           {"adjusted", judged.adjusted},
           {"base", json_of(first.value)},
           {"ablation", first.ablations.empty()
                            ? Json(nullptr)
                            : json_of(first.ablations.front().value)},
           {"tests", Json::array()}};
  for (std::size_t i = 0; i < claim.tests.size(); ++i)
    out["tests"].push_back(json_of(claim.tests[i], judged.tests[i], claims));
  return out;
}

}  // namespace

std::string json_of(const ClaimsReport& report) {
  const Claims& claims = *report.claims;
  Json out{{"name", claims.name},
           {"replicates", claims.replicates},
           {"scenarios", claims.scenarios.size()},
           {"made", report.made},
           {"taken", report.taken},
           {"failed", report.failed},
           {"passed", report.count(Verdict::pass)},
           {"claims_failed", report.count(Verdict::fail)},
           {"undecided", report.count(Verdict::undecided)},
           {"claims", Json::array()}};
  for (std::size_t i = 0; i < claims.claims.size(); ++i) {
    out["claims"].push_back(
        json_of(claims.claims[i], report.judged[i], claims));
    if (!report.worlds.empty())
      out["claims"].back()["uncertainty"] =
          json_of(report.worlds[i], report.failing[i]);
  }
  return json_text(out);
}

}  // namespace twinning
