#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

TEST_CASE("A result is reproduced to the last bit", "[tools]") {
  Workplace place;
  place.shell(
      "PROG run -q small.toml --set record.events=true "
      "--set 'record.cities=\"all\"' --set 'record.links=\"yearly\"'");
  const auto all =
      Json::parse(place.shell("PROG reproduce -q small.h5 --json").out);
  CHECK(all["equal"] == true);
  CHECK(all["runs"] == 24);
  // yearly 16 · 35, links 23 · 35 · 6, cities 5 · 35 · 10, and the events
  CHECK(all["values"] > 24 * (16 * 35 + 23 * 35 * 6 + 5 * 35 * 10));

  const Outcome one = place.shell("PROG reproduce small.h5 --run 23");
  CHECK(one.status == 0);
  CHECK_THAT(one.out, Contains("equal: 1 runs"));
}

TEST_CASE("A result needs neither its scenario nor its data to be reproduced",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  place.shell("rm small.toml cities.csv links.csv");
  CHECK(place.shell("PROG reproduce -q small.h5").status == 0);
}

TEST_CASE("A file that is no result, or is damaged, is told by its name",
          "[tools]") {
  Workplace place;
  CHECK_THAT(place.shell("PROG export small.toml").err,
             Contains("small.toml: is no result") && Contains("twinning run"));
  CHECK_THAT(place.shell("PROG export links.csv").err,
             Contains("links.csv: is no result: it is no HDF5 file"));
  CHECK_THAT(place.shell("PROG run small.toml -q && PROG check small.h5").err,
             Contains("small.h5:1:1: ") && Contains("`twinning status`"));
  place.shell("head -c 9000 small.h5 > short.h5");
  CHECK_THAT(place.shell("PROG status short.h5").err,
             Contains("short.h5: is not whole: its end is missing"));
  place.shell("cp small.h5 large.h5; truncate -s 5M large.h5");
  CHECK_THAT(
      place.shell("PROG check large.h5").err,
      Contains("large.h5: the file is HDF5") && Contains("`twinning status`"));
  CHECK_THAT(place.shell("PROG run links.csv").err,
             Contains("links.csv:1:1: this is a table (CSV)"));
  place.shell(
      "printf x | dd of=small.h5 bs=1 conv=notrunc "
      "seek=$(($(stat -c %s small.h5) / 2))");
  std::string told;
  for (const char* table : {"yearly", "statistics", "links", "runs"})
    told += place
                .shell(std::string("PROG export --table ") + table +
                       " small.h5 > /dev/null")
                .err;
  CHECK_THAT(told, Contains("small.h5: is damaged"));
}

TEST_CASE("Numbers that cannot be are told as damage by whoever reads them",
          "[tools]") {
  Workplace place;
  place.shell(
      "PROG run -q small.toml --replicates 3 --set record.events=true "
      "--set 'record.links=\"yearly\"'");
  const auto told = [&](const std::string& dataset, const std::string& number) {
    const Outcome edited = place.shell(
        "cp small.h5 x.h5 && /usr/bin/python3 -c \"import h5py\n"
        "with h5py.File('x.h5', 'r+') as f: f['" +
        dataset + "'][0] = " + number + "\"");
    REQUIRE(edited.status == 0);
    std::string all;
    for (const std::string line :
         {"status x.h5", "compare x.h5 small.h5", "export x.h5 --table links",
          "export x.h5 --table events", "report x.h5 --out o.html --force"}) {
      const Outcome outcome = place.shell("PROG " + line);
      INFO(dataset << ", " << line << ": " << outcome.err);
      CHECK((outcome.status == 0 || outcome.status == 3));
      all += outcome.err;
    }
    return all;
  };
  CHECK_THAT(told("/year", "-2**31"), Contains("its years do not follow"));
  CHECK_THAT(told("/year", "1980"), Contains("its years do not follow"));
  CHECK_THAT(told("/links/link_year", "100"), Contains("do not follow"));
  CHECK_THAT(told("/city", "77"), Contains("x.h5: is damaged: it has no city"));
  CHECK_THAT(told("/links/link_first", "77"), Contains("it has no city 77"));
  CHECK_THAT(told("/events/link", "-1"), Contains("what there is not"));
  CHECK_THAT(told("/events/link", "6"), Contains("what there is not"));
  CHECK_THAT(told("/events/what", "200"), Contains("what there is not"));
  CHECK_THAT(told("/events/kind", "3"), Contains("what there is not"));
}

TEST_CASE("Events are exported where links are not recorded", "[tools]") {
  Workplace place;
  place.shell(
      "PROG run -q small.toml --replicates 2 --set record.events=true "
      "--set 'record.links=\"none\"'");
  const Outcome told = place.shell("PROG export small.h5 --table events");
  CHECK(told.status == 0);
  CHECK(lines_of(told.out).size() > 100);
}

TEST_CASE("Exported years have a row for each run, year and relation",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const auto rows = lines_of(place.shell("PROG export small.h5").out);
  REQUIRE(rows.size() == 1 + 24 * 35);
  CHECK(rows[0].starts_with("run,scenario,replicate,year,relation,active,"));
  CHECK(rows[1].starts_with("0,Ten cities,0,1981,UK-China,0,0,"));
  CHECK(rows[1].back() == '\r');
  CHECK(rows.back().starts_with("23,Ten cities,23,2015,UK-China,"));
}

TEST_CASE("Exported links name their cities, and a formula stays a text",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const auto rows =
      lines_of(place.shell("PROG export small.h5 --table links").out);
  REQUIRE(rows.size() == 1 + 24 * 6);
  CHECK_THAT(rows[1], Contains("2015,0,UK-China,1,Leeds,6,Hangzhou,"));
  CHECK_THAT(rows[4], Contains("4,Cardiff,9,\"Xiamen, Fujian\","));
  CHECK_THAT(rows[5], Contains(",5,'=Swansea,10,Nantong,"));
}

TEST_CASE("Exported cities, events and runs are those that were recorded",
          "[tools]") {
  Workplace place;
  place.shell(
      "PROG run -q small.toml --replicates 2 --set record.events=true "
      "--set 'record.cities=[\"Leeds\", \"Ningbo\"]'");
  const auto cities =
      lines_of(place.shell("PROG export small.h5 --table cities").out);
  REQUIRE(cities.size() == 1 + 2 * 35 * 2);
  CHECK_THAT(cities[1], Contains(",1981,1,Leeds,UK-China,"));
  CHECK_THAT(cities[2], Contains(",1981,8,Ningbo,UK-China,"));

  const auto events =
      lines_of(place.shell("PROG export small.h5 --table events").out);
  REQUIRE(events.size() > 100);
  CHECK_THAT(events[1], Contains("1983,-1,3,UK-China,4,Cardiff,9,"));
  CHECK_THAT(events[1], Contains(",signing,"));

  const auto runs =
      lines_of(place.shell("PROG export small.h5 --table runs").out);
  REQUIRE(runs.size() == 3);
  CHECK_THAT(runs[2], Contains("1,Ten cities,1,done,,"));
}

TEST_CASE("An export to a file is there as a whole, and is not replaced",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const std::string printed = place.shell("PROG export small.h5").out;
  CHECK(place.shell("PROG export small.h5 --out t.csv").status == 0);
  CHECK(place.read("t.csv") == printed);
  CHECK(place.shell("PROG export small.h5 --out t.csv").status == 4);
  CHECK(place.shell("PROG export small.h5 --out t.csv --force").status == 0);
  CHECK(place.shell("ulimit -f 8; PROG export small.h5 --out u.csv").status ==
        4);
  CHECK(place.made() == std::vector<std::string>{"small.h5", "t.csv"});
}

TEST_CASE("What is written is no device, link or file that is read",
          "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml; mkfifo pipe; echo mine > mine");
  place.shell("ln -s mine link; ln -s small.h5 other");
  const std::string held = place.read("small.h5");
  for (const std::string line :
       {"export small.h5 --out pipe", "export small.h5 --out link",
        "report small.h5 --out pipe", "report small.h5 --out link",
        "compare small.h5 small.h5 --out pipe"}) {
    const Outcome told = place.shell("PROG " + line + " --force");
    INFO(line);
    CHECK(told.status == 4);
    CHECK_THAT(told.err, Contains("must be a regular file or not be there"));
  }
  CHECK(place.read("mine") == "mine\n");
  for (const std::string line :
       {"export small.h5 --out ./small.h5", "report small.h5 --out other",
        "compare small.h5 small.toml --out small.toml",
        "compare small.toml small.toml --keep k.h5 --out k.h5"}) {
    const Outcome told = place.shell("PROG " + line + " --force");
    INFO(line);
    CHECK(told.status == 2);
    CHECK_THAT(told.err, Contains("is the same file as"));
  }
  CHECK(place.read("small.h5") == held);
}

TEST_CASE("Of several that write one table the first is kept", "[tools]") {
  Workplace place;
  place.shell("PROG run -q small.toml");
  const Outcome told = place.shell(
      "for i in 1 2 3 4; do PROG export small.h5 --out o.csv & done; wait");
  CHECK(place.shell("PROG export small.h5").out == place.read("o.csv"));
  std::size_t refused = 0;
  for (const std::string& line : lines_of(told.err))
    refused += line.starts_with("o.csv: exists") ? 1 : 0;
  CHECK(refused == 3);
}

TEST_CASE("Checking tells all faults as objects with their places", "[tools]") {
  Workplace place;
  place.write("bad.toml",
              place.read("small.toml") +
                  "\n[parameters]\ntrust.gain = 7\ntrust.lose = 0.1\n");
  const Outcome outcome = place.shell("PROG check small.toml bad.toml --json");
  CHECK(outcome.status == 3);
  const auto told = Json::parse(outcome.out);
  CHECK(told["ok"] == false);
  CHECK(told["files"][0]["ok"] == true);
  CHECK(told["files"][0]["candidate_pairs"] == 0);
  const auto& faults = told["files"][1]["faults"];
  REQUIRE(faults.size() == 2);
  CHECK(faults[0]["file"] == "bad.toml");
  CHECK(faults[0]["line"].get<int>() + 1 == faults[1]["line"].get<int>());
  CHECK_THAT(faults[0]["message"].get<std::string>(), Contains("from 0 to 2"));
  CHECK_THAT(faults[0]["excerpt"].get<std::string>(), Contains("^"));
}
