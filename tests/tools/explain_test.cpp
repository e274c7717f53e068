#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

TEST_CASE("The story of a link adds up to what its result records",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 4");
  const auto told = Json::parse(
      place.shell("PROG explain small.h5 --run 2 --link Leeds,Hangzhou --json")
          .out);
  const auto rows =
      lines_of(place.shell("PROG export small.h5 --table links").out);
  const auto header = rows.front();
  const auto cell = [&](const std::string& row, const std::string& column) {
    std::size_t place_of_column = 0;
    std::string names = header + ",";
    for (std::size_t at = 0;
         names.substr(at, names.find(',', at) - at) != column;
         at = names.find(',', at) + 1)
      ++place_of_column;
    std::size_t at = 0;
    for (std::size_t i = 0; i < place_of_column; ++i)
      at = row.find(',', at) + 1;
    return row.substr(at, row.find(',', at) - at);
  };
  int found = 0;
  for (const std::string& row : rows)
    if (row.starts_with("2,") && row.find("Leeds") != std::string::npos &&
        row.find("Hangzhou") != std::string::npos) {
      ++found;
      CHECK(std::stod(cell(row, "deals")) == told["outcome"]["deals"]);
      CHECK(std::stod(cell(row, "value_total")) ==
            Approx(told["outcome"]["value"].get<double>()));
      CHECK(std::stod(cell(row, "trust_second")) ==
            told["years"].back()["trust"][1]);
    }
  CHECK(found == 1);
  double deals = 0;
  for (const auto& year : told["years"]) deals += year["deals"].get<double>();
  CHECK(deals == told["outcome"]["deals"]);
  CHECK(told["years"].front()["year"] == 1988);
  CHECK(told["other_runs"]["runs"] == 3);
}

TEST_CASE("A question that changes nothing changes nothing of the story",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 2");
  const auto told = Json::parse(
      place
          .shell("PROG explain small.h5 --link Hangzhou,Leeds --set "
                 "trust.gain=0.3 --json")
          .out);
  const auto& asked = told["otherwise"].back();
  CHECK(asked["what"] == "as asked: trust.gain=0.3");
  CHECK(asked["value"] == told["outcome"]["value"]);
  CHECK(asked["last"] == told["years"].back());

  const auto more = Json::parse(
      place
          .shell("PROG explain small.h5 --link Hangzhou,Leeds --set "
                 "trust.gain=0.9 --json")
          .out)["otherwise"];
  CHECK(more.back()["last"]["trust"][0] >
        told["years"].back()["trust"][0].get<double>());
}

TEST_CASE("A link that is never signed has no story", "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 2 --set time.end=1986");
  const Outcome outcome =
      place.shell("PROG explain small.h5 --link Leeds,Hangzhou");
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Contains("never twinned in this run"));
}

TEST_CASE("Cities, parameters and levers of a question must be known",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 2");
  const auto refused = [&](const std::string& options,
                           const std::string& words) {
    const Outcome outcome = place.shell("PROG explain small.h5 " + options);
    INFO(options);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains(words));
  };
  refused("", "--link is missing");
  refused("--link Leeds", "takes two cities");
  refused("--link Leads,Hangzhou", "did you mean 'Leeds'?");
  refused("--link Leeds,Ningbo --run 0 --set trust.gian=1",
          "did you mean 'trust.gain'?");
  refused("--link Leeds,Hangzhou --set trust.gain=-1", "must be a number");
  refused("--link Leeds,Hangzhou --without nothing", "no lever 'nothing'");
  refused("--link Leeds,Hangzhou --run 9", "its runs are 0 to 1");
}
