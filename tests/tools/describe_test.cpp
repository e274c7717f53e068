#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "scenarios/reader/schema.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/statistics.hpp"
#include "tests/tools/program.hpp"
#include "tools/console/words.hpp"

using namespace twinning;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

/// The keys of a table of the schema are those that the reader takes.
void check_keys(const Json& table, TableName kind) {
  const auto keys = table_kind(kind).keys;
  const Json& properties = table["properties"];
  for (const auto key : keys) {
    INFO(key);
    CHECK(properties.contains(key));
  }
  CHECK(properties.size() == keys.size());
}

}  // namespace

TEST_CASE("Everything that has a name is described", "[tools]") {
  Workplace place;
  const std::string all = place.shell("PROG describe").out;
  for (const Parameter& row : parameters())
    CHECK_THAT(all, Contains(std::string{row.name}));
  for (const LeverKind& row : levers())
    CHECK_THAT(all, Contains(std::string{row.name}));
  for (const Observable& row : run_statistics())
    CHECK_THAT(all, Contains(std::string{row.name}));
  for (const Observable& row : link_observables())
    CHECK_THAT(all, Contains(std::string{row.name}));
}

TEST_CASE("Help and descriptions fit a page of 80 columns", "[tools]") {
  Workplace place;
  std::string all = place.shell("PROG describe").out;
  for (const std::string command :
       {"run", "compare", "check", "describe", "status", "reproduce", "export",
        "completion", "manual"}) {
    const Outcome help = place.shell("PROG " + command + " --help");
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK_THAT(help.out, Contains("examples:\n  twinning " + command));
    all += help.out;
  }
  for (const std::string& line : lines_of(all)) {
    INFO(line);
    CHECK((letters(line) <= 80 || line.starts_with("  twinning ")));
  }
}

TEST_CASE("A parameter is described in full, with range, default and source",
          "[tools]") {
  Workplace place;
  const std::string told = place.shell("PROG describe economy.half_trust").out;
  CHECK_THAT(told, Contains("from 0.01 to 1"));
  CHECK_THAT(told, Contains("0.2"));
  CHECK_THAT(told, Contains("Guiso"));
}

TEST_CASE("A parameter is found by its name within its submodel as well",
          "[tools]") {
  Workplace place;
  CHECK(place.shell("PROG describe half_trust").out ==
        place.shell("PROG describe economy.half_trust").out);
  CHECK_THAT(place.shell("PROG describe proximity").err,
             Contains("nothing is called 'proximity'"));
}

TEST_CASE("What a lever is described with can be copied into a scenario",
          "[tools]") {
  Workplace place;
  for (const LeverKind& row : levers()) {
    const std::string told =
        place.shell("PROG describe " + std::string{row.name}).out;
    const std::string example = told.substr(told.find("[[levers]]"));
    place.write("mine.toml", "extends = \"small.toml\"\nname = \"Mine\"\n" +
                                 example + "[time]\nend = 2030\n");
    const Outcome checked = place.shell("PROG check mine.toml");
    INFO(example << checked.err);
    CHECK(checked.status == 0);
  }
}

TEST_CASE("The description for machines holds every row and every schema",
          "[tools]") {
  Workplace place;
  const auto all = Json::parse(place.shell("PROG describe --json").out);
  CHECK(all["parameters"].size() == parameters().size());
  CHECK(all["levers"].size() == levers().size());
  CHECK(all["yearly_observables"].size() == yearly_count);
  CHECK(all["statistics"].size() == statistic_count);
  CHECK(all["link_columns"].size() == link_count);
  CHECK(all["parameters"][0]["default"] == 1.6);
  CHECK(all["schemas"].contains("run"));
}

TEST_CASE("What commands say under --json has the members its schema requires",
          "[tools]") {
  Workplace place;
  const auto schemas =
      Json::parse(place.shell("PROG describe --json").out)["schemas"];
  const auto check = [&](const std::string& name, const std::string& line) {
    const auto said = Json::parse(place.shell(line).out);
    INFO(line);
    for (const auto& member : schemas[name]["required"])
      CHECK(said.contains(member.get<std::string>()));
    for (const auto& [member, value] : said.items())
      CHECK(schemas[name]["properties"].contains(member));
  };
  check("run", "PROG run -q small.toml --json");
  check("run --dry-run", "PROG run -q small.toml --dry-run --json");
  place.write("study.toml",
              "name = \"A study\"\nscenarios = [\"small.toml\"]\nreplicates = "
              "2\n[design]\nkind = \"grid\"\n[[vary]]\nparameter = "
              "\"trust.gain\"\nvalues = [0.1, 0.2]\n");
  check("sweep --dry-run", "PROG sweep -q study.toml --dry-run --json");
  check("sweep", "PROG sweep -q study.toml --json");
  check("compare",
        "PROG compare -q small.toml small.toml --until-decided all --json");
  check("check", "PROG check small.toml --json");
  check("status", "PROG status small.h5 --json");
  check("reproduce", "PROG reproduce -q small.h5 --json");
  check("explain", "PROG explain small.h5 --link Leeds,Hangzhou --json");
  check("describe NAME", "PROG describe deals --json");
}

TEST_CASE("The schema of scenarios has the keys that the reader takes",
          "[tools]") {
  Workplace place;
  const auto schema = Json::parse(place.shell("PROG describe --schema").out);
  const Json& top = schema["properties"];
  check_keys(schema, TableName::top);
  check_keys(top["time"], TableName::time);
  check_keys(top["data"], TableName::data);
  check_keys(top["blocs"]["additionalProperties"], TableName::bloc);
  check_keys(top["relations"]["items"], TableName::relation);
  check_keys(top["levers"]["items"], TableName::lever);
  check_keys(top["ablation"], TableName::ablation);
  check_keys(top["record"], TableName::record);

  const Json& gain =
      top["parameters"]["properties"]["trust"]["properties"]["gain"];
  CHECK(gain["default"] == 0.3);
  CHECK(gain["maximum"] == 2);
}

TEST_CASE("The completion of bash is a script that completes", "[tools]") {
  Workplace place;
  place.shell("PROG completion bash > c; PROG completion zsh > z");
  CHECK(place.shell("bash -n c && bash -n z").status == 0);

  const auto complete = [&](const std::string& words) {
    return place
        .shell("bash -c '. ./c; COMP_WORDS=(" + words +
               "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
               "compopt() { :; }; _twinning; echo ${COMPREPLY[*]}'")
        .out;
  };
  CHECK(complete("twinning rep") == "report reproduce\n");
  CHECK(complete("twinning run --rep") == "--replicates\n");
  CHECK(complete("twinning run --set trust.g") == "trust.gain=\n");
  CHECK(complete("twinning export --table y") == "yearly\n");
}

TEST_CASE("The manual page is sound and tells every option", "[tools]") {
  Workplace place;
  place.shell("PROG manual > twinning.1");
  const std::string page = place.read("twinning.1");
  for (const std::string option :
       {"\\-\\-replicates", "\\-\\-table", "\\-\\-schema"})
    CHECK_THAT(page, Contains(option));
  if (place.shell("command -v groff").status != 0) return;
  const Outcome shown =
      place.shell("groff -k -ww -man -Tutf8 -P-cbou twinning.1");
  CHECK(shown.err.empty());
  CHECK_THAT(shown.out, Contains("EXIT STATUS"));
}
