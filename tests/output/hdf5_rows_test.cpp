#include "output/hdf5_rows.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "output/hdf5_dataset.hpp"
#include "output/hdf5_output.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"

using namespace twinning;

namespace {

/// The numbers 0, 1, … in rows of six, stored in chunks of three rows of ten.
constexpr std::size_t rows = 10, width = 6;

hdf5::Handle stored(const hdf5::Handle& file, const hdf5::Form& form) {
  std::vector<double> values(rows * width);
  std::iota(values.begin(), values.end(), 0.0);
  hdf5::Handle dataset = hdf5::create_dataset(file, "/x", form);
  hdf5::write(dataset, hdf5::whole(form.shape), values);
  return dataset;
}

}  // namespace

TEST_CASE("Rows are the same in whatever chunks they lie", "[output]") {
  const hdf5::Entrance entrance;
  for (const unsigned level : {0u, 1u, 6u})
    for (const hdf5::Shape& chunk :
         {hdf5::Shape{3, 2, 3}, hdf5::Shape{10, 2, 3}, hdf5::Shape{1, 1, 3}}) {
      const test::Scratch place;
      hdf5::OutputFile output(place / "x.h5");
      hdf5::RowReader reader(
          stored(output.file(), {Cell::float64, {rows, 2, 3}, chunk, level}));
      CHECK(reader.width() == width);
      for (std::size_t first = 0; first <= rows; ++first)
        for (std::size_t count = 0; first + count <= rows; ++count) {
          std::vector<double> wanted(count * width), found(count * width, -1);
          std::iota(wanted.begin(), wanted.end(), double(first * width));
          reader.read(first, count, found);
          CHECK(found == wanted);
        }
    }
}

TEST_CASE("Rows that are not there are refused", "[output]") {
  const test::Scratch place;
  const hdf5::Entrance entrance;
  hdf5::OutputFile output(place / "x.h5");
  hdf5::RowReader reader(
      stored(output.file(), {Cell::float64, {rows, width}, {3, width}, 1}));
  std::vector<double> to(2 * width);
  CHECK_NOTHROW(reader.read(8, 2, to));
  CHECK_THROWS_AS(reader.read(9, 2, to), UserError);
  CHECK_THROWS_AS(reader.read(hsize_t(-1), 2, to), UserError);
  CHECK_THROWS_AS(reader.read(0, 1, to), UserError);
}

TEST_CASE("Rows that were never written are unknown", "[output]") {
  const test::Scratch place;
  const hdf5::Entrance entrance;
  hdf5::OutputFile output(place / "x.h5");
  hdf5::RowReader reader(hdf5::create_dataset(output.file(), "/x",
                                              {Cell::float64, {rows}, {3}, 1}));
  std::vector<double> found(rows, 0);
  reader.read(0, rows, found);
  for (const double each : found) CHECK(each != each);
}
