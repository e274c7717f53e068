#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// A lever of a scenario that changes nothing: it acts in no year of it, or on
/// no city; leaves what it acts on as it is; signs a link that stands; ends one
/// that there is not, or makes one joint that is.
struct IdleLever {
  std::string name;
  std::string reason;  ///< "it acts from 2030, and time ends in 2015"
};

/// No faults: the scenario may be one that others extend to later years.
[[nodiscard]] std::vector<IdleLever> idle_levers(const Scenario& scenario);

/// A line for each: "the lever 'mine' changes nothing: …".
[[nodiscard]] std::string words_of(const std::vector<IdleLever>& idle);

}  // namespace twinning
