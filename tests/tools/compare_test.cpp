#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/model/statistics.hpp"
#include "tests/tools/program.hpp"
#include "tools/console/words.hpp"

using namespace twinning;
using Catch::Contains;
using Catch::StartsWith;
using Json = nlohmann::json;

namespace {

/// The small world with money for one bloc, and with more of it.
void write_policies(const Workplace& place) {
  const std::string fund =
      "[[levers]]\nname = \"fund\"\nlever = \"funding\"\nfrom = 2000\n"
      "blocs = [\"UK\"]\n";
  place.write("fund.toml", "extends = \"small.toml\"\nname = \"Fund\"\n" +
                               fund + "multiply = 3\n");
  place.write("cut.toml", "extends = \"small.toml\"\nname = \"Cut\"\n" + fund +
                              "multiply = 0.1\n");
}

const Json* find(const Json& told, const std::string& scenario,
                 const std::string& statistic, const Json& year = nullptr) {
  for (const Json& each : told["differences"])
    if (each["scenario"] == scenario && each["statistic"] == statistic &&
        each["year"] == year)
      return &each;
  return nullptr;
}

}  // namespace

TEST_CASE("A comparison tells the verdict, what differs and where",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const Outcome outcome =
      place.shell("PROG compare small.toml fund.toml --show-pairing");
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(outcome.out.starts_with("Fund\nagainst: Ten cities\n24 pairs of runs"));
  CHECK_THAT(outcome.out, Contains("\nVerdict\n  UK-China"));
  CHECK_THAT(outcome.out, Contains("lever 'fund'"));
  CHECK_THAT(outcome.out, Contains("fund.toml:3, its own"));
  CHECK_THAT(outcome.out, Contains("for each unit"));
  CHECK_THAT(outcome.out, Contains("independent runs that are needed"));
  CHECK(place.made() == std::vector<std::string>{"cut.toml", "fund.toml"});
}

TEST_CASE("A summary tells every statistic once, in lines of a terminal",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const std::string told = place.shell("PROG compare small.toml fund.toml").out;
  CHECK_THAT(told, Contains("more deals a year: +"));
  const std::size_t begin = told.find("\nUK-China\n");
  const std::size_t end = told.find("  years decided", begin);
  REQUIRE(end != std::string::npos);
  const std::string section = told.substr(begin, end - begin);
  for (const Observable& row : run_statistics()) {
    const std::size_t first = section.find(" " + std::string(row.name));
    INFO(row.name);
    REQUIRE(first != std::string::npos);
    CHECK(section.find(" " + std::string(row.name), first + 1) ==
          std::string::npos);
  }
  for (const std::string& line : lines_of(told))
    if (!line.starts_with("    here") && !line.starts_with("  twinning"))
      CHECK(letters(line) <= 80);
}

TEST_CASE("Where new links stand, a mean over links is told to hold them",
          "[tools][compare]") {
  // Links that a lever signs have hardly any trust in their first years.
  Workplace place;
  place.write("more.toml",
              "extends = \"small.toml\"\nname = \"More links\"\n"
              "[[levers]]\nname = \"new link\"\nlever = \"sign_link\"\n"
              "from = 2013\nlinks = [[3, 9], [4, 8], [5, 6]]\n");
  const std::string told = place.shell("PROG compare small.toml more.toml").out;
  INFO(told);
  CHECK_THAT(told, Contains("mean over the links that stand, of which there "
                            "are more"));
}

TEST_CASE("Differences are those of the tables of both, pair by pair",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.shell("PROG run -q small.toml && PROG run -q fund.toml");
  const auto column = [&](const std::string& file) {
    std::vector<double> deals;
    const auto rows =
        lines_of(place.shell("PROG export --table statistics " + file).out);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      // run,scenario,replicate,relation,deals_a_year,…
      std::size_t at = 0;
      for (int comma = 0; comma < 4; ++comma) at = rows[i].find(',', at) + 1;
      deals.push_back(std::stod(rows[i].substr(at)));
    }
    return deals;
  };
  const auto base = column("small.h5"), other = column("fund.h5");
  REQUIRE(base.size() == 24);
  double mean = 0, better = 0;
  for (std::size_t i = 0; i < 24; ++i) {
    mean += (other[i] - base[i]) / 24;
    better += other[i] > base[i];
  }

  const auto told = Json::parse(
      place.shell("PROG compare small.toml fund.toml -q --json").out);
  const Json* const deals = find(told, "Fund", "deals_a_year");
  REQUIRE(deals != nullptr);
  CHECK((*deals)["mean"].get<double>() == Approx(mean));
  CHECK((*deals)["probability_better"].get<double>() == Approx(better / 24));
  CHECK((*deals)["replicates"] == 24);
  CHECK((*deals)["low"].get<double>() < mean);
  CHECK((*deals)["high"].get<double>() > mean);
  // Before the lever acts nothing differs.
  CHECK((*find(told, "Fund", "deals", 1999))["verdict"] == "same");
}

TEST_CASE("Results compare as their scenarios do, also of one study",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const auto told = [&](const std::string& operands) {
    const Outcome outcome = place.shell("PROG compare -q --json " + operands);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return Json::parse(outcome.out);
  };
  const auto made = told("small.toml fund.toml");
  place.shell("PROG run -q small.toml && PROG run -q fund.toml");
  place.write("both.toml",
              "name = \"Both\"\nreplicates = 24\n"
              "scenarios = [\"small.toml\", \"fund.toml\"]\n");
  REQUIRE(place.shell("PROG sweep -q both.toml").status == 0);
  for (const std::string operands :
       {"small.h5 fund.h5", "small.h5 fund.toml", "both.h5"}) {
    INFO(operands);
    const auto read = told(operands);
    CHECK(read["differences"] == made["differences"]);
    CHECK(read["cities"] == made["cities"]);
    CHECK(read["costs"] == made["costs"]);
    CHECK(read["said_differently"].size() == 1);
  }
}

TEST_CASE("Results of other seeds are told to be no pairs",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.shell("PROG run -q small.toml && PROG run -q fund.toml --seed 8");
  const Outcome outcome = place.shell("PROG compare small.h5 fund.h5");
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Contains("NOT PAIRED: the seeds differ: 7 and 8"));
  const auto told =
      Json::parse(place.shell("PROG compare small.h5 fund.h5 --json").out);
  CHECK(told["scenarios"][0]["paired"] == false);
  CHECK((*find(told, "Fund", "deals_a_year"))["probability_better"].is_null());
}

TEST_CASE("Runs without a partner are left out, and told", "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.shell(
      "PROG run -q small.toml && PROG run -q fund.toml --replicates 30");
  CHECK_THAT(place.shell("PROG compare small.h5 fund.h5").out,
             Contains("24 pairs of runs") &&
                 Contains("6 runs have no partner and are left out"));
}

TEST_CASE("Several scenarios are each held against the first",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const auto told = Json::parse(
      place.shell("PROG compare small.toml fund.toml cut.toml -q --json").out);
  CHECK(told["scenarios"].size() == 2);
  const double more = (*find(told, "Fund", "visits_a_year"))["mean"];
  const double less = (*find(told, "Cut", "visits_a_year"))["mean"];
  CHECK(more > 0);
  CHECK(less < 0);
  CHECK(told["costs"][0]["money"] > 0);
  CHECK(told["costs"][1]["money"] < 0);
}

TEST_CASE("The page offered of a comparison replaces no result",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.write("fund.h5", "");
  const std::string told = place.shell("PROG compare small.toml fund.toml").out;
  CHECK_THAT(told, Contains("--out fund-2.h5\n") &&
                       Contains("report small.h5 fund-2.h5"));
}

TEST_CASE("Of several scenarios, the one with most deals is told first",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  for (const std::string order : {"fund.toml cut.toml", "cut.toml fund.toml"}) {
    const auto lines =
        lines_of(place.shell("PROG compare small.toml " + order).out);
    CHECK(lines[0] == "2 scenarios against: Ten cities");
    CHECK(lines[1].starts_with("  UK-China"));
    CHECK_THAT(lines[2], StartsWith("    Fund ") && Contains(" +"));
    CHECK_THAT(lines[3], StartsWith("    Cut ") && Contains(" -"));
    for (std::size_t i = 0; i < 4; ++i) CHECK(letters(lines[i]) <= 80);
  }
  CHECK_THAT(place.shell("PROG compare small.toml fund.toml").out,
             !Contains("scenarios against"));
}

TEST_CASE("Value for a unit of money lies in its interval, whatever the sign",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const auto told = Json::parse(
      place.shell("PROG compare small.toml fund.toml cut.toml -q --json").out);
  REQUIRE(told["costs"].size() == 2);
  for (const Json& cost : told["costs"]) {
    INFO(cost);
    const double mean = cost["value_a_unit"], money = cost["money"];
    CHECK(cost["low"] < mean);
    CHECK(mean < cost["high"]);
    CHECK(mean == Approx(cost["value"].get<double>() / money));
    CHECK(cost["replicates"] == 24);
  }
  // A cut of nine tenths from 2000 to 2015 takes 0.9/2 of what a trebling adds.
  CHECK(told["costs"][1]["money"].get<double>() ==
        Approx(-0.45 * told["costs"][0]["money"].get<double>()));
  CHECK_THAT(place.shell("PROG compare small.toml fund.toml").out,
             Contains("cost units available in 2000") &&
                 Contains("Available is not spent"));
}

TEST_CASE("Value is set against money only where nothing else differs",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.write("both.toml",
              "extends = \"fund.toml\"\nname = \"Both\"\n[[levers]]\n"
              "name = \"freeze\"\nlever = \"climate\"\nfrom = 2005\n"
              "add = -0.5\n");
  const auto told = Json::parse(
      place.shell("PROG compare small.toml both.toml -q --json").out);
  REQUIRE(told["costs"].size() == 1);
  CHECK(told["costs"][0]["money"] > 0);
  CHECK(told["costs"][0]["value_a_unit"].is_null());
  CHECK_THAT(place.shell("PROG compare small.toml both.toml").out,
             Contains("money is not the only cause"));
}

TEST_CASE("One run of each decides nothing", "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const Outcome outcome =
      place.shell("PROG compare small.toml fund.toml --replicates 1");
  CHECK_THAT(outcome.out, Contains("1 pair of runs") &&
                              Contains("one run of each tells nothing") &&
                              !Contains("the same in every pair"));
}

TEST_CASE("What differs after the last year in common is not called the same",
          "[tools][compare]") {
  Workplace place;
  place.write("later.toml",
              "extends = \"small.toml\"\nname = \"Later\"\n[time]\n"
              "end = 2020\n[[levers]]\nname = \"fund\"\n"
              "lever = \"funding\"\nfrom = 2017\nmultiply = 3\n");
  CHECK_THAT(place.shell("PROG compare small.toml later.toml").out,
             Contains("the same in every pair of runs to 2015, which both"));
}

TEST_CASE("A case is run until it is decided, or the cap is reached",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const auto told = Json::parse(
      place
          .shell("PROG compare small.toml fund.toml --replicates 4 -q --json "
                 "--until-decided visits_a_year --at-most 4000")
          .out);
  CHECK(told["decision"]["decided"] == true);
  CHECK(told["decision"]["looks"] >= 1);
  CHECK(told["level"].get<double>() == Approx(0.05 / 11));
  CHECK((*find(told, "Fund", "visits_a_year"))["replicates"] >= 4);

  // So few runs decide not every statistic.
  const Outcome capped = place.shell(
      "PROG compare small.toml fund.toml --replicates 4 --until-decided all "
      "--at-most 9");
  CHECK(capped.status == 0);
  CHECK_THAT(capped.out, Contains("NOT DECIDED after 9 replicates"));
}

TEST_CASE("Runs that are kept are those of a study, and are taken up again",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const std::string compare = "PROG compare small.toml fund.toml -q ";
  const auto json = [](const Outcome& outcome) {
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return Json::parse(outcome.out)["differences"];
  };
  const Json in_memory = json(place.shell(compare + "--json"));
  CHECK(json(place.shell(compare + "--json --keep x.h5")) == in_memory);
  CHECK(json(place.shell(compare + "--json --keep x.h5 -j 1")) == in_memory);
  CHECK(json(place.shell("PROG compare x.h5 --json")) == in_memory);
  CHECK(place.shell("PROG reproduce -q x.h5").status == 0);

  // More runs are added to those that are there, and none is ever dropped.
  const Outcome grown = place.shell(
      "PROG compare small.toml fund.toml --replicates 40 --keep x.h5");
  CHECK_THAT(grown.err, Contains("48 of 80 runs were made before"));
  CHECK_THAT(grown.out, Contains("40 pairs of runs"));
  const Outcome fewer = place.shell(
      "PROG compare small.toml fund.toml --replicates 10 --keep x.h5");
  CHECK_THAT(fewer.out, Contains("40 pairs of runs"));
  place.shell(compare + "--replicates 40 --keep at_once.h5");
  place.shell("PROG export x.h5 > x.csv; PROG export at_once.h5 > y.csv");
  CHECK(place.read("x.csv") == place.read("y.csv"));
}

TEST_CASE("Looks at a case that is kept go on from look to look",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const std::string decide =
      "PROG compare small.toml fund.toml --replicates 4 --until-decided all "
      "--at-most 9 --json -q ";
  const Json in_memory = Json::parse(place.shell(decide).out);
  const Json kept = Json::parse(place.shell(decide + "--keep x.h5").out);
  CHECK(kept["differences"] == in_memory["differences"]);
  CHECK(kept["decision"] == in_memory["decision"]);
  CHECK_THAT(place.shell("PROG status x.h5").out,
             Contains("18 of 18 runs, complete"));
}

TEST_CASE("Comparisons are the same for any number of threads",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const std::string line =
      "PROG compare small.toml fund.toml -q --json --jobs ";
  CHECK(place.shell(line + "1").out == place.shell(line + "7").out);
}

TEST_CASE("Tables of a comparison are CSV, on the output or in a file",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  const std::string line = "PROG compare small.toml fund.toml -q ";
  const auto rows = lines_of(place.shell(line + "--table differences").out);
  CHECK(rows.size() == 1 + 23 + 16 * 35);
  CHECK(rows[0].starts_with("scenario,statistic,relation,year,unit,base,"));
  CHECK(rows[1].starts_with("Fund,deals_a_year,UK-China,,deals/year,"));
  CHECK(place.shell(line + "--table cities --out c.csv").status == 0);
  CHECK_THAT(place.read("c.csv"), Contains("\"Xiamen, Fujian\""));
  CHECK(place.shell(line + "--out c.csv").status == 4);
  CHECK_THAT(place.shell(line + "--table files").out, Contains("fund.toml,3"));
}

TEST_CASE("What cannot be compared is refused before the first run",
          "[tools][compare]") {
  Workplace place;
  write_policies(place);
  place.shell("PROG run -q small.toml");
  const auto check = [&](const std::string& words, int status,
                         const std::string& message) {
    const Outcome outcome = place.shell("PROG compare " + words);
    INFO(words);
    CHECK(outcome.status == status);
    CHECK_THAT(outcome.err, Contains(message));
    CHECK(outcome.out.empty());
  };
  check("small.toml", 2, "name the base first");
  check("small.h5 small.h5 --seed 3", 2, "results hold theirs");
  check("small.toml small.h5 --until-decided all", 2, "is a result");
  check("small.toml fund.toml --until-decided deals", 2, "deals_a_year");
  check("small.toml fund.toml --at-most 9", 2, "--until-decided");
  check("small.toml no.toml", 4, "no.toml");
  check("small.toml small.h5 --keep x.h5", 2, "is a result");
  check("small.toml fund.toml --keep fund.toml --force", 2, "which is read");
  check("small.toml fund.toml --keep small.h5", 4, "exists");
  place.write("grid.toml",
              "name = \"Grid\"\nscenarios = [\"small.toml\"]\nreplicates = 2\n"
              "[design]\nkind = \"grid\"\n[[vary]]\nparameter = "
              "\"trust.gain\"\nvalues = [0.1, 0.2]\n");
  place.shell("PROG sweep -q grid.toml");
  check("small.h5 grid.h5", 3, "holds points of a design");
}

TEST_CASE("The last lines of a comparison make a page of it",
          "[tools][compare]") {
  Workplace place;
  place.shell("cp small.toml other.toml");
  const auto told = lines_of(
      place.shell("PROG compare small.toml other.toml --set trust.gain=0.2")
          .out);
  REQUIRE(told.size() > 3);
  for (std::size_t i = told.size() - 3; i < told.size(); ++i) {
    REQUIRE_THAT(told[i], Catch::StartsWith("  twinning "));
    CHECK(place.shell("PROG " + told[i].substr(11)).status == 0);
  }
  CHECK_THAT(place.read("page.html"), Catch::Contains("What the policies"));
}
