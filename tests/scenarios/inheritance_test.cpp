#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

/// A scenario that extends the small one.
struct Child {
  explicit Child(std::string_view text, std::string_view base_more = "")
      : world{base_more},
        file{world.folder.write(
            "child.toml", "extends = \"small.toml\"\n" + std::string{text})} {}

  [[nodiscard]] Scenario read(const std::vector<Setting>& settings = {}) const {
    ReadOptions options;
    options.settings = settings;
    return read_scenario(file, options);
  }

  SmallWorld world;
  std::filesystem::path file;
};

}  // namespace

TEST_CASE("A scenario changes what it says and keeps the rest",
          "[reader][extends]") {
  const Child child{"name = \"child\"\n[time]\nend = 2010\n"};
  const Scenario scenario = child.read();

  CHECK(scenario.name == "child");
  CHECK(scenario.calendar.start == 1990);
  CHECK(scenario.calendar.end == 2010);
  CHECK(scenario.seed == 7);
  CHECK(scenario.links.count() == 3);
}

TEST_CASE("Relations merge by their blocs, in either order",
          "[reader][extends]") {
  const Child child{
      "[[relations]]\nbetween = [\"Europe\", \"UK\"]\nproximity = 0.5\n"};
  const Scenario scenario = child.read();

  REQUIRE(scenario.relations.size() == 2);
  CHECK(scenario.relations[0].name == "UK-China");
  CHECK(scenario.relations[0].climate.at(1978) == -1);
  CHECK(scenario.relations[1].name == "UK-Europe");
  CHECK(scenario.relations[1].proximity == 0.5);
}

TEST_CASE("The levers of a scenario follow those it extends",
          "[reader][extends]") {
  const std::string base =
      "[[levers]]\nname = \"a\"\nlever = \"funding\"\nmultiply = 2\n";
  const std::string more =
      "[[levers]]\nname = \"b\"\nlever = \"access\"\nmultiply = 0.5\n";
  const Scenario scenario = Child{more, base}.read();

  REQUIRE(scenario.levers.size() == 2);
  CHECK(scenario.levers[0].name == "a");
  CHECK(scenario.levers[1].name == "b");
}

TEST_CASE("A path of points replaces another whole", "[reader][extends]") {
  const std::string base =
      "[blocs.UK.extra]\n";  // refused: shows that the base itself is read
  CHECK(outcome([&] { return Child{"", base}.read(); }).exit == 3);

  const Child linear{
      "[[relations]]\nbetween = [\"UK\", \"China\"]\n"
      "climate = { linear = true, points = [[1990, 0], [2000, 1]] }\n"};
  linear.world.folder.write("grandchild.toml",
                            "extends = \"child.toml\"\n"
                            "[[relations]]\nbetween = [\"UK\", \"China\"]\n"
                            "climate = { points = [[1990, 0.5]] }\n");
  CHECK(linear.read().relations[0].climate.at(1995) == 0.5);
  const Path last = read_scenario(linear.world.folder / "grandchild.toml")
                        .relations[0]
                        .climate;
  CHECK_FALSE(last.linear);
  CHECK(last.points.size() == 1);
}

TEST_CASE("A fault is told in the file where its value stands",
          "[reader][extends]") {
  const Child child{"[time]\nend = 2010\n", "[parameters]\ntrust.gain = 9\n"};
  const Outcome told = outcome([&] { return child.read(); });

  CHECK(told.says("small.toml:25:14: trust.gain must be a number from 0 to 2"));
  CHECK_FALSE(told.says("child.toml:"));

  CHECK_NOTHROW(
      Child{"[parameters]\ntrust.gain = 1\n", "[parameters]\ntrust.gain = 9\n"}
          .read());
}

TEST_CASE("Data files are sought beside the file that names them",
          "[reader][extends]") {
  const SmallWorld world;
  const auto file =
      world.folder.write("below/child.toml", "extends = \"../small.toml\"\n");
  CHECK(read_scenario(file).cities.count() == 5);
}

TEST_CASE("Every file that was read is noted with its hash",
          "[reader][extends]") {
  const Scenario scenario = Child{"name = \"child\"\n"}.read();

  std::vector<std::string> roles;
  for (const SourceFile& source : scenario.sources) {
    roles.push_back(source.role);
    CHECK(source.sha256.size() == 64);
    CHECK_FALSE(source.text.empty());
  }
  CHECK(roles == std::vector<std::string>{"scenario", "scenario", "cities",
                                          "links", "events"});
}

TEST_CASE("A base that is not there is told where it is named",
          "[reader][extends]") {
  const SmallWorld world;
  const auto file =
      world.folder.write("lost.toml", "extends = \"smal.toml\"\n");
  const Outcome told = outcome([&] { return read_scenario(file); });

  CHECK(told.exit == 4);
  CHECK(told.says("lost.toml:1:11: cannot extend"));
  CHECK(told.says("did you mean"));
}
