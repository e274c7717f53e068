#pragma once

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/problems.hpp"

namespace twinning {

/// What a TOML file is for, by the tables that only such a file has.
enum class FileKind { unknown, scenario, study, claims };

/// A study names scenarios; or, where that was forgotten or misspelt, has what
/// only studies have and nothing of what only scenarios have.
[[nodiscard]] FileKind kind_of(const Node& table);

/// Refuses a file of another kind in place of the many faults that it has as
/// one of this kind, and names the command that takes it.
[[nodiscard]] bool check_kind(const Node& table, FileKind wanted,
                              Problems& problems);

}  // namespace twinning
