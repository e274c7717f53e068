#pragma once

#include <cstddef>
#include <cstdint>
#include <ranges>

namespace twinning {

/// The row of a bloc, relation, city or link in its table.  Distinct types, so
/// that one is never taken for another.
enum class BlocId : std::uint32_t {};
enum class RelationId : std::uint32_t {};
enum class CityId : std::uint32_t {};
enum class LinkId : std::uint32_t {};

template <class Id>
[[nodiscard]] constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

/// All rows of a table of `count`, to be looped over.
template <class Id>
[[nodiscard]] constexpr auto ids(std::size_t count) {
  return std::views::iota(std::size_t{0}, count) |
         std::views::transform([](std::size_t row) { return Id(row); });
}

}  // namespace twinning
