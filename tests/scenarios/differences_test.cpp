#include "scenarios/reader/differences.hpp"

#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;
using By = ScenarioDifference::By;

namespace {

/// What a scenario that extends the small one says differently.
std::vector<ScenarioDifference> differences(
    const SmallWorld& world, const std::string& child,
    const std::vector<Setting>& settings = {}) {
  const auto file = world.folder.write(
      "child.toml", "extends = \"small.toml\"\nname = \"child\"\n" + child);
  ReadOptions options;
  options.settings = settings;
  const Scenario base = world.read();
  const Scenario other = read_scenario(file, options);
  return differences_between({&base, world.file, {}}, {&other, file, settings});
}

const std::string fund =
    "[[levers]]\nname = \"fund\"\nlever = \"funding\"\nfrom = 1995\n"
    "multiply = 2\nblocs = [\"UK\"]\n";

}  // namespace

TEST_CASE("A scenario that says nothing of its own differs in nothing",
          "[differences]") {
  CHECK(differences(SmallWorld{}, "seed = 9\nreplicates = 4\n").empty());
}

TEST_CASE("A lever is told with its file and line", "[differences]") {
  const auto found = differences(SmallWorld{}, fund);
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "levers");
  CHECK(found[0].lever == "fund");
  CHECK(found[0].base.empty());
  CHECK(found[0].other ==
        "{ lever = \"funding\", from = 1995, multiply = 2.0, blocs = [\"UK\"] "
        "}");
  CHECK(found[0].by == By::own_file);
  CHECK(found[0].file.ends_with("child.toml"));
  CHECK(found[0].line == 3);
}

TEST_CASE("A parameter, a year and a relation's value are told by their keys",
          "[differences]") {
  const auto found = differences(
      SmallWorld{},
      "[time]\nend = 2005\n[parameters]\ntrust.gain = 0.5\n[[relations]]\n"
      "between = [\"UK\", \"China\"]\nproximity = 0.3\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].key == "time.end");
  CHECK(found[0].base == "2000");
  CHECK(found[0].other == "2005");
  CHECK(found[0].line == 4);
  CHECK(found[1].key == "parameters.trust.gain");
  CHECK(found[1].line == 6);
  CHECK(found[2].key == "UK-China.proximity");
  CHECK(found[2].other == "0.3");
  CHECK(found[2].line == 9);
}

TEST_CASE("What stands in an extended file is inherited", "[differences]") {
  const SmallWorld world;
  const auto middle = world.folder.write(
      "middle.toml", "extends = \"small.toml\"\nname = \"middle\"\n" + fund);
  const auto file = world.folder.write(
      "last.toml", "extends = \"middle.toml\"\nname = \"last\"\n");
  const Scenario base = world.read(), other = read_scenario(file);
  const auto found =
      differences_between({&base, world.file, {}}, {&other, file, {}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].by == By::inherited);
  CHECK(found[0].file.ends_with("middle.toml"));
}

TEST_CASE("A setting differs on the command line, and has no line",
          "[differences]") {
  const auto found = differences(SmallWorld{}, "", {{"trust.gain", "0.25"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].by == By::command_line);
  CHECK(found[0].line == 0);
}

TEST_CASE("What only the base says is told where it says it", "[differences]") {
  const SmallWorld world{fund};
  const auto file = world.folder.write(
      "plain.toml", std::string{small_scenario} + "proximity = 0.5\n");
  const Scenario base = world.read(), other = read_scenario(file);
  const auto found =
      differences_between({&base, world.file, {}}, {&other, file, {}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].key == "UK-Europe.proximity");
  CHECK(found[1].key == "levers");
  CHECK(found[1].other.empty());
  CHECK(found[1].said_by_base);
  CHECK(found[1].file.ends_with("small.toml"));
}

TEST_CASE("Data files differ if their contents do", "[differences]") {
  const SmallWorld world;
  world.folder.write("same.csv", small_links);
  CHECK(differences(world, "[data]\nlinks = \"same.csv\"\n").empty());
  world.folder.write("other.csv", "first,second,year_signed\n1,2,1996\n");
  const auto found = differences(world, "[data]\nlinks = \"other.csv\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].key == "data.links");
  CHECK(found[0].line == 4);
}

TEST_CASE("Scenarios kept in results are told apart without their files",
          "[differences]") {
  const SmallWorld world;
  const Scenario base = world.read();
  const Scenario other = SmallWorld{fund}.read();
  const auto found = differences_between({&base, {}, {}}, {&other, {}, {}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].by == By::result);
  CHECK(found[0].file.empty());
}
