#include <catch2/catch.hpp>
#include <random>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

constexpr std::string_view more = R"(
[parameters]
trust.gain = 0.2
"trust".loss = 0.1

[[levers]]
name = 'a lever'
lever = "climate"
set = { linear = true, points = [[1990, 0.5], [1995, -0.5]] }
relations = ["UK-China"]

[[levers]]
name = """long"""
lever = "end_link"
from = 1_996
links = [["York", "Lyon"]]

[record]
cities = ["York", 2]
)";

/// The text with one byte changed, taken out or put in.
std::string damaged(std::string text, std::mt19937& random) {
  constexpr std::string_view bytes =
      "\n\r\t \"'#,.=[]{}-+_\\$0189aeE\x7f\x80\xc3\xff";
  const std::size_t at = random() % text.size();
  const char byte =
      random() % 2 == 0 ? bytes[random() % bytes.size()] : char(random() % 256);
  switch (random() % 3) {
    case 0:
      text[at] = byte;
      break;
    case 1:
      text.erase(at, 1 + random() % 8);
      break;
    default:
      text.insert(at, 1, byte);
  }
  return text;
}

/// Reads, or refuses with a place; all else ends the test.
bool reads_or_refuses(const SmallWorld& world) {
  const Outcome told = outcome([&] { return world.read(); });
  if (told.exit == 0) return true;
  const bool has_place = told.says(".toml:") || told.says(".csv:");
  INFO(told.message);
  CHECK((told.exit == 3 || told.exit == 4 || told.exit == 6));
  CHECK(has_place);
  return false;
}

}  // namespace

TEST_CASE("Files damaged by a byte are read or refused with a place",
          "[reader][damage]") {
  const SmallWorld world{more};
  const std::string scenario = contents(world.file);
  REQUIRE(reads_or_refuses(world));

  std::mt19937 random(1951);
  std::size_t refused = 0;
  for (int i = 0; i < 1000; ++i) {
    world.folder.write("small.toml", damaged(scenario, random));
    if (!reads_or_refuses(world)) ++refused;
  }
  CHECK(refused > 500);
  world.folder.write("small.toml", scenario);

  refused = 0;
  const std::vector<std::pair<std::string, std::string_view>> tables{
      {"cities.csv", small_cities},
      {"links.csv", small_links},
      {"events.csv", small_events}};
  for (const auto& [name, text] : tables) {
    for (int i = 0; i < 400; ++i) {
      world.folder.write(name, damaged(std::string{text}, random));
      if (!reads_or_refuses(world)) ++refused;
    }
    world.folder.write(name, text);
  }
  CHECK(refused > 400);
  CHECK(reads_or_refuses(world));
}
