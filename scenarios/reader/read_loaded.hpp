#pragma once

#include <optional>

#include "scenarios/reader/load.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// Understands a scenario that was loaded, and reads its data files.
///
/// Errors:  nothing, and faults in `problems`
[[nodiscard]] std::optional<Scenario> read_loaded(const Loaded& loaded,
                                                  const ReadOptions& options,
                                                  Problems& problems);

}  // namespace twinning
