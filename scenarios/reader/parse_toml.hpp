#pragma once

#include <optional>

#include "scenarios/reader/node.hpp"

namespace twinning {

/// The table that a TOML text spells.  The one door to toml++.
///
/// Errors:  nothing, and one fault in `problems`, where it is no TOML; the
///          parser gives up at the first fault
[[nodiscard]] std::optional<Node> parse_toml(const Source& source,
                                             Problems& problems);

}  // namespace twinning
