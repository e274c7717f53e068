#pragma once

#include "scenarios/reader/node.hpp"

namespace twinning {

/// Lays what a file says over what it extends.  Tables merge key by key, all
/// other values replace; a path { points = … } is a value.  At the top,
/// [[relations]] merge by `between` and [[levers]] follow those before them.
///
/// A table in place of these two arrays (relations.UK-China.climate = 0, as
/// `--set` has it) changes the relation or lever of that name.
///
/// Errors:  in `problems`, where no relation or lever has the name
void merge_scenario(Node& base, Node child, Problems& problems);

/// "UK-China" for a relation whose `between` can be read; else empty.
[[nodiscard]] std::string relation_name(const Node& relation);

}  // namespace twinning
