#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

constexpr const char* grid =
    "name = \"A grid\"\nscenarios = [\"small.toml\"]\nreplicates = 20\n"
    "[design]\nkind = \"grid\"\n[[vary]]\nparameter = \"trust.gain\"\n"
    "values = [0.1, 0.2]\n";

/// The first of two shards of it.
void begin_grid(Workplace& place, const std::string& shard = "1/2") {
  place.write("grid.toml", grid);
  place.shell("PROG sweep -q grid.toml --shard " + shard);
}

}  // namespace

TEST_CASE("A file that is described has the command named that tells of it",
          "[tools][remedies]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const Outcome result = place.shell("PROG describe small.h5");
  CHECK(result.status == 2);
  CHECK_THAT(result.err, Contains("twinning status small.h5"));
  CHECK_THAT(place.shell("PROG describe small.toml").err,
             Contains("twinning check small.toml"));
}

TEST_CASE("A relation that there is none of is told with those there are",
          "[tools][remedies]") {
  Workplace place;
  place.write("grid.toml", grid);
  const Outcome told = place.shell("PROG sweep grid.toml --relation China");
  CHECK(told.status == 2);
  CHECK_THAT(told.err, Contains("no relation is called 'China'; known: "
                                "UK-China"));
}

TEST_CASE("Lines to go on with can be given to a shell, whatever the names",
          "[tools][remedies]") {
  Workplace place;
  place.shell("cp small.toml ./-x.toml");
  const Outcome told = place.shell("PROG run ./-x.toml");
  REQUIRE(told.status == 0);
  std::size_t lines = 0;
  for (const std::string& line : lines_of(told.out))
    if (line.starts_with("  twinning ")) {
      INFO(line);
      CHECK(place.shell("PROG " + line.substr(11)).status == 0);
      ++lines;
    }
  CHECK(lines == 4);
  CHECK_THAT(place.shell("PROG compare -- -x.toml -x.toml").out,
             Contains("twinning run ./-x.toml --quiet"));
}

TEST_CASE("The last of several shards names the result to join",
          "[tools][remedies]") {
  Workplace place;
  begin_grid(place);
  const Outcome last = place.shell("PROG sweep grid.toml --shard 2/2");
  CHECK_THAT(last.err, Contains("join them with: twinning merge grid.h5\n"));
  CHECK_THAT(place.shell("PROG status grid.h5").out,
             Contains("to join them:\n  twinning merge grid.h5\n"));
}

TEST_CASE("The status of what is not complete has the command that goes on",
          "[tools][remedies]") {
  Workplace place;
  begin_grid(place, "2/2");  // which has no share of so few runs
  const std::string line = "twinning sweep -q grid.toml --shard 2/2";
  CHECK_THAT(place.shell("PROG status grid.h5").out,
             Contains("\n  " + line + "\n"));
  CHECK(Json::parse(
            place.shell("PROG status --json grid.h5").out)["command_line"] ==
        line);
}

TEST_CASE("A run that a result has not is told with those that it has",
          "[tools][remedies]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const Outcome told = place.shell("PROG reproduce small.h5 --run 24");
  CHECK(told.status == 2);
  CHECK_THAT(told.err, Contains("has no run 24; its runs are 0 to 23"));
}

TEST_CASE("A lever that there is none of is told with those there are",
          "[tools][remedies]") {
  Workplace place;
  place.write("lever.toml",
              "extends = \"small.toml\"\nname = \"A lever\"\n[[levers]]\n"
              "name = \"travel fund\"\nlever = \"funding\"\nmultiply = 2\n");
  place.shell("PROG run -q lever.toml --replicates 2");
  const auto without = [&](const std::string& name) {
    return place
        .shell("PROG explain lever.h5 --link Leeds,Hangzhou --without " + name)
        .err;
  };
  CHECK_THAT(without("zzz"), Contains("no lever 'zzz'; known: travel fund"));
  CHECK_THAT(without("'travel fnd'"), Contains("did you mean 'travel fund'?"));
}

TEST_CASE("Of several scenarios observe names the line that makes one",
          "[tools][remedies]") {
  Workplace place;
  place.write("two.toml",
              "extends = \"small.toml\"\nname = \"Two\"\n"
              "[parameters]\ntrust.gain = 0.4\n");
  place.shell("PROG compare -q small.toml two.toml --keep both.h5");
  const Outcome told = place.shell("PROG observe both.h5");
  CHECK(told.status == 3);
  CHECK_THAT(told.err, Contains("holds 2 scenarios") &&
                           Contains("twinning run small.toml"));
}

TEST_CASE("Runs of another plan are told by the keys that differ",
          "[tools][remedies]") {
  Workplace place;
  begin_grid(place);
  const auto told = [&](const std::string& options) {
    const Outcome outcome = place.shell("PROG sweep grid.toml " + options);
    CHECK(outcome.status == 3);
    return outcome.err;
  };
  CHECK_THAT(told("--set trust.loss=0.2"),
             Contains("scenario 1: trust.loss is 0.2 here and 0.15 there; "
                      "give --grow"));

  std::string finer = grid;
  finer.replace(finer.find("0.2]"), 4, "0.3]");
  place.write("grid.toml", finer);
  CHECK_THAT(told(""),
             Contains("the design points: vary(\"trust.gain\").values "
                      "is [0.1, 0.3] here and [0.1, 0.2] there"));

  place.write("grid.toml", grid);
  std::string links = place.read("links.csv");
  place.write("links.csv",
              links.substr(0, links.rfind('\n', links.size() - 2)) + "\n");
  CHECK_THAT(told(""), Contains("the links file of scenario 1 is another here "
                                "than there"));
}
