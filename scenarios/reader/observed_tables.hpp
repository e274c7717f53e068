#pragma once

#include <map>

#include "scenarios/reader/columns.hpp"
#include "sim/experiment/observed.hpp"

namespace twinning {

/// The cities that observations may name, if they are known.
struct KnownCities {
  explicit KnownCities(const CityTable* cities);

  bool given = false;
  std::map<std::uint32_t, std::string> name;
};

/// The tables of a folder of observations, one function a file.
///
/// Errors:  in `problems`; a row at fault is left out
[[nodiscard]] std::vector<ObservedQuantity> read_observed_quantities(
    const Source& source, Problems& problems);
[[nodiscard]] std::vector<ObservedLink> read_observed_links(
    const Source& source, const KnownCities& cities, Problems& problems);
[[nodiscard]] std::vector<ObservedSpell> read_observed_spells(
    const Source& source, const KnownCities& cities, Problems& problems);
[[nodiscard]] std::vector<ObservedOutcome> read_observed_outcomes(
    const Source& source, const KnownCities& cities, Problems& problems);

}  // namespace twinning
