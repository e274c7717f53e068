#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// Blocs without a city, as one is whose name is misspelt.
[[nodiscard]] std::vector<std::string> empty_blocs(const Scenario& scenario);

/// A path whose first value holds in years before it is given for, and is not
/// what holds where nothing is said: "UK-China: climate".  So it is where a
/// scenario gives a path anew that it meant to carry on.
struct EarlyPath {
  std::string path;
  int from;      ///< its first year
  double value;  ///< that holds before as well
};
[[nodiscard]] std::vector<EarlyPath> early_paths(const Scenario& scenario);

/// What may not be meant so, a line each: the above, and levers that change
/// nothing.
[[nodiscard]] std::string scenario_notes(const Scenario& scenario);

}  // namespace twinning
