#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

const std::string lever =
    "[[levers]]\nname = \"travel fund\"\nlever = \"funding\"\nmultiply = 2\n";

}  // namespace

TEST_CASE("A setting changes a parameter by its name", "[reader][set]") {
  const Scenario scenario = SmallWorld{}.read({{"trust.gain", "0.25"}});
  CHECK(scenario.parameters.trust.gain == 0.25);
  CHECK(scenario.parameters.trust.loss == Parameters{}.trust.loss);
}

TEST_CASE("A setting changes a key of the scenario", "[reader][set]") {
  const Scenario scenario =
      SmallWorld{lever}.read({{"time.end", "1995"},
                              {"record.links", "none"},
                              {"name", "\"other\""},
                              {"blocs.UK.budget", "2"},
                              {"relations.UK-China.proximity", "0.3"},
                              {"levers.\"travel fund\".multiply", "3"}});

  CHECK(scenario.calendar.end == 1995);
  CHECK(scenario.record.links == Record::Links::none);
  CHECK(scenario.name == "other");
  CHECK(scenario.blocs[0].budget == 2);
  CHECK(scenario.relations[0].proximity == 0.3);
  CHECK(scenario.relations[0].climate.points.size() == 2);
  CHECK(scenario.levers[0].amount.at(2000) == 3);
}

TEST_CASE("The last of two settings holds", "[reader][set]") {
  const Scenario scenario =
      SmallWorld{}.read({{"trust.gain", "0.25"}, {"trust.gain", "0.5"}});
  CHECK(scenario.parameters.trust.gain == 0.5);
}

TEST_CASE("A fault of a setting is told as it was typed", "[reader][set]") {
  const auto told = [](const std::string& key, const std::string& value) {
    const Outcome one = outcome([&] {
      return SmallWorld{lever}.read({{key, value}});
    });
    INFO(one.message);
    CHECK(one.exit == 2);
    return one.message;
  };
  using Catch::Contains;

  CHECK_THAT(told("trust.gain", "9"),
             Contains("--set trust.gain=9: trust.gain must be a number from 0 "
                      "to 2") &&
                 Contains("\n    trust.gain=9\n               ^"));
  CHECK_THAT(told("trust.gian", "0.2"), Contains("did you mean 'trust.gain'?"));
  CHECK_THAT(told("trust.gain", "0,2"), Contains("dot: 0.2"));
  CHECK_THAT(told("trust.gain", "nan"), Contains("not nan"));
  CHECK_THAT(told("trust.gain", ""), Contains("has no value"));
  CHECK_THAT(told("time.ende", "2010"), Contains("did you mean 'end'?"));
  CHECK_THAT(told("record.links", "yearl"), Contains("'yearly'"));
  CHECK_THAT(told("relations.UK-Chine.proximity", "1"),
             Contains("did you mean 'UK-China'?"));
  CHECK_THAT(told("levers.fund.multiply", "1"),
             Contains("no lever has the name 'fund'"));
  CHECK_THAT(told("trust", "1"), Contains("no parameter 'trust'"));
  CHECK_THAT(told("name", "\"a\nb\""), Contains("one line"));
  CHECK_THAT(told("a]b", "1"), Contains("--set a]b=1"));
}

TEST_CASE("The command line gives seed and replicates", "[reader][set]") {
  const SmallWorld world;
  ReadOptions options;
  options.seed = 18446744073709551615u;
  options.replicates = 12;
  const Scenario scenario = read_scenario(world.file, options);
  CHECK(scenario.seed == 18446744073709551615u);
  CHECK(scenario.replicates == 12);
}

TEST_CASE("A limit that the command line lifts no longer holds",
          "[reader][set]") {
  const SmallWorld world;
  ReadOptions options;
  options.settings = {{"time.end", "3990"}};
  CHECK(outcome([&] { return read_scenario(world.file, options); }).exit == 6);
  options.longest_run = 5000;
  CHECK(read_scenario(world.file, options).calendar.end == 3990);
}
