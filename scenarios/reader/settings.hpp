#pragma once

#include <optional>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

/// A `--set key=value` as a table to be merged over the scenario's.  The name
/// of a parameter stands for its key in [parameters]; a value that begins
/// with a letter is text and needs no quotes.
///
/// Errors:  nothing, and a fault in `problems`
[[nodiscard]] std::optional<Node> parse_setting(const Setting& setting,
                                                Problems& problems);

}  // namespace twinning
