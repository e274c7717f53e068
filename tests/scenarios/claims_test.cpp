#include <catch2/catch.hpp>

#include "scenarios/reader/read_claims.hpp"
#include "tests/scenarios/small_world.hpp"

namespace twinning::tests {
namespace {

const std::string sound = R"(name = "mine"
base = "small.toml"
[[claims]]
id = "a"
says = "there are deals"
[[claims.tests]]
statistic = "deals_a_year"
relation = "UK-China"
above = 0
[[claims.tests.ablations]]
scenario = "other.toml"
weaker_by = 1
)";

/// Claims about the small world with one part of them replaced.
Outcome reading(const std::string& from = "", const std::string& to = "") {
  const SmallWorld world;
  world.folder.write("other.toml",
                     "extends = \"small.toml\"\nname = \"other\"\n");
  std::string claims = sound;
  if (!from.empty()) claims.replace(claims.find(from), from.size(), to);
  const auto file = world.folder.write("claims.toml", claims);
  return outcome([&] { return read_claims(file); });
}

TEST_CASE("Claims are read with the scenarios they name, each once",
          "[claims][reader]") {
  const SmallWorld world;
  world.folder.write("other.toml",
                     "extends = \"small.toml\"\nname = \"other\"\n");
  const auto file = world.folder.write("claims.toml", sound);
  const Claims claims = read_claims(file);
  CHECK(is_claims(file));
  CHECK_FALSE(is_claims(world.file));
  REQUIRE(claims.scenarios.size() == 2);
  CHECK(claims.scenarios[1].name == "other");
  REQUIRE(claims.claims.size() == 1);
  const ClaimTest& test = claims.claims[0].tests.at(0);
  CHECK(test.above);
  CHECK(test.ablations.at(0).where.scenario == 1);
  CHECK(test.ablations[0].weaker_by == 1);
}

TEST_CASE("Faults of claims are told with their place and remedy",
          "[claims][reader]") {
  CHECK(reading().exit == 0);
  CHECK(reading("deals_a_year", "deals_a_yeer").says("claims.toml:7:13: "));
  CHECK(reading("deals_a_year", "deals_a_yeer")
            .says("did you mean 'deals_a_year'?"));
  CHECK(reading("UK-China", "UK-Chine").says("did you mean 'UK-China'?"));
  CHECK(reading("above = 0", "above = 0\nbelow = 1").says("needs one bound"));
  CHECK(reading("above = 0\n", "").says("needs one bound"));
  CHECK(reading("above = 0", "abowe = 0").says("abowe"));
  CHECK(reading("weaker_by = 1", "weaker_by = -1").says("weaker_by must be"));
  CHECK(reading("other.toml", "another.toml").says("cannot read"));
  CHECK(reading("weaker_by = 1", "with = \"small.toml\"")
            .says("this test measures one scenario"));
  CHECK(reading("above = 0", "above = 0\nwith = \"other.toml\"")
            .says("needs a second as well"));
  CHECK(reading("id = \"a\"\n", "").says("a claim needs an id"));
  CHECK(reading("base = \"small.toml\"\n", "").says("base is missing"));
}

TEST_CASE("Two claims cannot have one id, and all faults are told at once",
          "[claims][reader]") {
  const auto twice = reading("[[claims]]\nid = \"a\"",
                             "[[claims]]\nid = \"a\"\n[[claims]]\nid = \"a\"");
  CHECK(twice.exit == 3);
  CHECK(twice.says("two claims have the id 'a'"));
  CHECK(twice.says("a claim needs says"));
  CHECK(twice.says("at least one [[claims.tests]]"));
}

}  // namespace
}  // namespace twinning::tests
