#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"
#include "tools/console/words.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// The cell of a row of CSV under a column of its header; no cell before it
/// may have a comma.
std::string cell(const std::string& header, const std::string& row,
                 const std::string& column) {
  std::size_t place = 0;
  const std::string names = header + ",";
  for (std::size_t at = 0; names.substr(at, names.find(',', at) - at) != column;
       at = names.find(',', at) + 1)
    ++place;
  std::size_t at = 0;
  for (std::size_t i = 0; i < place; ++i) at = row.find(',', at) + 1;
  return row.substr(at, row.find(',', at) - at);
}

/// The rows of the link between Leeds and Hangzhou at the end, run by run, the
/// header first.
std::vector<std::string> rows_of_link(Workplace& place,
                                      const std::string& file) {
  std::vector<std::string> out;
  for (const std::string& row :
       lines_of(place.shell("PROG export " + file + " --table links").out))
    if (out.empty() || (row.find("Leeds") != std::string::npos &&
                        row.find("Hangzhou") != std::string::npos))
      out.push_back(row);
  return out;
}

}  // namespace

TEST_CASE("The story of a link adds up to what its result records",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 4");
  const auto told = Json::parse(
      place.shell("PROG explain small.h5 --run 2 --link Leeds,Hangzhou --json")
          .out);
  const auto rows = rows_of_link(place, "small.h5");
  REQUIRE(rows.size() == 1 + 4);
  const auto of_run = [&](const std::string& column) {
    return std::stod(cell(rows[0], rows[3], column));
  };
  CHECK(rows[3].starts_with("2,"));
  CHECK(of_run("deals") == told["outcome"]["deals"]);
  CHECK(of_run("value_total") ==
        Approx(told["outcome"]["value"].get<double>()));
  CHECK(of_run("trust_second") == told["years"].back()["trust"][1]);
  double deals = 0;
  for (const auto& year : told["years"]) deals += year["deals"].get<double>();
  CHECK(deals == told["outcome"]["deals"]);
  CHECK(told["years"].front()["year"] == 1988);
  CHECK(told["other_runs"]["runs"] == 3);
}

TEST_CASE("The effect over runs is that of two results, pair by pair",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 24");
  place.shell(
      "PROG run -q small.toml --replicates 24 --set trust.gain=0.9 --out "
      "more.h5");
  const auto base = rows_of_link(place, "small.h5");
  const auto more = rows_of_link(place, "more.h5");
  REQUIRE(base.size() == 1 + 24);
  // In one or two of the runs it has ended: they have no value to compare.
  std::vector<double> effects;
  double here = 0;
  for (std::size_t run = 1; run <= 24; ++run) {
    const auto value = [&](const std::vector<std::string>& rows) {
      return cell(rows[0], rows[run], "status") == "3"
                 ? std::nan("")
                 : std::stod(cell(rows[0], rows[run], "value_average"));
    };
    const double effect = value(more) - value(base);
    if (std::isnan(effect)) continue;
    effects.push_back(effect);
    if (run == 1 + 5) here = effect;
  }
  const auto pairs = double(effects.size());
  double sum = 0, raised = 0, below = 0;
  for (const double each : effects) {
    sum += each;
    raised += each > 0;
    below += each < here;
  }
  CHECK(pairs < 24);

  const auto told = Json::parse(
      place
          .shell("PROG explain small.h5 --run 5 --link Leeds,Hangzhou --set "
                 "trust.gain=0.9 --runs 24 --json")
          .out)["otherwise"];
  const auto& value = told.back()["over_runs"]["value"];
  CHECK(value["replicates"] == pairs);
  CHECK(value["mean"].get<double>() == Approx(sum / pairs));
  CHECK(value["low"] < value["mean"]);
  CHECK(value["high"] > value["mean"]);
  CHECK(value["more"]["mean"].get<double>() == Approx(raised / pairs));
  CHECK(value["here"].get<double>() == Approx(here));
  CHECK(value["smaller_elsewhere"]["mean"].get<double>() ==
        Approx(below / (pairs - 1)));
  CHECK(value["smaller_elsewhere"]["replicates"] == pairs - 1);
  CHECK(told.back()["over_runs"]["standing"]["replicates"] == 24);
}

TEST_CASE("Effects over runs rest on as many runs as are asked for",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 2");
  const auto told = [&](const std::string& runs) {
    return place
        .shell(
            "PROG explain small.h5 --run 1 --link Leeds,Hangzhou "
            "--set trust.gain=0.3 --runs " +
            runs)
        .out;
  };
  CHECK_THAT(told("12"), Contains("the same changes over 12 runs"));
  // Setting what is set already changes nothing in any run.
  CHECK_THAT(told("12"), Contains("the same in all 11 runs") &&
                             Contains("in 11 of 12 runs"));
  CHECK_THAT(told("0"), !Contains("the same changes over"));
  CHECK_THAT(told("1"), Contains("not known"));
}

TEST_CASE("The story of a link is told in lines of 80 letters",
          "[tools][explain]") {
  Workplace place;
  place.shell("PROG run -q small.toml --replicates 12");
  const std::string told =
      place
          .shell(
              "PROG explain small.h5 --run 2 --link Leeds,Hangzhou --runs 12")
          .out;
  CHECK_THAT(told, Contains("the same changes over 12 runs"));
  for (const std::string& line : lines_of(told)) {
    INFO(line);
    CHECK(letters(line) <= 80);
  }
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
