#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "scenarios/reader/read_cities.hpp"

namespace twinning {

/// The city that a scenario names, by its name or its code.
class CityFinder {
 public:
  explicit CityFinder(const Cities& cities) : cities_{cities} {}

  /// Errors:  nothing, and a fault in `problems`, if no city or more than one
  ///          is called so
  [[nodiscard]] std::optional<CityId> find(const Node& node,
                                           std::string_view label,
                                           Problems& problems);

 private:
  void index_names();

  const Cities& cities_;
  std::unordered_multimap<std::string_view, CityId> by_name_;
};

}  // namespace twinning
