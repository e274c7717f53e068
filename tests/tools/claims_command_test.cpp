#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// One claim about the small world: that there are visits.
std::string claims(const std::string& bound) {
  return "name = \"Mine\"\nbase = \"small.toml\"\nreplicates = 20\n"
         "[[claims]]\nid = \"visits\"\nsays = \"there are visits\"\n"
         "[[claims.tests]]\nstatistic = \"visits_a_year\"\n"
         "relation = \"UK-China\"\n" +
         bound + "\n";
}

}  // namespace

TEST_CASE("A claim that fails ends the command with 10", "[tools][claims]") {
  Workplace place;
  place.write("true.toml", claims("above = 0.01"));
  place.write("false.toml", claims("above = 1000"));
  const Outcome holds = place.shell("PROG claims --claims true.toml");
  CHECK(holds.status == 0);
  CHECK_THAT(holds.out, Contains("Mine: 1 pass, 0 fail, 0 undecided"));
  const Outcome fails = place.shell("PROG claims --claims false.toml");
  CHECK(fails.status == 10);
  CHECK_THAT(fails.out, Contains("1 fail"));
  CHECK(place.shell("PROG check true.toml").status == 0);
}

TEST_CASE("A claim undecided though its lines are not has the reason told",
          "[tools][claims]") {
  Workplace place;
  place.write("one.toml", claims("above = 0.01"));
  const auto base =
      Json::parse(place.shell("PROG claims -q --json --claims one.toml")
                      .out)["claims"][0]["base"];
  // Just within the interval: sure enough for one claim, and not for two.
  const double mean = base["mean"], low = base["low"];
  const std::string margin = std::to_string(low - 0.02 * (mean - low));
  std::string two = claims("above = " + margin);
  const std::string again = two.substr(two.find("[[claims]]"));
  two += "[[claims]]\nid = \"again\"" + again.substr(again.find("\nsays"));
  place.write("one.toml", claims("above = " + margin));
  place.write("two.toml", two);
  CHECK_THAT(place.shell("PROG claims --claims one.toml").out,
             Contains("1 pass") && !Contains("each line is decided by itself"));
  CHECK_THAT(
      place.shell("PROG claims --claims two.toml").out,
      Contains("2 undecided") && Contains("each line is decided by itself"));
}

TEST_CASE("The program finds its own claims from any folder",
          "[tools][claims]") {
  Workplace place;
  const Outcome told = place.shell("PROG claims -q --json --replicates 2");
  INFO(told.err);
  CHECK(Json::parse(told.out)["claims"].size() == 11);
}

TEST_CASE("Runs that a result holds are taken from it, with one outcome",
          "[tools][claims]") {
  Workplace place;
  place.write("true.toml", claims("above = 0.01"));
  REQUIRE(
      place.shell("PROG run -q small.toml --replicates 15 --out r.h5").status ==
      0);
  const auto made =
      Json::parse(place.shell("PROG claims -q --json --claims true.toml").out);
  const auto taken = Json::parse(
      place.shell("PROG claims -q --json --claims true.toml r.h5").out);
  CHECK(made["taken"] == 0);
  CHECK(taken["taken"] == 15);
  CHECK(taken["made"] == 5);
  CHECK(taken["claims"] == made["claims"]);
  CHECK(taken["claims"][0]["base"]["replicates"] == 20);
}

TEST_CASE("Uncertainty tells a share of worlds with its interval",
          "[tools][claims]") {
  Workplace place;
  place.write("true.toml", claims("above = 0.01"));
  const auto found = Json::parse(
      place
          .shell("PROG claims -q --json --claims true.toml --uncertainty 8 "
                 "--replicates 5")
          .out);
  const Json& worlds = found["claims"][0]["uncertainty"];
  CHECK(worlds["worlds"] == 8);
  CHECK(worlds["holds"] == 1.0);
  CHECK(worlds["low"] < 1.0);
  CHECK(worlds["failing"].is_null());
}

TEST_CASE("Of a claim that fails in some worlds it tells what that goes with",
          "[tools][claims]") {
  Workplace place;
  place.write("true.toml", claims("above = 0"));
  const auto visits =
      Json::parse(place.shell("PROG claims -q --json --claims true.toml").out);
  const double mean = visits["claims"][0]["base"]["mean"];
  place.write("half.toml", claims("above = " + std::to_string(mean)));
  const std::string line =
      "PROG claims --claims half.toml --uncertainty 40 --replicates 5 -q";
  const auto found = Json::parse(place.shell(line + " --json").out);
  const Json& worlds = found["claims"][0]["uncertainty"];
  const Json& failing = worlds["failing"];
  CHECK(failing["worlds"] ==
        std::lround(40 * (1 - worlds["holds"].get<double>())));
  CHECK(failing["test"] == 0);
  CHECK(failing["ablation"].is_null());
  REQUIRE(failing["parameters"].size() == 2);
  for (const Json& one : failing["parameters"]) {
    INFO(one);
    CHECK(one["low"] < one["mean"]);
    CHECK(one["mean"] < one["high"]);
    CHECK(one["worlds"] == 40);
    CHECK(one["decided"] == (one["chance"] <= 0.05));
    CHECK(one["holds_lower"]["worlds"] == 20);
  }
  // What visits cost, or what there is to pay them with, has to be the first.
  CHECK_THAT(failing["parameters"][0]["parameter"].get<std::string>(),
             Contains("effort."));
  CHECK_THAT(
      place
          .shell("PROG claims --claims half.toml --uncertainty 40 "
                 "--replicates 5")
          .out,
      Contains("What claims hang on that fail in some worlds") &&
          Contains("fails in " + failing["worlds"].dump() + " of 40 worlds"));
}
