#pragma once

#include <string>
#include <vector>

#include "scenarios/reader/problems.hpp"

namespace twinning {

/// One `key = value` or `[table]` of a TOML text, as it is written.
struct Statement {
  std::size_t offset;  ///< of its key
  std::string table;   ///< the header it stands under
  std::string key;     ///< empty for a header
};

/// Reads over a TOML text without understanding its values, and refuses what
/// the parser cannot be trusted with or explains badly: nesting and dotted
/// keys beyond their limits, brackets and strings that are never closed,
/// letters beyond ASCII outside of quotes, keys without a value.
///
/// Errors:  the first fault goes to `problems`; the statements read so far
[[nodiscard]] std::vector<Statement> scan_toml(const Source& source,
                                               Problems& problems);

}  // namespace twinning
