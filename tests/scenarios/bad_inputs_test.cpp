#include <catch2/catch.hpp>
#include <chrono>
#include <sstream>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

const std::filesystem::path bad_folder = TWINNING_SOURCE "/tests/scenarios/bad";

/// One row of bad/manifest.tsv.
struct Case {
  std::string id;
  std::string kind;  ///< scenario, cities, links or events
  std::string file;
  int exit;
  std::vector<std::string> mentions;
  std::string what;
};

std::vector<Case> cases() {
  std::vector<Case> all;
  std::istringstream manifest(contents(bad_folder / "manifest.tsv"));
  std::string line;
  std::getline(manifest, line);
  while (std::getline(manifest, line)) {
    const auto cells = split(line, "\t");
    REQUIRE(cells.size() == 6);
    all.push_back(
        {cells[0], cells[1], cells[2], std::stoi(cells[3]),
         cells[4] == "-" ? std::vector<std::string>{} : split(cells[4], " | "),
         cells[5]});
  }
  return all;
}

Outcome read_case(const Case& bad) {
  if (bad.kind == "scenario")
    return outcome([&] { return read_scenario(bad_folder / bad.file); });
  ReadOptions options;
  options.settings = {{"data." + bad.kind, (bad_folder / bad.file).string()}};
  // The control's link is between cities that other files do not have.
  if (bad.kind == "cities") options.settings.push_back({"data.links", "\"\""});
  return outcome([&] {
    return read_scenario(bad_folder / "T00_control_valid.toml", options);
  });
}

/// The name of a file often has what its message must say.
std::string replaced(std::string text, const std::string& old,
                     const std::string& by) {
  for (std::size_t at = 0; (at = text.find(old, at)) != text.npos;)
    text.replace(at, old.size(), by);
  return text;
}

/// No byte that a terminal would take for a command.
bool is_printable(const std::string& message) {
  return message.find_first_of(std::string("\0\x1b\x07\r\x08", 5)) ==
         std::string::npos;
}

}  // namespace

TEST_CASE("Each bad input is refused with its place and a remedy",
          "[reader][bad]") {
  const auto all = cases();
  REQUIRE(all.size() > 90);
  for (const Case& bad : all) {
    Outcome told = read_case(bad);
    told.message = replaced(told.message, bad.file, "FILE");
    INFO(bad.id << ": " << bad.what << "\n" << told.message);
    CHECK(told.exit == bad.exit);
    CHECK(is_printable(told.message));
    for (const std::string& mention : bad.mentions) {
      INFO("must mention: " << mention);
      CHECK(told.says(mention));
    }
  }
}

TEST_CASE("A chain of more files than the limit is refused", "[reader][bad]") {
  const Folder folder;
  for (int i = 0; i < 30; ++i)
    folder.write("f" + std::to_string(i) + ".toml",
                 "extends = \"f" + std::to_string(i + 1) + ".toml\"\n");
  folder.write("f30.toml", "name = \"last\"\n");

  const Outcome told =
      outcome([&] { return read_scenario(folder / "f0.toml"); });
  CHECK(told.exit == 3);
  CHECK(told.says("limit"));
}

TEST_CASE("Keys and values nested without end are refused", "[reader][bad]") {
  const Folder folder;
  std::string dotted = "a";
  for (int i = 0; i < 200'000; ++i) dotted += ".a";
  std::string inline_tables = "x = ";
  for (int i = 0; i < 100'000; ++i) inline_tables += "{a = ";
  const std::string arrays = "x = " + std::string(100'000, '[');

  const auto read = [&](const std::string& text) {
    const auto file = folder.write("deep.toml", text);
    return outcome([&] { return read_scenario(file); });
  };
  CHECK(read(dotted + " = 1\n").says("deep.toml:1:64: a dotted key"));
  CHECK(read("[" + dotted + "]\n").says("a dotted key"));
  CHECK(read("x = { " + dotted + " = 1 }\n").says("a dotted key"));
  CHECK(read(inline_tables).says("nested"));
  CHECK(read(arrays).says("nested"));
  CHECK(read(arrays).exit == 3);
}

TEST_CASE("What is beyond its limit is refused, and not gone through",
          "[reader][bad]") {
  const auto many = [](int count, const std::string& begin,
                       const std::string& each) {
    std::string text = begin;
    for (int i = 0; i < count; ++i) text += each;
    return text;
  };
  const auto told = [](const std::string& text) {
    return outcome([&] { return SmallWorld{text}.read(); });
  };
  CHECK(
      told(many(60'000, "", "[[relations]]\n")).says("more than 50,000 keys"));
  CHECK(told(many(60'000, "x = {", "a = 1, ") + "b = 1}\n")
            .says("more than 50,000 keys"));
  CHECK(told(many(300'000, "x = [", "1,") + "1]\n")
            .says("more than 200,000 values"));
  std::string blocs;
  for (int i = 0; i < 1001; ++i)
    blocs += "[blocs.B" + std::to_string(i) + "]\n";
  CHECK(told(blocs).says("above the limit of 1000"));
  CHECK(outcome([&] {
          return SmallWorld{}.read({{"name", std::string(10'001, 'a')}});
        }).says("at most 10,000 bytes"));

  // Where many values of one line are looked for: this took half a minute.
  std::string path = "[[levers]]\nname = \"a\"\nlever = \"climate\"\nset = [";
  for (int year = 1000; year < 9999; ++year)
    path += "[" + std::to_string(year) + ", 0.1], ";
  CHECK_NOTHROW(SmallWorld{path + "]\n"}.read());
}

TEST_CASE("A file is extended by its name, and only where it says so",
          "[reader]") {
  CHECK(outcome([] {
          return SmallWorld{}.read({{"extends", "x.toml"}});
        }).says("extends cannot be set"));
  const Folder folder;
  const auto file = folder.write("a.toml", "extends = \"-\"\nname = \"a\"\n");
  CHECK(outcome([&] { return read_scenario(file); }).says("cannot extend"));
}

TEST_CASE("Twenty thousand faults of one kind are told in one place",
          "[reader][bad]") {
  std::string levers;
  for (int i = 0; i < 20'000; ++i) levers += "[[levers]]\n";
  const SmallWorld world{levers};

  const auto begin = std::chrono::steady_clock::now();
  const Outcome told = outcome([&] { return world.read(); });
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));

  CHECK(told.exit == 3);
  CHECK(split(told.message, "\n").size() <= 5);
  CHECK(told.says("small.toml:24:"));
  CHECK(told.says("19,996 more"));
}

TEST_CASE("A field of a megabyte is refused in a short message",
          "[reader][bad]") {
  const SmallWorld world;
  world.folder.write("cities.csv", std::string{small_cities} + "6," +
                                       std::string(1'000'000, 'x') +
                                       ",UK,UK,1,1,1\n");

  const Outcome told = outcome([&] { return world.read(); });
  CHECK(told.says("cities.csv:7:3: a field of 1,000,000 bytes"));
  CHECK(told.message.size() < 1000);
}

TEST_CASE("A file that is not there is told with the nearest name",
          "[reader][bad]") {
  const SmallWorld world;
  const Outcome told =
      outcome([&] { return read_scenario(world.folder / "smal.toml"); });
  CHECK(told.exit == 4);
  CHECK(told.says("smal.toml: there is no such file; did you mean"));
  CHECK(told.says("small.toml'?"));

  CHECK(outcome([&] { return read_scenario("/dev/zero"); }).exit == 3);
  CHECK(
      outcome([&] { return read_scenario("/dev/zero"); }).says("regular file"));
  CHECK(outcome([&] { return read_scenario("/dev/null"); }).says("empty"));
  CHECK(outcome([&] { return read_scenario(world.folder / ""); }).exit == 4);
}
