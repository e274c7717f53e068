#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/program.hpp"
#include "tools/console/words.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// A study of the small world: three values of one parameter.
std::string study(const std::string& values, int replicates,
                  const std::string& more = "") {
  return "name = \"A small study\"\nscenarios = [\"small.toml\"]\n"
         "replicates = " +
         std::to_string(replicates) +
         "\n[design]\nkind = \"grid\"\n[[vary]]\nparameter = \"trust.gain\"\n"
         "values = [" +
         values + "]\n" + more;
}

/// Two results are the same outside of provenance.
bool same(Workplace& place, const std::string& a, const std::string& b) {
  const std::string line =
      "h5diff --exclude-path=/provenance " + a + " " + b + " > differences";
  return place.shell(line).status == 0;
}

}  // namespace

TEST_CASE("A sweep tells what was found and what to do next",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.2, 0.3", 20));
  const Outcome outcome = place.shell("PROG sweep grid.toml");
  CHECK(outcome.status == 0);
  CHECK_THAT(outcome.out, Contains("A small study: 60 of 60 runs, 3 cells"));
  CHECK_THAT(outcome.out, Contains("trust.gain"));
  CHECK_THAT(outcome.out, Contains("twinning export grid.h5"));
  for (const std::string& line : lines_of(outcome.out))
    CHECK(line.size() < 160);

  const auto rows =
      lines_of(place.shell("PROG export grid.h5 --table statistics").out);
  CHECK(rows.size() == 61);
  CHECK(rows[0].starts_with(
      "run,scenario,point,trust.gain,replicate,relation,deals_a_year,"));
}

TEST_CASE("A summary of many numbers fits a line of a terminal",
          "[tools][sweep]") {
  Workplace place;
  std::string many =
      "name = \"Many\"\nscenarios = [\"small.toml\"]\nreplicates = 3\n"
      "[design]\nkind = \"latin_hypercube\"\npoints = 5\n";
  for (const char* name : {"economy.alumni_effect", "trust.gain",
                           "exchange.uncoordinated_transfer", "trust.decay"})
    many += "[[vary]]\nparameter = \"" + std::string(name) +
            "\"\ndistribution = \"uniform\"\nlow = 0.1\nhigh = 0.3\n";
  place.write("many.toml", many);
  const Outcome told = place.shell("PROG sweep many.toml");
  CHECK_THAT(told.out, Contains("(2) exchange.uncoordinated_transfer"));
  for (const std::string& line : lines_of(told.out))
    if (!line.starts_with("  twinning")) CHECK(letters(line) <= 80);
}

TEST_CASE("The summary of a study is that of its runs", "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 16));
  const auto found =
      Json::parse(place.shell("PROG sweep -q --json grid.toml").out);
  const auto whole = Json::parse(
      place
          .shell("PROG run -q --json small.toml --replicates 16 --set "
                 "trust.gain=0.3")
          .out);
  REQUIRE(found["cells"].size() == 2);
  for (const auto& figure : whole["relations"][0]["statistics"])
    if (figure["statistic"] == "deals_a_year")
      CHECK(found["cells"][1]["mean"].get<double>() ==
            Approx(figure["mean"].get<double>()));
}

TEST_CASE("Scenarios of a study are compared point by point",
          "[tools][sweep]") {
  Workplace place;
  place.write("none.toml",
              "extends = \"small.toml\"\nname = \"No gain\"\n"
              "[parameters]\ntrust.loss = 0.9\n");
  std::string crossed = study("0.1, 0.2, 0.3", 8);
  crossed.replace(crossed.find("[\"small.toml\"]"), 14,
                  "[\"small.toml\", \"none.toml\"]");
  place.write("crossed.toml", crossed);
  const auto found = Json::parse(
      place.shell("PROG sweep -q --json crossed.toml --statistic trust_at_end")
          .out);
  REQUIRE(found["cells"].size() == 6);
  double sum = 0;
  int above = 0;
  for (std::size_t point = 0; point < 3; ++point) {
    const double more = found["cells"][3 + point]["mean"].get<double>() -
                        found["cells"][point]["mean"].get<double>();
    sum += more;
    above += more > 0;
  }
  const auto& other = found["scenarios"][1];
  CHECK(other["scenario"] == "No gain");
  CHECK(other["more"]["mean"].get<double>() == Approx(sum / 3));
  CHECK(other["more"]["above"] == above);
  CHECK(sum < 0);

  const Outcome unknown =
      place.shell("PROG sweep crossed.toml --statistic trust_at_ent");
  CHECK(unknown.status == 2);
  CHECK_THAT(unknown.err, Contains("did you mean 'trust_at_end'?"));
}

TEST_CASE("A dry run tells what is there already, and writes nothing",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 20));
  REQUIRE(place.shell("PROG sweep -q grid.toml").status == 0);
  place.write("grid.toml", study("0.1, 0.2, 0.3", 30));
  const auto before = place.made();
  const auto told =
      Json::parse(place.shell("PROG sweep grid.toml --dry-run --json").out);
  CHECK(told["points"] == 3);
  CHECK(told["runs"] == 90);
  CHECK(told["held"] == 40);
  CHECK(place.made() == before);
  CHECK_THAT(place.shell("PROG sweep grid.toml --dry-run").out,
             Contains("40 of 90 runs need not be made again"));
}

TEST_CASE("A dry run promises no runs that the study would not take over",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 20));
  REQUIRE(place.shell("PROG sweep -q grid.toml --out old.h5").status == 0);
  // The same runs, of which more is recorded.
  const auto sweep = [&](const std::string& options) {
    return place.shell("PROG sweep -q grid.toml --set record.links=yearly " +
                       options);
  };
  const Outcome told = sweep("--reuse old.h5 --dry-run");
  const Outcome made = sweep("--reuse old.h5");
  CHECK(made.status == 3);
  CHECK_THAT(made.err, Contains("cannot be reused"));
  CHECK(told.status == made.status);
  CHECK(told.err == made.err);
  const Outcome grown = sweep("--out old.h5 --grow --dry-run");
  CHECK(grown.err == made.err);
  // It only lies there.
  const Outcome beside = sweep("--out old.h5 --dry-run --json");
  REQUIRE(beside.status == 0);
  CHECK(Json::parse(beside.out)["held"] == 0);
}

TEST_CASE("A study says in how many cells its precision is not reached",
          "[tools][sweep]") {
  Workplace place;
  const std::string asked =
      "{ until = \"deals_a_year\", relation = \"UK-China\", half_width = "
      "1e-9, at_least = 4, at_most = 8 }";
  std::string wanted = study("0.1, 0.3", 4);
  wanted.replace(wanted.find("replicates = 4"), 14, "replicates = " + asked);
  place.write("precise.toml", wanted);
  const Outcome outcome = place.shell("PROG sweep precise.toml");
  REQUIRE(outcome.status == 0);
  CHECK_THAT(outcome.out, Contains("precision not reached in 2 of 2 cells"));

  wanted.replace(wanted.find("1e-9"), 4, "1e+9");
  place.write("loose.toml", wanted);
  CHECK_THAT(place.shell("PROG sweep loose.toml").out,
             Contains("precision reached in every cell: deals_a_year"));
}

TEST_CASE("A study that has grown has the bytes of one made at once",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 20));
  REQUIRE(place.shell("PROG sweep -q grid.toml").status == 0);
  // More points, one fewer, and more replicates.
  place.write("grid.toml", study("0.2, 0.3, 0.4", 40));
  const Outcome refused = place.shell("PROG sweep -q grid.toml");
  CHECK(refused.status == 4);
  CHECK_THAT(refused.err, Contains("--grow"));

  const Outcome grown = place.shell("PROG sweep grid.toml --grow --force");
  CHECK(grown.status == 0);
  CHECK_THAT(grown.err, Contains("20 rows are taken over"));
  REQUIRE(place.shell("PROG sweep -q grid.toml --out anew.h5").status == 0);
  CHECK(same(place, "grid.h5", "anew.h5"));
  CHECK(place.made().size() == 4);  // two results, the study, the differences
}

TEST_CASE("Scenarios that can share no result are refused by check as well",
          "[tools][sweep]") {
  Workplace place;
  place.write("signed.toml",
              "extends = \"small.toml\"\nname = \"Signed\"\n[[levers]]\n"
              "name = \"sign\"\nlever = \"sign_link\"\nfrom = 2000\n"
              "links = [[1, 8]]\n");
  place.write("both.toml",
              "name = \"Both\"\nreplicates = 2\n"
              "scenarios = [\"small.toml\", \"signed.toml\"]\n");
  for (const std::string command : {"check", "sweep"}) {
    const Outcome refused = place.shell("PROG " + command + " both.toml");
    CHECK(refused.status == 3);
    CHECK_THAT(refused.out + refused.err, Contains("make a result of each"));
  }
}

TEST_CASE("A study that grows loses no run unless it is forced to",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 20));
  REQUIRE(place.shell("PROG sweep -q grid.toml --out old.h5").status == 0);
  const std::string held = place.read("old.h5");

  place.write("grid.toml", study("0.3, 0.4", 20));
  for (const std::string trial : {"", " --dry-run"}) {
    const Outcome refused =
        place.shell("PROG sweep grid.toml --out old.h5 --grow" + trial);
    CHECK(refused.status == 4);
    CHECK_THAT(refused.err, Contains("holds 20 that this study has no use "
                                     "for, and 20 that it has"));
    CHECK(place.read("old.h5") == held);
  }
  // Others are not lost if they are merely not taken over.
  const Outcome reused =
      place.shell("PROG sweep grid.toml --out new.h5 --reuse old.h5");
  CHECK(reused.status == 0);
  CHECK_THAT(reused.err, Contains("20 rows are taken over"));
  CHECK(place.read("old.h5") == held);

  place.write("grid.toml", study("0.1, 0.3, 0.4", 30));
  CHECK(place.shell("PROG sweep -q grid.toml --out old.h5 --grow").status == 0);
}

TEST_CASE("A study grows in which a lever varies that one scenario alone has",
          "[tools][sweep]") {
  Workplace place;
  place.write("funded.toml",
              "extends = \"small.toml\"\nname = \"Funded\"\n[[levers]]\n"
              "name = \"fund\"\nlever = \"funding\"\nfrom = 2000\n"
              "multiply = 2\n");
  const auto write = [&](const std::string& gains) {
    std::string both =
        study(gains, 4, "[[vary]]\nlever = \"fund\"\nvalues = [1, 2, 3]\n");
    both.replace(both.find("[\"small.toml\"]"), 14,
                 "[\"small.toml\", \"funded.toml\"]");
    place.write("both.toml", both);
  };
  write("0.1");
  REQUIRE(place.shell("PROG sweep -q both.toml").status == 0);
  write("0.1, 0.3");
  const Outcome grown = place.shell("PROG sweep both.toml --grow");
  CHECK(grown.err.find("no use") == std::string::npos);
  CHECK(grown.status == 0);
  REQUIRE(place.shell("PROG sweep -q both.toml --out anew.h5").status == 0);
  CHECK(same(place, "both.h5", "anew.h5"));
  // Of what is held once and planned thrice, one is lost.
  place.write("both.toml", study("0.3", 4));
  CHECK_THAT(place.shell("PROG sweep both.toml --grow").err,
             Contains("holds 28 that this study has no use for, and 4 that"));
}

TEST_CASE("Runs of a study that was stopped and then changed are taken over",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 400000));
  const Outcome stopped = place.shell(
      "timeout --preserve-status -s INT 3 PROG sweep -q grid.toml --set "
      "time.steps_per_year=24");
  CHECK(stopped.status == 130);
  place.write("grid.toml", study("0.1, 0.2", 64));
  const Outcome grown = place.shell(
      "PROG sweep grid.toml --grow --force --set "
      "time.steps_per_year=24");
  CHECK(grown.status == 0);
  CHECK_THAT(grown.err, Contains("rows are taken over"));
  REQUIRE(place
              .shell("PROG sweep -q grid.toml --out anew.h5 --set "
                     "time.steps_per_year=24")
              .status == 0);
  CHECK(same(place, "grid.h5", "anew.h5"));
}

TEST_CASE("Shards join to the bytes of a single process", "[tools][sweep]") {
  for (const std::string runs : {"all", "aggregates"}) {
    Workplace place;
    place.write("grid.toml", study("0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4", 48,
                                   "[record]\nruns = \"" + runs + "\"\n"));
    REQUIRE(place.shell("PROG sweep -q grid.toml --out one.h5").status == 0);
    const Outcome early = place.shell(
        "PROG sweep -q grid.toml --shard 2/3 --out x.h5 && PROG merge x.h5");
    CHECK(early.status == 4);
    CHECK_THAT(early.err, Contains("are missing"));
    for (const char* shard : {"3/3", "1/3"})
      REQUIRE(place
                  .shell(std::string("PROG sweep -q grid.toml --out x.h5 "
                                     "--shard ") +
                         shard)
                  .status == 0);
    CHECK(place.shell("PROG merge x.h5").status == 0);
    CHECK(same(place, "one.h5", "x.h5"));
  }
}

TEST_CASE("A sweep killed again and again ends with the same bytes",
          "[tools][sweep][slow]") {
  for (const std::string runs : {"all", "aggregates"}) {
    Workplace place;
    place.write("grid.toml",
                study("0.1, 0.2, 0.3", 2000,
                      "[record]\nlinks = \"none\"\nruns = \"" + runs + "\"\n"));
    REQUIRE(place.shell("PROG sweep -q grid.toml --out one.h5").status == 0);
    int kills = 0;
    for (int attempt = 1; attempt <= 40; ++attempt) {
      const Outcome outcome =
          place.shell("timeout -s KILL 0." + std::to_string(10 + attempt * 2) +
                      " PROG sweep -q grid.toml --out x.h5");
      if (outcome.status == 0) break;
      ++kills;
    }
    if (runs == "all") CHECK(kills > 0);
    REQUIRE(place.shell("PROG sweep -q grid.toml --out x.h5").status == 0);
    CHECK(same(place, "one.h5", "x.h5"));
  }
}

TEST_CASE("Runs that fail are told, and retried when asked", "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml",
              "name = \"Some fail\"\nscenarios = [\"small.toml\"]\n"
              "replicates = 8\n[design]\nkind = \"grid\"\n[[vary]]\n"
              "parameter = \"economy.size_reference\"\n"
              "values = [1e-300, 15]\n[[vary]]\n"
              "parameter = \"economy.size_exponent\"\nvalues = [1.5]\n");
  const Outcome outcome = place.shell("PROG sweep grid.toml");
  CHECK(outcome.status == 11);
  CHECK_THAT(outcome.out, Contains("8 failed"));
  CHECK_THAT(place.shell("PROG status grid.h5").out,
             Contains("run 0 failed: a number stopped being finite"));
  const std::string before = place.read("grid.h5");
  CHECK(place.shell("PROG sweep -q grid.toml").status == 11);
  CHECK(place.read("grid.h5") == before);

  const Outcome again = place.shell("PROG sweep grid.toml --retry-failed");
  CHECK(again.status == 11);
  CHECK_THAT(again.err, Contains("8 rows are taken over"));
}

TEST_CASE("A finished sweep is told to be finished, and stays as it is",
          "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1, 0.3", 8));
  REQUIRE(place.shell("PROG sweep -q grid.toml").status == 0);
  const std::string before = place.read("grid.h5");
  const Outcome again = place.shell("PROG sweep grid.toml");
  CHECK(again.status == 0);
  CHECK_THAT(again.err, Contains("complete already"));
  CHECK(place.read("grid.h5") == before);
  CHECK(place.shell("PROG reproduce -q grid.h5").status == 0);
}

TEST_CASE("A shard that cannot be is refused", "[tools][sweep]") {
  Workplace place;
  place.write("grid.toml", study("0.1", 8));
  for (const std::string shard : {"0/3", "4/3", "1", "a/b", "1/0", "-1/3"}) {
    const Outcome outcome =
        place.shell("PROG sweep grid.toml --shard=" + shard);
    INFO(shard);
    CHECK(outcome.status == 2);
    CHECK_THAT(outcome.err, Contains("from 1 to N"));
  }
  CHECK(place.shell("PROG sweep grid.toml --shard 1/2 --force").status == 2);
  CHECK(place.made() == std::vector<std::string>{"grid.toml"});
}
