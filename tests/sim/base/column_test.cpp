#include "sim/base/column.hpp"

#include <catch2/catch.hpp>
#include <cstdint>

namespace twinning {
namespace {

/// Whether a column holds 0, 1, 2, …
bool counts(const Column<std::uint64_t>& column) {
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column[i] != i) return false;
  return true;
}

Column<std::uint64_t> counting(std::size_t size) {
  Column<std::uint64_t> column(size);
  for (std::size_t i = 0; i < size; ++i) column[i] = i;
  return column;
}

TEST_CASE("A column keeps its numbers, in small pages and in large ones",
          "[column]") {
  constexpr std::size_t page = (std::size_t{1} << 21) / sizeof(std::uint64_t);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{7}, page - 8, page - 7,
        page - 1, page, page + 1, 3 * page, 3 * page + 5}) {
    INFO(size);
    Column<std::uint64_t> column = counting(size);
    CHECK(counts(column));
    CHECK(reinterpret_cast<std::uintptr_t>(column.data()) % 64 == 0);

    Column<std::uint64_t> copy = column;
    Column<std::uint64_t> moved = std::move(column);
    CHECK(copy.size() == size);
    CHECK(moved.size() == size);
    CHECK(counts(copy));
    CHECK(counts(moved));
  }
}

TEST_CASE("A column that shrinks and grows again stays where it is",
          "[column]") {
  for (const std::size_t size : {std::size_t{100}, std::size_t{1'000'000}}) {
    Column<std::uint64_t> column(size, 1);
    const std::uint64_t* const there = column.data();
    column.assign(size / 2, 2);
    CHECK(column.size() == size / 2);
    column.assign(size, 3);
    CHECK(column.data() == there);
    CHECK(column[0] == 3);
    CHECK(column[size - 1] == 3);
    column.assign(2 * size, 4);
    CHECK(column[2 * size - 1] == 4);
  }
}

}  // namespace
}  // namespace twinning
