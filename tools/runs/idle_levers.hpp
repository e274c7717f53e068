#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace twinning {

/// Levers of a scenario that change nothing, a line each with the reason: they
/// act in no year of it, sign a link that stands, or end one or make one joint
/// that there is not.  Empty if there is none.
///
/// No faults: the scenario may be one that others extend to later years.
[[nodiscard]] std::string idle_levers(const Scenario& scenario);

}  // namespace twinning
