#include "tools/runs/results_given.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "sim/base/error.hpp"
#include "tests/tools/program.hpp"

using namespace twinning;

TEST_CASE("A study that becomes complete while it is read is read whole",
          "[tools][report]") {
  const Workplace place;
  const std::string file = (place.folder() / "a.h5").string();
  std::filesystem::create_directory(file + ".parts");
  int readings = 0;
  const auto read = [&]() -> std::string {
    if (++readings == 2) return result_or_parts(file).filename().string();
    std::filesystem::remove(file + ".parts");
    place.write("a.h5", "finished");
    throw UserError(Fault::file, "cannot open part");
  };

  CHECK(read_to_the_end({file}, read) == "a.h5");
  CHECK(readings == 2);
  CHECK(result_or_parts(file + ".parts") == file);
}

TEST_CASE("A fault of a result that stays as it is is told at once",
          "[tools][report]") {
  const Workplace place;
  place.write("a.h5", "damaged");
  int readings = 0;
  CHECK_THROWS_AS(read_to_the_end({(place.folder() / "a.h5").string()},
                                  [&]() -> std::string {
                                    ++readings;
                                    throw UserError(Fault::input, "damaged");
                                  }),
                  UserError);
  CHECK(readings == 1);
}
