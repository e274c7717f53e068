#include <catch2/catch.hpp>

#include "scenarios/reader/number_hints.hpp"
#include "scenarios/reader/read_study.hpp"
#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

/// How many faults a message tells of that file.
std::size_t faults_of(const Outcome& told, const std::string& file) {
  return split(told.message, "/" + file + ":").size() - 1;
}

Outcome reading(const Folder& folder, const std::string& scenario) {
  const auto file = folder.write("mine.toml", scenario);
  return outcome([&] { return read_scenario(file); });
}

Outcome studying(const std::string& study) {
  const SmallWorld world;
  const auto file = world.folder.write("study.toml", study);
  return outcome([&] { return read_study(file); });
}

}  // namespace

TEST_CASE("A misspelt key is told as such, and nothing as missing besides",
          "[reader][spelling]") {
  const SmallWorld world;
  const Outcome told = reading(world.folder,
                               "nme = \"mine\"\n"
                               "[tme]\nstrat = 1990\nend = 2000\n"
                               "[data]\nciteis = \"cities.csv\"\n"
                               "[bloc.UK]\n[bloc.China]\n[bloc.Europe]\n"
                               "[[relations]]\nbetwen = [\"UK\", \"China\"]\n");
  CHECK(told.exit == 3);
  for (const char* name :
       {"name", "time", "start", "cities", "blocs", "between"})
    CHECK(told.says("did you mean '" + std::string(name) + "'?"));
  CHECK_FALSE(told.says("missing"));
  CHECK_FALSE(told.says("needs"));
  CHECK(faults_of(told, "mine.toml") == 6);
}

TEST_CASE("Where extends is misspelt, the rest is read as what extends",
          "[reader][spelling]") {
  const SmallWorld world;
  const Outcome told = reading(world.folder,
                               "extend = \"small.toml\"\n"
                               "[parameters]\ntrust.gian = 0.2\n");
  CHECK(told.says("did you mean 'extends'?"));
  CHECK(told.says("did you mean 'trust.gain'?"));
  CHECK(faults_of(told, "mine.toml") == 2);
}

TEST_CASE("A scenario whose base is not there has its own keys checked",
          "[reader][spelling]") {
  const Folder folder;
  const Outcome told =
      reading(folder, "extends = \"none.toml\"\nnme = \"mine\"\nfoo = 3\n");
  CHECK(told.says("there is no such file"));
  CHECK(told.says("did you mean 'name'?"));
  CHECK(told.says("no key 'foo'"));
}

TEST_CASE("A lever of no known kind is read for its other faults",
          "[reader][spelling]") {
  const Outcome told = outcome([] {
    return SmallWorld{
        "[[levers]]\nname = \"it\"\nlever = \"fundin\"\nform = 2020\n"
        "to = 2010\nblocs = [\"Chnia\"]\n"}
        .read();
  });
  CHECK(told.says("did you mean 'funding'?"));
  CHECK(told.says("did you mean 'from'?"));
  CHECK(told.says("to 2010 is before from 2020"));
  CHECK(told.says("did you mean 'China'?"));
  CHECK(faults_of(told, "small.toml") == 4);
}

TEST_CASE("A key that stands beside its misspelling is kept",
          "[reader][spelling]") {
  const SmallWorld world{"[levers.it]\n"};
  const Outcome told =
      reading(world.folder,
              "extends = \"small.toml\"\nname = \"mine\"\nnmae = \"x\"\n");
  CHECK(told.says(":3:1: the scenario has no key 'nmae'"));
}

TEST_CASE("What varies is read also where the design is misspelt",
          "[reader][spelling]") {
  const Outcome told = studying(
      "name = \"s\"\nscenarios = [\"small.toml\"]\n"
      "[design]\nkind = \"latin_hypercub\"\npoint = 4\n"
      "[[vary]]\nparameter = \"trust.gian\"\n"
      "[[vary]]\nparameter = \"trust.loss\"\ndistribution = \"unifrm\"\n");
  CHECK(told.says("did you mean 'latin_hypercube'?"));
  CHECK(told.says("did you mean 'points'?"));
  CHECK(told.says("did you mean 'trust.gain'?"));
  CHECK(told.says("did you mean 'uniform'?"));
  CHECK(faults_of(told, "study.toml") == 4);
}

TEST_CASE("A key of a study's tables is told with its full name in a scenario",
          "[reader][spelling]") {
  const auto set = [](const std::string& key) {
    return outcome([&] { return SmallWorld{}.read({{key, "3"}}); });
  };
  CHECK(set("points").says("in a study it is design.points"));
  CHECK(set("half_width").says("in a study it is replicates.half_width"));
  CHECK(set("trst.gain").says("did you mean 'trust.gain'?"));
}

TEST_CASE("What was meant by a number is told", "[reader][spelling]") {
  const auto set = [](const std::string& key, const std::string& value) {
    return outcome([&] { return SmallWorld{}.read({{key, value}}); });
  };
  CHECK(set("time.end", "2O35").says("write it in digits alone: 2035"));
  CHECK(set("time.end", "20l5").says("write it in digits alone: 2015"));
  CHECK(set("time.end", "2035yr").says("write it without its unit: 2035"));
  CHECK(set("lapse.lapse_dormant", "1.4%").says("0.014"));
  const Outcome lever = outcome([] {
    return SmallWorld{
        "[[levers]]\nname = \"a\"\nlever = \"funding\"\nyear = 2000\n"
        "multiply = 2\n"}
        .read();
  });
  CHECK(lever.says("the year it acts from is `from`"));
}

TEST_CASE("A share is told of a percentage without spurious digits",
          "[reader]") {
  CHECK(percent_hint(1.4, {0, 1}) == "; 1.4 percent is written 0.014");
  CHECK(percent_hint(29, {0, 1}) == "; 29 percent is written 0.29");
  CHECK(percent_hint(0.5, {0, 1}).empty());
  CHECK(percent_hint(1.4, {0, 2}).empty());
}

TEST_CASE("A table that is given twice is told with its first place",
          "[reader][spelling]") {
  const Outcome told =
      outcome([] { return SmallWorld{"[time]\nstart = 1950\n"}.read(); });
  CHECK(told.says(":24:1: this is given twice, first in line 5"));
}
