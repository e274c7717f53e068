#pragma once

#include <optional>
#include <string>

#include "scenarios/reader/node.hpp"
#include "sim/experiment/distribution.hpp"

namespace twinning {

/// The distribution that a [[vary]] names, with its arguments, for a number of
/// that name and range.
///
/// Errors:  nothing, and faults in `problems`: no such distribution, arguments
///          missing, unknown to it, or not such as it can have
[[nodiscard]] std::optional<Distribution> read_distribution(
    const Node& vary, const Node& distribution, const std::string& name,
    const Range& range, Problems& problems);

/// Refuses arguments of distributions where none is named.
void refuse_arguments(const Node& vary, const std::string& name,
                      Problems& problems);

}  // namespace twinning
