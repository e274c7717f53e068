#include <catch2/catch.hpp>

#include "scenarios/reader/read_observed.hpp"
#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;
using Catch::Contains;

namespace {

constexpr std::string_view quantities_header =
    "quantity,relation,from,to,value,bound,source,quality,selection,licence\n";
constexpr std::string_view origin = ",a page,observed,all,facts\n";

/// What is said of a folder with one table.
Outcome with(const std::string& table, const std::string& text,
             const CityTable* cities = nullptr) {
  const Folder folder;
  const auto file = folder.write(table, text);
  return outcome([&] { return read_observed(file.parent_path(), cities); });
}

Outcome with_quantity(const std::string& row) {
  return with("quantities.csv",
              std::string{quantities_header} + row + std::string{origin});
}

const std::filesystem::path data =
    std::filesystem::path{TWINNING_SOURCE} / "scenarios" / "data";

}  // namespace

TEST_CASE("The observations that come with the program are sound",
          "[reader][observed]") {
  const Observed observed = read_observed(data / "observed");
  CHECK(observed.links.size() == 279);
  CHECK(observed.outcomes.size() == 54);
  CHECK(observed.spells.size() == 6);
  CHECK(observed.quantities.size() == 24);
  std::size_t undated = 0;
  for (const ObservedLink& link : observed.links)
    undated += link.year_signed == unknown_year ? 1 : 0;
  CHECK(undated == 15 + 132);
}

TEST_CASE("The example of another pair of countries is sound",
          "[reader][observed]") {
  const Observed observed = read_observed(data / "example-observed");
  CHECK(observed.quantities.at(1).bound == Bound::at_least);
  CHECK(std::isnan(observed.outcomes.at(2).outcome));
  CHECK(observed.outcomes.at(0).variety() == 3);
}

TEST_CASE("What was not found is not known, and cannot be said to be none",
          "[reader][observed]") {
  const std::string header =
      "first,second,status,education,culture,delegations,business,governance,"
      "outcome,source,quality,selection,licence\n";
  CHECK(with("outcomes.csv", header + "1,2,,1,,,,,," + "a,observed,all,facts\n")
            .exit == 0);
  const Outcome zero =
      with("outcomes.csv", header + "1,2,,0,,,,,," + "a,observed,all,facts\n");
  CHECK(zero.exit == 3);
  CHECK_THAT(zero.message, Contains("not found is not none"));
}

TEST_CASE("Faults of observations are told with their place and a remedy",
          "[reader][observed]") {
  CHECK_THAT(with_quantity("standin,UK-China,2014,2014,52,exact").message,
             Contains("quantities.csv:2:1: 'standin' is none of") &&
                 Contains("did you mean 'standing'?"));
  CHECK_THAT(with_quantity("standing,UK-China,2014,2010,52,exact").message,
             Contains("to 2010 is before from 2014"));
  CHECK_THAT(with_quantity("standing,UK-China,2014,2014,,exact").message,
             Contains("but is empty"));
  CHECK_THAT(with_quantity("standing,UK-China,2014,2014,52,atleast").message,
             Contains("did you mean 'at_least'?"));
  CHECK_THAT(with("quantities.csv", "quantity,relation\n").message,
             Contains("the column 'licence' is missing"));
}

TEST_CASE("A table by another name is not overlooked", "[reader][observed]") {
  CHECK_THAT(with("outcome.csv", "x\n").message,
             Contains("did you mean 'outcomes.csv'?"));
  const Folder empty;
  const auto file = empty.write("note.txt", "");
  CHECK_THAT(outcome([&] { return read_observed(file.parent_path()); }).message,
             Contains("has no table of observations"));
}

TEST_CASE("Cities of observations are those of the runs",
          "[reader][observed]") {
  const SmallWorld world;
  const Scenario scenario = world.read();
  const std::string header =
      "first,second,first_name,second_name,year_signed,year_ended,source,"
      "quality,selection,licence\n";
  const auto link = [&](const std::string& row) {
    return with("links.csv", header + row + std::string{origin},
                &scenario.cities);
  };
  CHECK(link("1,2,Leeds,Chengdu,1995,").exit == 0);
  CHECK_THAT(link("1,2,Leeds,Wuhan,1995,").message,
             Contains("is called 'Chengdu' in the runs, not 'Wuhan'"));
  CHECK_THAT(link("1,99,,,1995,").message, Contains("has the code 99"));
  CHECK_THAT(link("1,2,,,1995,1990").message,
             Contains("year_ended 1990 is before year_signed 1995"));
}
