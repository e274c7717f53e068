#include "output/report/documents.hpp"

#include <catch2/catch.hpp>

#include "sim/base/error.hpp"

using namespace twinning;
using namespace twinning::report;
using Catch::Contains;

TEST_CASE("A number without a verdict is in the table and not in the picture",
          "[report]") {
  const std::string page = observed_section(
      R"({"quantities": [
        {"quantity": "a", "words": "links standing", "observed": 52,
         "mean": 44, "low": 40, "high": 48, "inside": false,
         "given": "partly"},
        {"quantity": "b", "words": "trust felt", "observed": 0.4,
         "mean": null, "low": null, "high": null, "inside": null}]})",
      "seen.json");
  CHECK_THAT(page, Contains("No observed number here is a test"));
  CHECK_THAT(page, Contains("Given to it, wholly or in part"));
  CHECK_THAT(page, Contains("trust felt"));
  CHECK_THAT(page, Contains("partly"));
}

TEST_CASE("A column that says nothing in any row is not shown", "[report]") {
  const auto page = [](const std::string& why) {
    return observed_section(
        R"({"quantities": [{"quantity": "a", "observed": 1}],
            "skill": [{"score": "outcome", "benchmark": "age", "model": 0.7,
                       "not_compared": ")" +
            why + "\"}]}",
        "seen.json");
  };
  CHECK_THAT(page(""), !Contains("why it is not compared"));
  CHECK_THAT(page("too few"), Contains("why it is not compared"));
}

TEST_CASE("What is known to be at least so much goes on as a dashed line",
          "[report]") {
  const std::string page = observed_section(
      R"({"quantities": [{"quantity": "a", "observed": 39, "mean": 44,
          "low": 40, "high": 48, "inside": true, "bound": "at_least"}]})",
      "seen.json");
  CHECK_THAT(page, Contains("class=\"faint\"") && Contains("A dashed line") &&
                       !Contains("dotted"));
}

TEST_CASE("The verdict says how many claims and observations speak for a model",
          "[report]") {
  CHECK_THAT(claims_said(R"({"claims": [{"verdict": "pass"},
                                        {"verdict": "fail"}]})",
                         "claims.json"),
             Contains("1 of 2 hold"));
  CHECK_THAT(observed_said(R"({"quantities": [{"observed": 50, "mean": 44,
                 "low": 40, "high": 48, "inside": false,
                 "given": "predicted"}]})",
                           "seen.json"),
             Contains("the one observed number that tests the model lies "
                      "outside the range"));
}

TEST_CASE(
    "A document of another kind is refused with the command that makes it",
    "[report]") {
  for (const char* const wrong : {"", "[]", "{\"quantities\": 1}", "{nonsense"})
    CHECK_THROWS_AS(observed_section(wrong, "x.json"), UserError);
  CHECK_THROWS_WITH(claims_section("{}", "x.json"),
                    Contains("twinning claims --json"));
}

TEST_CASE("Claims stand with their sentence and verdict", "[report]") {
  const std::string page = claims_section(
      R"({"claims": [{"id": "a", "says": "Links <carry> trust",
        "verdict": "fail", "base": {"mean": 1, "low": 0.5, "high": 1.5}}]})",
      "claims.json");
  CHECK_THAT(page, Contains("0 of 1 claims hold"));
  CHECK_THAT(page, Contains("a: Links &lt;carry&gt; trust"));
  CHECK_THAT(page, Contains("✗ fails"));
}
