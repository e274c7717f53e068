#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "output/table.hpp"
#include "sim/model/observation.hpp"

namespace twinning {

/// The log of runs as columns, one row an event, runs one after the other.
struct EventColumns {
  static constexpr std::size_t count = 7;
  /// Entries of a chunk in files.
  static constexpr std::size_t chunk = 65'536;

  struct Description {
    std::string_view name, unit, meaning;
  };
  static std::span<const Description, count> descriptions();

  std::array<Values, count> columns;

  EventColumns();
  void append(std::span<const Event> events);
  void append(const EventColumns& more);
  /// Takes the first `rows` away and gives them.
  [[nodiscard]] EventColumns take(std::size_t rows);
  [[nodiscard]] std::size_t rows() const { return size_of(columns[0]); }
  [[nodiscard]] std::vector<Event> events() const;
};

}  // namespace twinning
