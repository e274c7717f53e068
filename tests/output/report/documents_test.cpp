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
