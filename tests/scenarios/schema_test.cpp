#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;
using Catch::Contains;

namespace {

std::string fault(const std::string& more) {
  const SmallWorld world{more};
  const Outcome told = outcome([&] { return world.read(); });
  INFO(more);
  CHECK(told.exit == 3);
  return told.message;
}

std::string fault(const Setting& setting) {
  const SmallWorld world;
  const Outcome told = outcome([&] { return world.read({setting}); });
  CHECK(told.exit == 2);
  return told.message;
}

std::string climate_fault(const std::string& path) {
  return fault(Setting{"relations.UK-China.climate", path});
}

}  // namespace

TEST_CASE("What a scenario leaves out keeps its default", "[reader]") {
  const Scenario scenario = SmallWorld{}.read();
  CHECK(scenario.calendar.steps_per_year == 4);
  CHECK(scenario.record.links == Record::Links::end);
  CHECK_FALSE(scenario.ablation.trust_gate);
  CHECK(scenario.blocs[0].funding == Path{1.0});
  CHECK(scenario.relations[0].joint_programmes_from == never);
  for (const Parameter& parameter : parameters())
    CHECK(parameter.of(scenario.parameters) == parameter.of(Parameters{}));
}

TEST_CASE("A seed may use all of its 64 bits", "[reader]") {
  const auto seed = [](const std::string& given) {
    return SmallWorld{}.read({{"seed", given}}).seed;
  };
  CHECK(seed("9223372036854775807") == 9223372036854775807u);
  CHECK(seed("\"18446744073709551615\"") == 18446744073709551615u);
  CHECK(seed("0xffff") == 65535);
  CHECK_THAT(fault(Setting{"seed", "-1"}), Contains("whole number from 0"));
  CHECK_THAT(fault(Setting{"seed", "\"18446744073709551616\""}),
             Contains("whole number from 0"));
  CHECK_THAT(fault(Setting{"seed", "\"\""}), Contains("whole number from 0"));
}

TEST_CASE("A path is a number, steps, or straight lines", "[reader][path]") {
  const auto climate = [](const std::string& given) {
    return SmallWorld{}
        .read({{"relations.UK-China.climate", given}})
        .relations[0]
        .climate;
  };
  CHECK(climate("0.5") == Path{0.5});
  CHECK(climate("1") == Path{1.0});
  CHECK(climate("[[1990, 0.5], [1995, -0.5]]").at(1994) == 0.5);
  CHECK(
      climate("{ linear = true, points = [[1990, 0], [2000, 1]] }").at(1995) ==
      Approx(0.5));
}

TEST_CASE("A path that is none is refused where it goes wrong",
          "[reader][path]") {
  CHECK_THAT(climate_fault("[]"), Contains("it is empty"));
  CHECK_THAT(climate_fault("[[1990]]"), Contains("must be [year, value]"));
  CHECK_THAT(climate_fault("[[1990, 0], [1980, 1]]"),
             Contains("must ascend, but 1980 comes after 1990") &&
                 Contains("                                        ^"));
  CHECK_THAT(climate_fault("[[1990, 0], [1990, 1]]"), Contains("must ascend"));
  CHECK_THAT(climate_fault("[[1990, 2]]"), Contains("from -1 to 1"));
  CHECK_THAT(climate_fault("[[1990.5, 0]]"), Contains("whole number"));
  CHECK_THAT(climate_fault("[[-5, 0]]"), Contains("from 0 to 9999"));
  CHECK_THAT(climate_fault("{ linear = true }"), Contains("needs points"));
  CHECK_THAT(climate_fault("{ linear = 1, points = [[1990, 0]] }"),
             Contains("true or false"));
  CHECK_THAT(climate_fault("{ points = [[1990, 0]], smooth = true }"),
             Contains("no key 'smooth'"));
  CHECK_THAT(climate_fault("\"warm\""), Contains("not text"));
}

TEST_CASE("A step may not take away more than there is", "[reader]") {
  const SmallWorld world;
  const auto read = [&](int steps, const Setting& rate) {
    return outcome([&] {
      return world.read({{"time.steps_per_year", std::to_string(steps)}, rate});
    });
  };
  CHECK(read(1, {"trust.decay", "1.0"})
            .says("--set trust.decay=1.0: trust.decay must be below 1"));
  CHECK(read(2, {"trust.decay", "1.0"}).exit == 0);
  CHECK(read(1, {"exchange.activity_memory", "1.0"}).exit == 0);
  CHECK(read(1, {"trust.decay", "0.999"}).exit == 0);
}

TEST_CASE("Success and hospitality together are no more than certain",
          "[reader]") {
  CHECK_THAT(fault("[parameters]\nexchange.success_culture = 0.95\n"),
             Contains(":25:28: exchange.success_culture + "
                      "exchange.hospitality must be at most 1"));
  CHECK_THAT(fault("[parameters.exchange]\nhospitality = 0.2\n"),
             Contains(":25:15: exchange.success_culture + "));
}

TEST_CASE("Parameters are refused that the model does not have", "[reader]") {
  CHECK_THAT(fault("[parameters]\ntrust.gian = 0.2\n"),
             Contains("no parameter 'trust.gian'; did you mean 'trust.gain'?"));
  CHECK_THAT(fault("[parameters]\n\"trust.gain\" = 0.2\n"),
             Contains("without quotes"));
  CHECK_THAT(fault("[parameters]\nend = 2000\n"),
             Contains("it belongs in [time]"));
  CHECK_THAT(fault("[parameters]\ntrust.gain = { low = 1 }\n"),
             Contains("not a table"));
}

TEST_CASE("Relations are refused that make no sense", "[reader]") {
  CHECK_THAT(fault("[[relations]]\nproximity = 1\n"),
             Contains(":24:1: [[relations]] needs between"));
  CHECK_THAT(
      fault("[[relations]]\nbetween = [\"UK\", \"Chna\"]\n"),
      Contains(":25:18: there is no bloc 'Chna'; did you mean 'China'?"));
  CHECK_THAT(fault("[[relations]]\nbetween = [\"UK\", \"UK\"]\n"),
             Contains("two different blocs"));
  CHECK_THAT(fault("[[relations]]\nbetween = [\"China\", \"UK\"]\n"),
             Contains("UK-China is given twice"));
  CHECK_THAT(fault("[[relations]]\nbetween = \"UK-China\"\n"),
             Contains("must be two blocs"));
  CHECK_THAT(fault("formation = { rat = 1 }\n"),
             Contains("did you mean 'rate'?"));
  CHECK_THAT(fault("community = { column = \"community_x\" }\n"),
             Contains("the column 'community_x' is missing"));
}

TEST_CASE("Switches of the model are read, and can be put out again",
          "[reader]") {
  const std::string on = "[ablation]\ntrust_gate = 0.25\nequal_groups = true\n";
  CHECK(SmallWorld{on}.read().ablation.trust_gate == 0.25);
  CHECK(SmallWorld{on}.read().ablation.equal_groups);
  CHECK_FALSE(SmallWorld{on}
                  .read({{"ablation.trust_gate", "false"}})
                  .ablation.trust_gate);
  CHECK_THAT(fault("[ablation]\ntrust_gate = 2\n"), Contains("from 0 to 1"));
}

TEST_CASE("The cities to record are named, coded or all", "[reader]") {
  const auto record = [](const std::string& cities) {
    return SmallWorld{}.read({{"record.cities", cities}}).record;
  };
  CHECK(record("all").all_cities);
  CHECK(record("[4, \"York\", 3]").cities == std::vector{CityId{2}, CityId{3}});
  CHECK(record("[]").cities.empty());
  CHECK_THAT(fault(Setting{"record.cities", "some"}), Contains("\"all\""));
}

TEST_CASE("All faults are told at once, in the order of the file", "[reader]") {
  const std::string told = fault(
      "[record]\nlinks = 3\nevent = true\n[parameters]\ntrust.gain = 9\n");
  const auto first = told.find(":25:9: record.links");
  const auto second = told.find(":26:1: [record] has no key 'event'");
  const auto third = told.find(":28:14: trust.gain");
  CHECK(first < second);
  CHECK(second < third);
  CHECK(third != std::string::npos);
}
