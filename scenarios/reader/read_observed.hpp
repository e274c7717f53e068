#pragma once

#include <filesystem>

#include "sim/experiment/observed.hpp"

namespace twinning {

/// Reads a folder of observations: any of quantities.csv, links.csv, spells.csv
/// and outcomes.csv, at least one of them, whose columns are documented in
/// scenarios/data/observed/FORMAT.md.
///
/// With the `cities` of a scenario each pair is checked against them: their
/// codes must be known and their names the same.
///
/// Errors:  UserError(input) with every fault, as `read_scenario`; a file *.csv
///          by another name is one, lest a table be overlooked; UserError(file)
///          if the folder cannot be read
[[nodiscard]] Observed read_observed(const std::filesystem::path& folder,
                                     const CityTable* cities = nullptr);

}  // namespace twinning
