#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "scenarios/reader/schema.hpp"
#include "sim/experiment/design.hpp"
#include "sim/experiment/distribution.hpp"
#include "sim/model/statistics.hpp"
#include "tests/tools/program.hpp"

using namespace twinning;
using Json = nlohmann::json;

namespace {

/// Tells each TOML file that does not fit a JSON Schema, with the reason.
constexpr const char* validator = R"(
import json, sys, tomllib
from jsonschema import Draft7Validator
schema = json.load(open(sys.argv[1]))
Draft7Validator.check_schema(schema)
for file in sys.argv[2:]:
    for fault in Draft7Validator(schema).iter_errors(tomllib.load(open(file, "rb"))):
        print(file, list(fault.path), fault.message[:200])
)";

/// A place with the schemas of files and what holds files to them.
class Validated : public Workplace {
 public:
  Validated() {
    write("validate.py", validator);
    shell("PROG describe --schema > scenario.json");
    shell("PROG describe --study-schema > study.json");
    shell("PROG describe --claims-schema > claims.json");
  }

  /// Python, its jsonschema and its tomllib are not on every machine.
  [[nodiscard]] bool can_validate() {
    return shell("python3 -c 'import jsonschema, tomllib'").status == 0;
  }

  /// What does not fit, "" if all does.
  std::string misfits(const std::string& schema, const std::string& files) {
    const Outcome told =
        shell("python3 validate.py " + schema + ".json " + files);
    CHECK(told.err == "");
    return told.out;
  }
};

void check_keys(const Json& table, TableName kind) {
  for (const auto key : table_kind(kind).keys) {
    INFO(key);
    CHECK(table["properties"].contains(key));
  }
  CHECK(table["properties"].size() == table_kind(kind).keys.size());
}

/// A study with lines of its own.
std::string study(const std::string& rest) {
  return "name = \"A\"\nscenarios = [\"small.toml\"]\n" + rest;
}

}  // namespace

TEST_CASE("The schema of studies has the keys that the reader takes",
          "[tools][schema]") {
  Validated place;
  const Json schema = Json::parse(place.read("study.json"));
  const Json& top = schema["properties"];
  check_keys(schema, TableName::study);
  check_keys(top["replicates"]["anyOf"][1], TableName::precision);
  check_keys(top["design"], TableName::design);
  check_keys(top["vary"]["items"], TableName::vary);
  check_keys(top["record"], TableName::study_record);
  CHECK(top["design"]["properties"]["kind"]["enum"].size() == designs().size());
  CHECK(top["vary"]["items"]["properties"]["distribution"]["enum"].size() ==
        distributions().size());
}

TEST_CASE("The schema of claims has the keys that the reader takes",
          "[tools][schema]") {
  Validated place;
  const Json schema = Json::parse(place.read("claims.json"));
  check_keys(schema, TableName::claims);
  const Json& claim = schema["properties"]["claims"]["items"];
  check_keys(claim, TableName::claim);
  const Json& test = claim["properties"]["tests"]["items"];
  check_keys(test, TableName::claim_test);
  check_keys(test["properties"]["minus"], TableName::claim_quantity);
  check_keys(test["properties"]["ablations"]["items"],
             TableName::claim_ablation);
  CHECK(test["properties"]["statistic"]["enum"].size() == statistic_count);
}

TEST_CASE("The worked scenarios, studies and claims fit the schemas of files",
          "[tools][schema]") {
  Validated place;
  if (!place.can_validate()) return;
  const std::string folder = TWINNING_SOURCE "/scenarios/";
  place.shell("cp -r " + folder + " . && rm scenarios/claims.toml");
  CHECK(place.misfits("scenario", "scenarios/*.toml") == "");
  CHECK(place.misfits("study", folder + "studies/*.toml") == "");
  CHECK(place.misfits("claims", folder + "claims.toml") == "");
}

TEST_CASE("Studies that the reader refuses by their form do not fit the schema",
          "[tools][schema]") {
  Validated place;
  if (!place.can_validate()) return;
  const std::vector<std::string> faults{
      "scenaros = []\n",
      "replicates = 0\n",
      "random_numbers = \"none\"\n",
      "replicates = {until = \"value\", relation = \"a\", half_width = 1}\n",
      "[design]\npoints = 4\n",
      "[design]\nkind = \"sobol\"\n",
      "[design]\nkind = \"csv\"\n",
      "[design]\nkind = \"gird\"\n",
      "[[vary]]\nvalues = [1]\n",
      "[[vary]]\nparameter = \"trust.gain\"\nlever = \"a\"\n",
      "[[vary]]\nparameter = \"trust.gian\"\n",
      "[[vary]]\nlever = \"a\"\nvalues = []\n",
      "[[vary]]\nlever = \"a\"\ndistribution = \"beta\"\nalpha = 1\n",
      "[[vary]]\nlever = \"a\"\ndistribution = \"uniform\"\nlow = \"0\"\n",
      "[[vary]]\nlever = \"a\"\nsteps = 1\n",
      "[record]\nruns = \"some\"\n",
      "[record]\nobservables = []\n",
      "[record]\nobservables = [\"dels\"]\n"};
  for (std::size_t i = 0; i < faults.size(); ++i)
    place.write("bad-" + std::to_string(i) + ".toml", study(faults[i]));
  const std::string told = place.misfits("study", "bad-*.toml");
  for (std::size_t i = 0; i < faults.size(); ++i) {
    INFO(faults[i]);
    CHECK_THAT(told, Catch::Contains("bad-" + std::to_string(i) + ".toml"));
  }
  place.write("sound.toml", study("replicates = 2\n"));
  CHECK(place.misfits("study", "sound.toml") == "");
}

TEST_CASE("Claims that the reader refuses by their form do not fit the schema",
          "[tools][schema]") {
  Validated place;
  if (!place.can_validate()) return;
  const std::string sound =
      "name = \"A\"\nbase = \"small.toml\"\nreplicates = 2\n"
      "[[claims]]\nid = \"a\"\nsays = \"b\"\n"
      "[[claims.tests]]\nstatistic = \"deals_a_year\"\n"
      "relation = \"UK-China\"\nabove = 0\n"
      "minus = { statistic = \"trust_at_end\", relation = \"UK-China\" }\n"
      "[[claims.tests.ablations]]\nscenario = \"small.toml\"\n"
      "weaker_by = 1\n";
  const std::vector<std::pair<std::string, std::string>> changes{
      {"name = \"A\"", ""},
      {"base = \"small.toml\"", ""},
      {"base", "baes"},
      {"replicates = 2", "replicates = 1"},
      {"id = \"a\"", ""},
      {"id = \"a\"", "id = 1"},
      {"says = \"b\"", "says = \"\""},
      {"deals_a_year", "deals_a_yeer"},
      {"statistic = \"deals_a_year\"", ""},
      {"relation = \"UK-China\"\n", ""},
      {"above = 0", ""},
      {"above = 0", "above = \"0\""},
      {"above = 0", "above = 0\nbelow = 1"},
      {"above = 0", "above = 0\nwith = \"small.toml\""},
      {"weaker_by = 1", "with = \"small.toml\""},
      {"weaker_by = 1", "weaker_by = -1"},
      {"scenario = \"small.toml\"", ""},
      {", relation = \"UK-China\" }", " }"}};
  place.write("sound.toml", sound);
  CHECK(place.misfits("claims", "sound.toml") == "");
  CHECK(place.shell("PROG check sound.toml").status == 0);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& [from, to] = changes[i];
    std::string bad = sound;
    place.write("bad-" + std::to_string(i) + ".toml",
                bad.replace(bad.find(from), from.size(), to));
  }
  const std::string misfit = place.misfits("claims", "bad-*.toml");
  const std::string refused =
      place
          .shell(
              "for f in bad-*; do PROG check $f >&2 || echo $f; done "
              "2> /dev/null")
          .out;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    INFO(changes[i].first << " becomes " << changes[i].second);
    const std::string file = "bad-" + std::to_string(i) + ".toml";
    CHECK_THAT(misfit, Catch::Contains(file));
    CHECK_THAT(refused, Catch::Contains(file));
  }
}
