#include "scenarios/reader/csv.hpp"

#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;
using Catch::Contains;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The rows of a CSV text, and what is said of it.
struct Reading {
  explicit Reading(const std::string& text) {
    Problems problems;
    CsvReader reader(problems.keep({.name = "x.csv", .text = text}), problems);
    while (reader.next()) {
      rows.emplace_back();
      for (const Field& field : reader.fields())
        rows.back().emplace_back(field.text);
    }
    told = outcome([&] { return problems.throw_if_any(), 0; }).message;
  }
  Rows rows;
  std::string told;
};

Rows rows(const std::string& text) {
  const Reading reading{text};
  CHECK(reading.told.empty());
  return reading.rows;
}

std::string told(const std::string& text) { return Reading{text}.told; }

/// What is said of the small world with other cities.
Outcome with_cities(const std::string& row) {
  const SmallWorld world;
  world.folder.write("cities.csv", std::string{small_cities} + row + "\n");
  return outcome([&] { return world.read(); });
}

}  // namespace

TEST_CASE("A row has at most a thousand fields", "[reader][csv]") {
  CHECK(rows(std::string(999, ',') + "\n")[0].size() == 1000);
  CHECK_THAT(told(std::string(1000, ',') + "\n"),
             Contains("a row of more than 1,000 fields"));
}

TEST_CASE("Fields are read as RFC 4180 has them", "[reader][csv]") {
  CHECK(rows("a,b\n1,2\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows("a,b\r\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows("\xef\xbb\xbf"
             "a\n") == Rows{{"a"}});
  CHECK(rows(",\n") == Rows{{"", ""}});
  CHECK(rows("\"a,b\",\"c\"\n") == Rows{{"a,b", "c"}});
  CHECK(rows("\"say \"\"yes\"\"\",\"\"\n") == Rows{{"say \"yes\"", ""}});
  CHECK(rows("\"two\nlines\",x\n") == Rows{{"two\nlines", "x"}});
  CHECK(rows("\n\na\n\n\nb\n\n") == Rows{{"a"}, {"b"}});
  CHECK(rows("").empty());
}

TEST_CASE("Fields that might mean two things are refused", "[reader][csv]") {
  CHECK_THAT(told("a,b\"c\n"), Contains("x.csv:1:4: a quote inside"));
  CHECK_THAT(told("a\n\"b\nc\nd"), Contains("x.csv:2:1: the quote that opens"));
  CHECK_THAT(told("\"a\"b,c\n"), Contains("x.csv:1:1: the quoted field"));
  CHECK_THAT(told("a, b\n"), Contains("x.csv:1:3: spaces around ' b'"));
  CHECK_THAT(told("a,b\t\n"), Contains("control character \\x09"));
  CHECK_THAT(told("a,\xe2\x80\xae"
                  "b\n"),
             Contains("U+202E"));
  CHECK_THAT(told("a,\xc2\xa0"
                  "b\n"),
             Contains("U+00A0"));
}

TEST_CASE("Columns may stand in any order and be left out", "[reader][csv]") {
  const SmallWorld world;
  world.folder.write("cities.csv",
                     "gdp_bn_gbp,bloc,name,longitude,latitude,country,code,"
                     "note,coordination,community_other\n"
                     "64,UK,Leeds,-1.55,53.80,UK,1,\"a, b\",0.5,\n"
                     ",China,Chengdu,104.06,30.66,China,2,,,0.1\n"
                     "9,China,Wuhan,114.3,30.6,China,9,,1,\n"
                     "6,UK,York,-1.08,53.96,UK,3,,,\n"
                     "60,Europe,Lyon,4.84,45.76,France,4,,0,\n");
  const CityTable cities = world.read().cities;

  CHECK(cities.code == std::vector<std::uint32_t>{1, 2, 9, 3, 4});
  CHECK(cities.longitude[1] == 104.06);
  CHECK(std::isnan(cities.size[1]));
  CHECK(cities.coordination[0] == 0.5);
  CHECK(std::isnan(cities.coordination[1]));
  CHECK(std::isnan(cities.education[0]));
  CHECK(std::isnan(cities.sector_shares[0][0]));
  CHECK(cities.bloc[4] == BlocId{2});
}

TEST_CASE("A cell that is not the number wanted says what to do",
          "[reader][csv]") {
  const auto hint = [](const std::string& size) {
    return with_cities("6,Hull,UK,UK,53.7,-0.3," + size).message;
  };
  CHECK_THAT(hint("\"6,5\""), Contains("cities.csv:7:24: gdp_bn_gbp must be a "
                                       "number above 0") &&
                                  Contains("decimals after a dot"));
  CHECK_THAT(hint("n/a"), Contains("leave the cell empty"));
  CHECK_THAT(hint("+6"), Contains("without the plus"));
  CHECK_THAT(hint("0x6"), Contains("decimal digits"));
  CHECK_THAT(hint("6bn"), Contains("without unit"));
  CHECK_THAT(hint("1e999"), Contains("beyond the range"));
  CHECK_THAT(hint("inf"), Contains("not 'inf'"));
  CHECK_THAT(hint("nan"), Contains("leave the cell empty"));
  CHECK_THAT(hint("-6"), Contains("above 0 to 100000"));
  CHECK_THAT(hint("six"), Contains("not 'six'"));
  CHECK(hint("6").empty());
  CHECK(hint("").empty());
}

TEST_CASE("Rows that contradict others name both lines", "[reader][csv]") {
  CHECK(with_cities("2,Hull,UK,UK,53.7,-0.3,6")
            .says("cities.csv:7:1: the code 2 is given twice, first in line 3 "
                  "(Chengdu)"));
  CHECK(with_cities("6,Hull,UK,UK,53.7,-0.3").says(":7:1: the row has 6"));
  CHECK(with_cities("0,Hull,UK,UK,53.7,-0.3,6").says("from 1 to 2147483647"));
  CHECK(with_cities("6,,UK,UK,53.7,-0.3,6").says("name must not be empty"));
  CHECK(with_cities("6,Hull,UK,UKK,53.7,-0.3,6").says("did you mean 'UK'?"));
}

TEST_CASE("Sector shares are all there, or none", "[reader][csv]") {
  const SmallWorld world;
  const auto read = [&](const std::string& columns, const std::string& cells) {
    const std::string header = split(std::string{small_cities}, "\n")[0];
    world.folder.write("links.csv", "first,second,year_signed\n");
    world.folder.write("events.csv", "year,event,first,second\n");
    world.folder.write("cities.csv", header + columns + "\n" +
                                         "1,A,UK,UK,1,1,1" + cells +
                                         "\n2,B,C,China,1,1,1" + cells +
                                         "\n3,C,E,Europe,1,1,1" + cells + "\n");
    return outcome([&] { return world.read(); });
  };
  std::string all;
  for (const std::string_view name : sector_names)
    all += ",sector_" + std::string{name};

  CHECK(read("", "").exit == 0);
  CHECK(read(all, ",,,,,,,,").exit == 0);
  CHECK(read(all, ",1,0,0,0,0,0,0,0").exit == 0);
  CHECK(read(all, ",1,0,0,0,0,0,0,").says("either all are given or none"));
  CHECK(read(all, ",0,0,0,0,0,0,0,0").says("all zero"));
  CHECK(read(",sector_ict_digital", ",1")
            .says("the column 'sector_manufacturing' is missing"));
  CHECK(read(",sector_ict", ",1").says("unknown column 'sector_ict'"));
}

TEST_CASE("A bloc needs a city whose size is known", "[reader][csv]") {
  const SmallWorld world;
  std::string cities{small_cities};
  cities.replace(cities.find("104.06,90"), 9, "104.06,");
  world.folder.write("cities.csv", cities);
  CHECK(outcome([&] { return world.read(); })
            .says("cities.csv:3:1: no city of the bloc 'China' has a "
                  "gdp_bn_gbp"));
}

TEST_CASE("A relation needs cities of both its blocs", "[reader][csv]") {
  const SmallWorld world;
  world.folder.write("cities.csv",
                     "code,name,country,bloc,latitude,longitude,gdp_bn_gbp\n"
                     "1,Leeds,UK,UK,53,-1,6\n4,Lyon,F,Europe,45,4,9\n");
  world.folder.write("links.csv", "first,second,year_signed\n");
  const Outcome told = outcome([&] {
    return world.read({{"data.events", "\"\""}});
  });
  CHECK(told.says("UK-China needs cities of the bloc 'China'"));
}

TEST_CASE("Links keep the order and the years of their file", "[reader][csv]") {
  const LinkTable links = SmallWorld{}.read().links;
  CHECK(links.first == std::vector{CityId{0}, CityId{2}, CityId{0}});
  CHECK(links.second == std::vector{CityId{1}, CityId{3}, CityId{3}});
  CHECK(links.relation ==
        std::vector{RelationId{0}, RelationId{1}, RelationId{1}});
  CHECK(links.year_signed == std::vector{1995, 1960, unknown_year});
  CHECK(links.year_ended == std::vector{never, 1999, never});
}
