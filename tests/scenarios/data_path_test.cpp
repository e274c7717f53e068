#include <catch2/catch.hpp>

#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace {

/// A scenario whose cities are those of `path`.
std::filesystem::path naming(const Folder& folder, const std::string& path) {
  std::string text{small_scenario};
  text.replace(text.find("cities.csv"), 10, path);
  text.replace(text.find("links.csv"), 9, "");
  text.replace(text.find("events.csv"), 10, "");
  return folder.write("inner/scenario.toml", text);
}

}  // namespace

TEST_CASE("Data may lie in any folder below the scenario", "[reader][path]") {
  const Folder folder;
  folder.write("inner/data/deep/cities.csv", small_cities);
  CHECK(read_scenario(naming(folder, "data/deep/cities.csv")).cities.count() ==
        5);
  CHECK(read_scenario(naming(folder, "data/../data/deep/cities.csv"))
            .cities.count() == 5);
  CHECK(read_scenario(
            naming(folder, (folder / "inner/data/deep/cities.csv").string()))
            .cities.count() == 5);
}

TEST_CASE("Data outside the folder are refused unless allowed",
          "[reader][path]") {
  const Folder folder;
  folder.write("cities.csv", small_cities);
  const auto file = naming(folder, "../cities.csv");

  const Outcome told = outcome([&] { return read_scenario(file); });
  CHECK(told.exit == 3);
  CHECK(told.says("scenario.toml:10:10: data.cities lies outside"));
  ReadOptions options;
  options.allow_outside = true;
  CHECK(read_scenario(file, options).cities.count() == 5);
}

TEST_CASE("A folder whose name begins alike is outside", "[reader][path]") {
  const Folder folder;
  folder.write("inner-too/cities.csv", small_cities);
  const auto file = naming(folder, "../inner-too/cities.csv");
  CHECK(outcome([&] { return read_scenario(file); }).says("outside"));
}

TEST_CASE("A symbolic link does not lead outside", "[reader][path]") {
  const Folder folder;
  folder.write("cities.csv", small_cities);
  const auto file = naming(folder, "link.csv");
  std::filesystem::create_symlink(folder / "cities.csv",
                                  folder / "inner/link.csv");
  CHECK(outcome([&] { return read_scenario(file); }).says("outside"));

  std::filesystem::create_directory_symlink(folder / "", folder / "inner/up");
  CHECK(outcome([&] {
          return read_scenario(naming(folder, "up/cities.csv"));
        }).says("outside"));
}

TEST_CASE("Data that are not there are told with the nearest name",
          "[reader][path]") {
  const Folder folder;
  folder.write("inner/cities.csv", small_cities);
  const Outcome told =
      outcome([&] { return read_scenario(naming(folder, "citis.csv")); });
  CHECK(told.exit == 4);
  CHECK(told.says("did you mean"));
  CHECK(told.says("cities.csv'?"));
  CHECK(outcome([&] {
          return read_scenario(naming(folder, "no/cities.csv"));
        }).says("does not exist"));
  CHECK(outcome([&] {
          return read_scenario(naming(folder, "~/cities.csv"));
        }).says("~ is not expanded"));
}
