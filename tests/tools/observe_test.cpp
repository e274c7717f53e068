#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

const std::string scenarios = std::string{TWINNING_SOURCE} + "/scenarios/";

/// The baseline with a few runs, once for all tests.
Json of_scenario(const std::string& scenario, Workplace& place) {
  REQUIRE(place
              .shell("PROG run " + scenarios + scenario +
                     " --replicates 40 --quiet --out r.h5")
              .status == 0);
  const Outcome told =
      place.shell("PROG observe r.h5 --json --resamples 100 --out fit.csv");
  CHECK(told.err == "");
  REQUIRE(told.status == 0);
  return Json::parse(told.out);
}

}  // namespace

TEST_CASE("The baseline is told what it was given, and no more is claimed",
          "[tools][observe]") {
  Workplace place;
  const Json told = of_scenario("uk-china.toml", place);
  CHECK(told["replicates"] == 40);
  for (const Json& one : told["networks"]) {
    CHECK(one["p"].is_null());
    CHECK_THAT(one["not_compared"].get<std::string>(),
               Contains("test nothing"));
  }
  for (const Json& one : told["quantities"]) {
    if (one["quantity"] == "signed") CHECK(one["given"] != "predicted");
    if (!one["not_compared"].get<std::string>().empty())
      CHECK(one["mean"].is_null());
  }
  std::size_t outcomes = 0;
  for (const Json& one : told["skill"])
    if (one["score"] == "outcome_rank_correlation") {
      ++outcomes;
      CHECK(one["links"] == 18);
      CHECK(one["low"] < one["difference"]);
      CHECK(one["difference"] < one["high"]);
    }
  CHECK(outcomes == 3);
  CHECK_THAT(told["verdicts"].dump(), Contains("With 18 rated links"));
  for (const Json& one : told["quantities"])
    if (one["inside"] == false)
      CHECK_THAT(told["verdicts"][0].get<std::string>(),
                 Contains(one["words"].get<std::string>()));
  CHECK_THAT(told["verdicts"][0].get<std::string>(),
             Contains("outside: ") && Contains("links standing 2014"));
  CHECK_THAT(place.read("fit.csv"), Contains("table,name,relation") &&
                                        Contains("outcome_rank_correlation"));
  CHECK_THAT(
      place.shell("PROG observe r.h5").out,
      Contains("Within what was observed") && Contains("record.links=yearly"));
}

TEST_CASE("What was not recorded is named, with how to record it",
          "[tools][observe]") {
  Workplace place;
  REQUIRE(place
              .shell("PROG run " + scenarios +
                     "uk-china.toml --replicates 3 --quiet --out r.h5 --set "
                     "record.links=none")
              .status == 0);
  const Outcome told = place.shell("PROG observe r.h5");
  CHECK(told.status == 0);
  CHECK_THAT(told.out, Contains("make the result with --set record.links=end"));
}

TEST_CASE("Of another world the program has no observations of its own",
          "[tools][observe]") {
  Workplace place;
  REQUIRE(place.shell("PROG run -q small.toml --out r.h5").status == 0);
  const Outcome told = place.shell("PROG observe r.h5");
  CHECK(told.status == 2);
  CHECK_THAT(told.err, Contains("there are no observations in ") &&
                           Contains("observed; name their folder"));
}

TEST_CASE("Observations are checked like scenarios", "[tools][observe]") {
  Workplace place;
  const Outcome good =
      place.shell("PROG check " + scenarios + "data/example-observed");
  CHECK(good.status == 0);
  CHECK_THAT(good.out, Contains("2 numbers, 4 links, 1 spell and 3 outcomes"));

  place.shell("mkdir mine");
  place.write("mine/spells.csv",
              "first,second,from,to,source,quality,selection,licence\n"
              "1,1,2000,1990,a,seen,all,facts\n");
  const Outcome bad = place.shell("PROG check mine");
  CHECK(bad.status == 3);
  CHECK_THAT(bad.err, Contains("cannot be linked with itself") &&
                          Contains("to 1990 is before from 2000") &&
                          Contains("'seen' is none of"));
}

TEST_CASE("Observations that are nowhere are asked for", "[tools][observe]") {
  Workplace place;
  REQUIRE(place.shell("PROG run small.toml --quiet --out r.h5").status == 0);
  const Outcome none = place.shell("PROG observe r.h5");
  CHECK(none.status == 2);
  CHECK_THAT(none.err, Contains("--data DIR"));
  CHECK(place.shell("PROG observe r.h5 --data nowhere").status == 4);
}

TEST_CASE(
    "What was observed is kept beside the runs, and they stay as they are",
    "[tools][observe]") {
  Workplace place;
  const Json told = of_scenario("uk-china.toml", place);
  const Outcome before = place.shell("PROG export r.h5");
  for (int call = 0; call < 2; ++call) {  // the second replaces the first
    const Outcome kept =
        place.shell("PROG observe r.h5 --resamples 100 --json --keep");
    CHECK(kept.err == "");
    REQUIRE(kept.status == 0);
    CHECK(Json::parse(kept.out)["quantities"] == told["quantities"]);
  }
  CHECK(place.shell("ls r.h5*").out == "r.h5\n");
  CHECK(place.shell("PROG export r.h5").out == before.out);
  CHECK(place.shell("PROG reproduce r.h5 --run 3").status == 0);

  const Outcome listed = place.shell("h5dump -d /observed/observed -w 0 r.h5");
  CHECK(listed.status == 0);
  std::size_t finite = 0;
  for (const Json& one : told["quantities"])
    finite += one["observed"].is_null() ? 0 : 1;
  REQUIRE(finite > 20);
  CHECK_THAT(listed.out, Contains("SIMPLE { ( " +
                                  std::to_string(told["quantities"].size())));
  CHECK(place.shell("h5dump -H r.h5 | grep -c 'GROUP \"observed\"'").out ==
        "1\n");
}

TEST_CASE("A result under way keeps nothing of what was observed",
          "[tools][observe]") {
  Workplace place;
  REQUIRE(place
              .shell("timeout -s INT 2 PROG run " + scenarios +
                     "uk-china.toml --replicates 200000 --quiet --out r.h5")
              .status != 0);
  const Outcome refused =
      place.shell("PROG observe r.h5 --resamples 100 --keep");
  CHECK(refused.status == 3);
  CHECK_THAT(refused.err, Contains("is not finished"));
  CHECK(place.shell("ls -d r.h5*").out == "r.h5.parts\n");
}

TEST_CASE("The last lines of a comparison with what was observed make a page",
          "[tools][observe]") {
  Workplace place;
  REQUIRE(place
              .shell("PROG run " + scenarios +
                     "uk-china.toml --replicates 3 --quiet --out 'my runs.h5'")
              .status == 0);
  const auto told =
      lines_of(place.shell("PROG observe 'my runs.h5' --resamples 100").out);
  REQUIRE(told.size() > 2);
  for (const std::string& line : {told[told.size() - 2], told.back()}) {
    REQUIRE_THAT(line, Catch::StartsWith("  twinning "));
    CHECK(place.shell("PROG " + line.substr(11)).status == 0);
  }
  CHECK_THAT(place.read("page.html"), Contains("Simulated against observed"));
}
