#pragma once

#include <optional>

#include "sim/experiment/counterfactual.hpp"
#include "tools/console/options.hpp"

namespace twinning {

/// The two cities that --link names.
struct LinkGiven {
  CityId first, second;
};

/// Reads --link.
///
/// Errors:  UserError(command_line) if it is missing or a city is not known;
///          names the nearest
[[nodiscard]] LinkGiven link_given(const Scenario& scenario,
                                   const Arguments& given);

/// What --set and --without ask; nothing if neither is given.
///
/// Errors:  UserError(command_line) if a parameter or a lever is not known, or
///          a value out of range
[[nodiscard]] std::optional<Counterfactual> question_given(
    const Scenario& scenario, const Arguments& given);

}  // namespace twinning
