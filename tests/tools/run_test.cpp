#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// Runs enough to be at work for several seconds on any machine.
const std::string long_run =
    "PROG run -q small.toml --set time.steps_per_year=24 --set time.end=2400 "
    "--set record.links=none --replicates 40000 --out long.h5";

/// The reference scenario with all candidate pairs: groups of runs that take
/// seconds each.
const std::string slow_run =
    "PROG run -q " TWINNING_SOURCE
    "/scenarios/formation-only.toml --set time.steps_per_year=24 --out slow.h5";

}  // namespace

TEST_CASE("A run tells what was found and what to do next", "[tools]") {
  Workplace place;
  const Outcome outcome = place.shell("PROG run small.toml");

  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Contains("Ten cities: 24 runs, 1981–2015"));
  CHECK_THAT(outcome.out, Contains("UK-China"));
  CHECK_THAT(outcome.out, Contains("no forecast"));
  CHECK_THAT(outcome.out, Contains("twinning export small.h5"));
  for (const std::string& line : lines_of(outcome.out))
    if (line.find("python3") == std::string::npos) CHECK(line.size() < 240);
}

TEST_CASE("A long name of a relation does not run into the years", "[tools]") {
  Workplace place;
  place.shell(
      "sed -i 's/UK/Northland/g; s/China/Southland/g' small.toml && "
      "sed -i 's/,UK,/,Northland,/; s/China,\\([0-9]\\)/Southland,\\1/' "
      "cities.csv");
  const Outcome told = place.shell("PROG run small.toml");
  INFO(told.err);
  CHECK_THAT(told.out, Contains("\nNorthland-Southland\n"));
}

TEST_CASE("The summary is that of the table of years", "[tools]") {
  Workplace place;
  const auto found =
      Json::parse(place.shell("PROG run -q small.toml --json").out);
  const auto rows = lines_of(place.shell("PROG export small.h5").out);

  // run,scenario,replicate,year,relation,active,dormant,…
  double standing = 0;
  int runs = 0;
  for (const std::string& row : rows) {
    std::vector<std::string> cells;
    std::istringstream in(row);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    if (cells.at(3) != "2015") continue;
    standing += std::stod(cells.at(5)) + std::stod(cells.at(6));
    ++runs;
  }
  REQUIRE(runs == 24);
  const auto& first = found["relations"][0]["statistics"][0];
  CHECK(first["statistic"] == "standing_links");
  CHECK(first["mean"].get<double>() == Approx(standing / runs));
  CHECK(first["runs"] == 24);
  CHECK(found["relations"][0]["deals"].size() == 35);
}

TEST_CASE("The same scenario gives the same numbers for any number of threads",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml --jobs 1 --out one.h5");
  place.shell("PROG run -q small.toml --jobs 7 --out seven.h5");
  place.shell(
      "LC_ALL=de_DE.UTF-8 TWINNING_LANES=baseline "
      "PROG run -q small.toml --out german.h5");

  const std::string one = place.shell("PROG export one.h5").out;
  REQUIRE(lines_of(one).size() == 24 * 35 + 1);
  CHECK(place.shell("PROG export seven.h5").out == one);
  CHECK(place.shell("PROG export german.h5").out == one);
}

TEST_CASE("A result is not replaced, and is known by its runs", "[tools]") {
  Workplace place;
  REQUIRE(place.shell("PROG run -q small.toml").status == 0);
  const Outcome same = place.shell("PROG run -q small.toml");
  CHECK(same.status == 4);
  CHECK_THAT(same.err, Contains("small.h5: exists") &&
                           Contains("these very runs") && Contains("--force"));
  const Outcome other = place.shell("PROG run -q small.toml --seed 9");
  CHECK(other.status == 4);
  CHECK_THAT(other.err, Contains("exists") && !Contains("these very runs"));
}

TEST_CASE("A dry run writes nothing and tells what a run takes", "[tools]") {
  Workplace place;
  const auto told =
      Json::parse(place.shell("PROG run small.toml --dry-run --json").out);
  CHECK(told["runs"] == 24);
  CHECK(told["bytes"] > 24 * 35 * 16 * 8);
  CHECK(told["seconds"] > 0);
  CHECK(place.made().empty());
}

TEST_CASE("A stopped run is kept, and the same command resumes it",
          "[tools][slow]") {
  Workplace place;
  const Outcome first = place.shell(
      "timeout --foreground --preserve-status -s INT 0.7 " + long_run);
  INFO(first.err);
  CHECK(first.status == 130);
  CHECK_THAT(first.err, Contains("to resume, give the same command"));
  CHECK_THAT(first.err, Contains("twinning run -q small.toml --set"));
  CHECK(place.made() == std::vector<std::string>{"long.h5.parts"});

  const auto status =
      Json::parse(place.shell("PROG status long.h5 --json").out);
  CHECK(status["complete"] == false);
  CHECK(status["done"] > 0);
  CHECK(status["in_use_by"] == nullptr);

  const Outcome other = place.shell(long_run + " --seed 8");
  CHECK(other.status == 3);
  CHECK_THAT(other.err, Contains("seed"));

  place.shell("timeout --foreground --preserve-status -s TERM 0.7 " + long_run);
  const auto later = Json::parse(place.shell("PROG status long.h5 --json").out);
  CHECK(later["done"] > status["done"]);
}

TEST_CASE("A hangup stops as a termination does, and nohup is respected",
          "[tools][slow]") {
  Workplace place;
  CHECK(place
            .shell("timeout --foreground --preserve-status -s HUP 0.5 " +
                   long_run)
            .status == 129);
  CHECK(place
            .shell("nohup PROG run -q small.toml & sleep 0.02; kill -HUP $!; "
                   "wait $!")
            .status == 0);
}

TEST_CASE("A second signal ends the program within a second", "[tools][slow]") {
  Workplace place;
  const Outcome outcome =
      place.shell(slow_run +
                  " & p=$!; sleep 1.5; kill -TERM $p; sleep 0.3; "
                  "date +%s%N >second; kill -TERM $p; wait $p; s=$?; "
                  "date +%s%N >ended; exit $s");
  CHECK(outcome.status == 143);
  CHECK(std::stoll(place.read("ended")) - std::stoll(place.read("second")) <
        1'000'000'000);
}

TEST_CASE("Progress is told in plain lines unless it is a terminal",
          "[tools]") {
  Workplace place;
  const Outcome plain = place.shell("PROG run small.toml");
  CHECK(plain.err.find('\r') == std::string::npos);
  CHECK(plain.err.find('\x1b') == std::string::npos);

  const std::string on_terminal =
      " script -qec 'PROG run small.toml --set time.end=2400 --replicates "
      "2000 --out t.h5 >/dev/null' seen >/dev/null; cat seen";
  const std::string seen = place.shell("TERM=xterm" + on_terminal).out;
  CHECK_THAT(seen, Contains("of 2,000 runs"));
  CHECK_THAT(seen, Contains("left"));
  CHECK_THAT(seen, Contains("\r"));
  const std::string dumb = place.shell("rm t.h5; TERM=dumb" + on_terminal).out;
  CHECK(dumb.find('\x1b') == std::string::npos);
}

TEST_CASE("Check tells which levers change nothing, and why", "[tools]") {
  Workplace place;
  const auto told = [&](const std::string& lever, const std::string& rest) {
    place.write("lever.toml",
                "extends = \"small.toml\"\nname = \"Levers\"\n[[levers]]\n"
                "name = \"mine\"\nlever = \"" +
                    lever + "\"\n" + rest);
    const Outcome outcome = place.shell("PROG check lever.toml");
    CHECK(outcome.status == 0);
    return outcome.out;
  };
  CHECK_THAT(told("funding", "from = 2030\nmultiply = 2\n"),
             Contains("the lever 'mine' changes nothing: it acts from 2030, "
                      "and time ends in 2015"));
  CHECK_THAT(told("funding", "from = 1950\nto = 1960\nmultiply = 2\n"),
             Contains("it acts to 1960, and time begins in 1981"));
  CHECK_THAT(told("sign_link", "from = 2000\nlinks = [[6, 1]]\n"),
             Contains("its links stand already"));
  CHECK_THAT(told("end_link", "from = 2000\nlinks = [[1, 8]]\n"),
             Contains("its cities have no link"));
  CHECK_THAT(told("funding", "multiply = [[1990, 1], [2000, 1]]\n"),
             Contains("it multiplies by 1"));
  CHECK_THAT(told("climate", "add = 0\n"), Contains("it adds 0"));
  CHECK_THAT(told("funding",
                  "multiply = 2\nblocs = [\"Asia\"]\n"
                  "relations = [\"UK-China\"]\n[blocs.Asia]\n"),
             Contains("none of its cities can have links in its relations"));
  const std::string idle = "changes nothing";
  CHECK_THAT(told("funding", "multiply = [[1990, 1], [2000, 2]]\n"),
             !Contains(idle));
  CHECK_THAT(told("funding", "from = 2010\nmultiply = 2\n"), !Contains(idle));
  CHECK_THAT(told("sign_link", "from = 2000\nlinks = [[1, 8]]\n"),
             !Contains(idle));
  CHECK_THAT(told("end_link", "from = 2000\nlinks = [[1, 6]]\n"),
             !Contains(idle));

  place.write("bloc.toml",
              "extends = \"small.toml\"\nname = \"Bloc\"\n"
              "[blocs.Chna]\nbudget = 3\n");
  CHECK_THAT(place.shell("PROG check bloc.toml").out,
             Contains("the bloc 'Chna' has no city; did you mean 'China'?"));

  place.write("path.toml",
              "extends = \"small.toml\"\nname = \"Path\"\n"
              "[[relations]]\nbetween = [\"UK\", \"China\"]\n"
              "climate = [[2010, -0.5]]\naccess = [[2010, 1.0]]\n");
  const std::string path = place.shell("PROG check path.toml").out;
  CHECK_THAT(path, Contains("UK-China: climate is -0.5 before 2010 too") &&
                       !Contains("access"));

  // Wherever a scenario is run, too.
  told("end_link", "from = 2000\nlinks = [[1, 8]]\n");
  const std::string why = "'mine' changes nothing: its cities have no link";
  CHECK_THAT(place.shell("PROG run lever.toml").err, Contains(why));
  CHECK_THAT(place.shell("PROG compare small.toml lever.toml").out,
             Contains(why));
  const auto json =
      Json::parse(place.shell("PROG check --json lever.toml").out);
  CHECK(json["files"][0]["idle_levers"][0]["lever"] == "mine");
}
