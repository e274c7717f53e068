#pragma once

#include <string>

#include "scenarios/reader/node.hpp"

namespace twinning {

/// A value as one line of TOML.  The name of a lever is left out of its table,
/// since it is told beside it.
[[nodiscard]] std::string node_text(const Node& node);

}  // namespace twinning
