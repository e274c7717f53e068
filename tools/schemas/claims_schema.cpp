#include <utility>

#include "sim/model/statistics.hpp"
#include "tools/schemas/schema_parts.hpp"
#include "tools/schemas/schemas.hpp"

namespace twinning {
namespace {

/// Text that is not empty.
Json words(std::string_view meaning) {
  Json out = string_of(meaning);
  out["minLength"] = 1;
  return out;
}

Json scenario(std::string_view meaning) {
  return words(text("{}; a scenario file, relative to this file", meaning));
}

/// One of these at least.
Json some(Json item, std::string_view meaning) {
  Json out = list_of(std::move(item), meaning);
  out["minItems"] = 1;
  return out;
}

/// What is measured, as a test and its minus say it.
Json quantity() {
  return {{"statistic", one_of(run_statistics())},
          {"relation", words("in which it is measured, as UK-China")}};
}

Json ablation_table() {
  return table(
      {{"scenario", scenario("the world from which the cause was taken away")},
       {"with", scenario("the second one, where the test has a second")},
       {"weaker_by", number({0},
                            "so much nearer to the bound, or beyond it, the "
                            "mean must lie there, in its own unit; else 0")}},
      {"scenario"});
}

Json test_table() {
  Json keys = quantity();
  keys.update(
      {{"says", words("what is tested; absent: the claim itself says it")},
       {"minus", described(table(quantity(), {"statistic", "relation"}),
                           "a second statistic, taken off the first")},
       {"base", scenario("where it is measured; absent: the base of all")},
       {"with", scenario("then the change is measured that this one brings, in "
                         "percent")},
       {"above", number({}, "the claim holds if the mean lies above it")},
       {"below", number({}, "or below this")},
       {"ablations", some(ablation_table(), "where the claim must weaken")}});
  Json out = table(std::move(keys), {"statistic", "relation"});
  out["oneOf"] = {{{"required", {"above"}}}, {{"required", {"below"}}}};
  // An ablation compares two scenarios where its test does, and only there.
  const Json compares{{"required", {"with"}}};
  const auto ablations = [](Json rule) -> Json {
    return {{"properties", {{"ablations", {{"items", std::move(rule)}}}}}};
  };
  out["if"] = compares;
  out["then"] = ablations(compares);
  out["else"] = ablations({{"not", compares}});
  return out;
}

Json claim_table() {
  return table({{"id", words("a short name of its own")},
                {"says", words("what it says, in a sentence")},
                {"source", words("who says so")},
                {"tests", some(test_table(), "it holds if all of them do")}},
               {"id", "says", "tests"});
}

}  // namespace

std::string claims_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "claims about twinning"}};
  schema.update(table(
      {{"format", whole("form of files of claims", 1, 1)},
       {"name", words("tells these claims from others")},
       {"base", scenario("what the claims are about")},
       {"replicates", whole("runs of each scenario; else 200", 2, 1'000'000)},
       {"claims", some(claim_table(), "each by itself")}},
      {"name", "base", "claims"}));
  return json_text(schema);
}

}  // namespace twinning
