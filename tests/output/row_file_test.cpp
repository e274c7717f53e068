#include "output/row_file.hpp"

#include <catch2/catch.hpp>

#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using Catch::Contains;
using test::Scratch;

namespace {

/// More than are read at once, and no multiple of them.
constexpr std::uint32_t runs = 75;

Scenario with_cities() {
  Scenario scenario = test::small_scenario();
  scenario.record.all_cities = true;
  return scenario;
}

StudyPlan make(const std::filesystem::path& file) {
  StudyStore study(file, test::plan_of({with_cities()}, runs),
                   test::provenance(),
                   {.force = false, .compression = 1, .rows_per_part = 7});
  for (std::size_t row = 0; row < runs; ++row) test::keep(study, row);
  study.merge();
  return test::plan_of({with_cities()}, runs);
}

bool same(const std::vector<double>& some, const std::vector<double>& others) {
  return std::ranges::equal(some, others, [](double a, double b) {
    return a == b || (a != a && b != b);
  });
}

}  // namespace

TEST_CASE("Rows are read back as they were kept, in any order", "[output]") {
  const Scratch place;
  const StudyPlan plan = make(place / "x.h5");
  const Layout layout = layout_of(plan, {});
  const hdf5::Entrance entrance;
  RowFile file(place / "x.h5", layout);
  for (std::size_t i = 0; i < runs; ++i) {
    const std::size_t row = i * 32 % runs;  // far from the one before
    for (const std::size_t each : {row, (row + 1) % runs}) {
      const RunRecord record = file.read(each);
      const RunRecord kept =
          test::synthetic_record(*plan.scenarios[0], std::uint32_t(each));
      CHECK(same(record.yearly, kept.yearly));
      CHECK(same(record.links, kept.links));
      CHECK(same(record.cities, kept.cities));
      CHECK(same(record.statistics, kept.statistics));
    }
  }
}

TEST_CASE("A row that is not there, or of other axes, is refused", "[output]") {
  const Scratch place;
  const StudyPlan plan = make(place / "x.h5");
  Layout layout = layout_of(plan, {});
  const hdf5::Entrance entrance;
  CHECK_THROWS_AS(RowFile(place / "x.h5", layout).read(runs), UserError);
  layout.columns.back().shape.push_back(2);
  CHECK_THROWS_WITH(RowFile(place / "x.h5", layout).read(0),
                    Contains("x.h5: its runs cannot be reused") &&
                        Contains("has another shape"));
}
