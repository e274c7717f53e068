#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// The names of a scenario's data files as its resolved text has them; empty
/// where it has none.
struct DataNames {
  std::string cities;
  std::string links;
  std::string events;
};

/// A scenario as one TOML text with everything applied and every default
/// written out.  Reading it back with the same data gives the same scenario.
[[nodiscard]] std::string resolved_text(const Scenario& scenario,
                                        const DataNames& data);

}  // namespace twinning
