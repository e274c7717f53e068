#pragma once

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/schema.hpp"

namespace twinning {

/// Tells of each key of a file that is near one that its table may have, and
/// gives it that name: the rest is read as it was meant, and what was misspelt
/// is not told as missing besides.
///
/// Range:   `file` is the top table of a scenario, a study or claims, as
///          `kind` says
void mend_spelling(Node& file, TableName kind, Problems& problems);

}  // namespace twinning
