#pragma once

#include <cstddef>
#include <cstdint>

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
class Ids {
 public:
  class Iterator {
   public:
    constexpr explicit Iterator(std::size_t row) : row_{row} {}
    constexpr Id operator*() const { return Id(row_); }
    constexpr Iterator& operator++() {
      ++row_;
      return *this;
    }
    constexpr bool operator==(const Iterator&) const = default;

   private:
    std::size_t row_;
  };

  constexpr explicit Ids(std::size_t count) : count_{count} {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator{0}; }
  [[nodiscard]] constexpr Iterator end() const { return Iterator{count_}; }

 private:
  std::size_t count_;
};

template <class Id>
[[nodiscard]] constexpr Ids<Id> ids(std::size_t count) {
  return Ids<Id>(count);
}

}  // namespace twinning
