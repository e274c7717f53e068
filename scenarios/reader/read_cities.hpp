#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenarios/reader/node.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// The cities of a scenario as they are read, and where to find them.
struct Cities {
  const Source* source = nullptr;
  CityTable table;
  std::vector<std::size_t> offsets;  ///< of the cities' rows in their file
  std::unordered_map<std::uint32_t, CityId> by_code;
};

/// The cities of a file (ODD 5): columns code, name, country, bloc, latitude,
/// longitude and gdp_bn_gbp, and optionally population, education, business,
/// entrepreneurialism, coordination, budget, the community columns of the
/// relations, and the eight sector_… columns.
///
/// Errors:  in `problems`; nothing if the file is no table of cities at all
[[nodiscard]] std::optional<Cities> read_cities(
    const Source& source, std::span<const Bloc> blocs,
    std::span<const Relation> relations, Problems& problems);

}  // namespace twinning
