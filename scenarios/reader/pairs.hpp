#pragma once

#include <optional>
#include <utility>

#include "scenarios/reader/columns.hpp"
#include "scenarios/reader/read_links.hpp"

namespace twinning {

/// Two cities in the columns of a row, and the relation between them.
struct Pair {
  CityId first;
  CityId second;
  RelationId relation;
};

/// Where a file has the codes of two cities, and perhaps their names.
struct PairColumns {
  std::size_t first;
  std::size_t second;
  std::size_t first_name;
  std::size_t second_name;
};

/// The pair of cities of the present row: both are known, are not the same
/// city, bear the names beside them, and their blocs have a relation.
///
/// Errors:  nothing, and faults in `problems`
[[nodiscard]] std::optional<Pair> read_pair(Columns& columns,
                                            const PairColumns& at,
                                            const Cities& cities,
                                            const RelationTable& relations);

/// Tells of pairs that occur twice, in either order.
void refuse_repeated_pairs(std::vector<std::pair<Pair, Place>> pairs,
                           std::string_view what, Problems& problems);

}  // namespace twinning
