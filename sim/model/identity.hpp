#pragma once

#include "sim/base/hash.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {

/// Everything in a scenario that determines the numbers of its runs, and
/// nothing else, hashed in a fixed order: not its name, what it records or how
/// many replicates it asks for.  It identifies a run (with the replicate), so
/// that a study can be grown without making a run twice.
[[nodiscard]] Hasher identity(const Scenario& scenario);

}  // namespace twinning
