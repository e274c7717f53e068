#pragma once

#include <cstdint>
#include <string>

#include "sim/model/scenario.hpp"

namespace twinning {

/// Everything in a scenario that determines the numbers of its runs, and
/// nothing else, as bytes in a fixed order: not its name, what it records or
/// how many replicates it asks for.  Its hash identifies a run (with the
/// replicate), so that a study can be grown without making a run twice.
[[nodiscard]] std::string identity(const Scenario& scenario);

}  // namespace twinning
