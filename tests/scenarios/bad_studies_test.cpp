#include <catch2/catch.hpp>
#include <set>

#include "scenarios/reader/read_study.hpp"
#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace fs = std::filesystem;

namespace {

const fs::path bad_folder = TWINNING_SOURCE "/tests/scenarios/bad_studies";

/// One row of bad_studies/manifest.tsv: a sound study (or its file of points)
/// in which some lines are replaced.
struct Case {
  std::string id;
  std::string base;  ///< grid, drawn or file; points: points.csv of file
  int exit;
  std::string change;  ///< "11=values = [] || 15=", or "-"
  std::vector<std::string> mentions;
  std::string what;

  [[nodiscard]] bool of_points() const { return base == "points"; }
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const std::string& line :
       split(contents(bad_folder / "manifest.tsv"), "\n")) {
    if (line.empty() || line.starts_with("id\t")) continue;
    const auto cells = split(line, "\t");
    REQUIRE(cells.size() == 6);
    all.push_back(
        {cells[0], cells[1], std::stoi(cells[2]), cells[3],
         cells[4] == "-" ? std::vector<std::string>{} : split(cells[4], " | "),
         cells[5]});
  }
  return all;
}

std::string joined(const std::vector<std::string>& parts,
                   const std::string& separator) {
  std::string all;
  for (const std::string& part : parts)
    all += (&part == &parts.front() ? "" : separator) + part;
  return all;
}

/// The text with its lines replaced; "\n" in a replacement ends a line.
std::string changed(const std::string& sound, const std::string& change) {
  if (change == "-") return sound;
  auto lines = split(sound, "\n");
  for (const std::string& one : split(change, " || ")) {
    const std::size_t mark = one.find('=');
    lines.at(std::stoul(one.substr(0, mark)) - 1) =
        joined(split(one.substr(mark + 1), "\\n"), "\n");
  }
  return joined(lines, "\n");
}

/// The files of the cases, where studies and points can be added to them.
class Place {
 public:
  Place() {
    for (const auto& file : fs::directory_iterator(bad_folder))
      fs::copy_file(file, folder_ / file.path().filename().string());
  }

  [[nodiscard]] Outcome read(const Case& bad) const {
    const std::string sound =
        bad.of_points() ? "points.csv" : bad.base + ".toml";
    const fs::path study =
        folder_.write(bad.of_points() ? "points.csv" : "study.toml",
                      changed(contents(bad_folder / sound), bad.change));
    const fs::path file = bad.of_points() ? folder_ / "file.toml" : study;
    return outcome([&] { return read_study(file, {}); });
  }

 private:
  Folder folder_;
};

/// Each fault has its line and a caret below it.
bool shows_lines(const std::string& message) {
  std::set<char> below;
  const auto lines = split(message, "\n");
  for (const std::string& line : lines)
    if (line.find_first_not_of(' ') != line.npos)
      below.insert(line[line.find_first_not_of(' ')]);
  return below.contains('^');
}

}  // namespace

TEST_CASE("Each bad study is refused with its place and a remedy",
          "[reader][study][bad]") {
  const auto all = cases();
  REQUIRE(all.size() > 130);
  for (const Case& bad : all) {
    const Outcome told = Place{}.read(bad);
    INFO(bad.id << ": " << bad.what << "\n" << told.message);
    CHECK(told.exit == bad.exit);
    CHECK((bad.exit == 0 || shows_lines(told.message)));
    for (const std::string& mention : bad.mentions) {
      INFO("must mention: " << mention);
      CHECK(told.says(mention));
    }
  }
}

TEST_CASE("Twenty thousand numbers that vary wrongly are told in a few lines",
          "[reader][study][bad]") {
  std::string vary = contents(bad_folder / "grid.toml");
  for (int i = 0; i < 20'000; ++i) vary += "[[vary]]\n";
  const Place place;
  const Folder folder;
  folder.write("base.toml", contents(bad_folder / "base.toml"));
  folder.write("cities.csv", contents(bad_folder / "cities.csv"));
  folder.write("links.csv", contents(bad_folder / "links.csv"));
  const fs::path study = folder.write("study.toml", vary);

  const Outcome told = outcome([&] { return read_study(study, {}); });
  CHECK(told.exit == 3);
  CHECK(told.says("needs one of parameter and lever"));
  CHECK(told.says("19,996 more"));
  CHECK(split(told.message, "\n").size() <= 5);
}

TEST_CASE("All faults of a study, its scenario and its points are told at once",
          "[reader][study][bad]") {
  Case bad{"",
           "file",
           3,
           "2=scenarios = [\"at_fault.toml\"] || 3=replicates "
           "= 0 || 9=parameter = \"trust.gian\"",
           {},
           ""};
  const Outcome told = Place{}.read(bad);
  CHECK(told.says("at_fault.toml:5:14: trust.gain"));
  CHECK(told.says("study.toml:3:14: replicates"));
  CHECK(told.says("study.toml:9:13: there is no parameter"));
}

TEST_CASE("What the study varies cannot be set besides",
          "[reader][study][bad]") {
  ReadOptions options;
  options.settings = {{"trust.gain", "0.3"}};
  const Outcome told =
      outcome([&] { return read_study(bad_folder / "grid.toml", options); });
  CHECK(told.exit == 2);
  CHECK(told.says("the study varies trust.gain"));
  CHECK(told.says("leave out one of them"));
}

TEST_CASE("Settings change the study, or each of its scenarios",
          "[reader][study]") {
  ReadOptions options;
  options.settings = {
      {"design.points", "7"},      {"design.seed", "2"},
      {"replicates.at_most", "5"}, {"record.runs", "aggregates"},
      {"time.end", "2001"},        {"trust.loss", "0.4"}};
  const Study study = read_study(bad_folder / "drawn.toml", options);
  CHECK(study.points.count() == 7);
  CHECK(study.replicates == 5);
  CHECK(study.until->at_least == 3);
  CHECK(study.runs == Study::Runs::aggregates);
  CHECK(study.scenarios[0].calendar.end == 2001);
  CHECK(study.scenarios[0].parameters.trust.loss == 0.4);

  options.settings = {{"design.points", "4"}};
  const Study same = read_study(bad_folder / "drawn.toml", options);
  CHECK(same.points.values ==
        read_study(bad_folder / "drawn.toml").points.values);
}

TEST_CASE("A file is taken for a study by what only studies have",
          "[reader][study]") {
  const Folder folder;
  const auto study = [&](const std::string& text) {
    return is_study(folder.write("x.toml", text));
  };
  CHECK(study("scenarios = []\n"));
  CHECK(study("scenaros = [\"a.toml\"]\n[[vary]]\nparameter = \"a\"\n"));
  CHECK_FALSE(study("extends = \"a.toml\"\n[[vary]]\nparameter = \"a\"\n"));
  CHECK_FALSE(study("name = \"scenarios\"\n[time]\nstart = 2000\n"));
  CHECK_FALSE(study("[[vary"));
}

TEST_CASE("A study is refused where a scenario is wanted", "[reader][study]") {
  const Outcome told =
      outcome([&] { return read_scenario(bad_folder / "grid.toml"); });
  CHECK(told.exit == 3);
  CHECK(
      told.says("grid.toml:2:13: this file names scenarios and so is a study"));
  CHECK(split(told.message, "grid.toml:").size() == 2);
}

TEST_CASE("A scenario, or claims, are refused where a study is wanted",
          "[reader][study]") {
  const Outcome scenario =
      outcome([&] { return read_study(bad_folder / "base.toml"); });
  CHECK(scenario.exit == 3);
  CHECK(scenario.says("describes a world and so is a scenario"));
  CHECK(scenario.says("`twinning run` makes the runs of scenarios"));
  const std::filesystem::path file = TWINNING_SOURCE "/scenarios/claims.toml";
  const Outcome claims = outcome([&] { return read_study(file); });
  CHECK(claims.says("makes claims and so is a file of claims"));
  CHECK(claims.says("`twinning claims` judges claims"));
  CHECK(split(claims.message, "claims.toml:").size() == 2);
  CHECK(outcome([&] {
          return read_scenario(file);
        }).says("where a scenario is wanted"));
}
