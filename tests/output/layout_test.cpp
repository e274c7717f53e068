#include "output/layout.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "output/plan.hpp"
#include "sim/base/error.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using Catch::Contains;

TEST_CASE("The runs of a part depend on their size only", "[output]") {
  CHECK(rows_in_a_part(70'000, 1'000'000) == 112);  // 8 MiB, a multiple of 8
  CHECK(rows_in_a_part(4'000'000, 1000) == 2);
  CHECK(rows_in_a_part(100'000'000, 1000) == 1);
  CHECK(rows_in_a_part(10, 1'000'000) == 4096);
  CHECK(rows_in_a_part(70'000, 20) == 20);
}

TEST_CASE("Chunks hold whole runs, up to 1 MiB, as many as divide a part",
          "[output]") {
  using Shape = std::vector<std::size_t>;
  CHECK(chunk_shape(112, {71, 2}) == Shape{112, 71, 2});
  CHECK(chunk_shape(112, {71, 279}) == Shape{4, 71, 279});
  CHECK(chunk_shape(3, {71, 5000}) == Shape{1, 26, 5000});
  CHECK(chunk_shape(1, {71, 200'000}) == Shape{1, 1, 131'072});
  CHECK(chunk_shape(8, {71, 0}) == Shape{8, 71, 1});
}

TEST_CASE("Slices cover every value once", "[output]") {
  for (const auto& shape : std::vector<std::vector<std::size_t>>{
           {71, 2}, {71, 279}, {71, 5000}, {2, 200'000}, {3, 4, 100'000}}) {
    Column column;
    column.shape = shape;
    column.chunk = chunk_shape(24, shape);
    const std::size_t runs = 23;
    std::size_t next = 0;
    std::set<std::vector<std::size_t>> starts;
    for (const Slice& slice : slices(column, runs)) {
      CHECK(slice.offset == next);
      next += slice.count;
      CHECK(starts.insert(slice.start).second);
      for (std::size_t axis = 0; axis < slice.start.size(); ++axis)
        CHECK(slice.start[axis] % column.chunk[axis] == 0);
    }
    CHECK(next == runs * column.values_of_a_row());
  }
}

TEST_CASE("The first difference of two plans is named", "[output]") {
  const auto plan = [](const Scenario& scenario, std::uint32_t runs) {
    return layout_of(test::plan_of({scenario}, runs), {}).plan;
  };
  const Scenario small = test::small_scenario();
  CHECK(first_difference(plan(small, 4), plan(small, 4)).empty());
  CHECK_THAT(first_difference(plan(small, 4), plan(small, 5)),
             Contains("number of replicates is 4 here and 5 there"));
  CHECK_THAT(first_difference(plan(test::small_scenario("small", 8), 4),
                              plan(small, 4)),
             Contains("seed of scenario 1 is 8 here and 7 there"));
  Scenario other = small;
  other.parameters.trust.gain = 0.31;
  CHECK_THAT(first_difference(plan(other, 4), plan(small, 4)),
             Contains("content of scenario 1"));
  other = small;
  other.sources[1].sha256[0] = 'c';
  CHECK_THAT(first_difference(plan(other, 4), plan(small, 4)),
             Contains("SHA-256 of the cities file"));
}

TEST_CASE("Scenarios with other axes share no result", "[output]") {
  Scenario other = test::small_scenario("longer");
  other.calendar.end += 1;
  const StudyPlan plan = test::plan_of({test::small_scenario(), other}, 2);
  CHECK_THROWS_WITH(layout_of(plan, {}),
                    Contains("longer: must have the years of small"));
}

TEST_CASE("A parameter's name is made fit for a file", "[output]") {
  CHECK(dataset_name("trust.gain") == "trust.gain");
  CHECK(dataset_name("a lever/b\n") == "a_lever_b_");
  CHECK(dataset_name("Orléans – x") == "Orléans_–_x");
}
