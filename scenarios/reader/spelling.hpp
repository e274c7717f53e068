#pragma once

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/schema.hpp"

namespace twinning {

/// Tells of each key of a table, and of those within, that is near one that the
/// table may have, and gives it that name: the rest is read as it was meant,
/// and what was misspelt is not told as missing besides.
///
/// Shape:   a table of that kind, or an array of them
void mend_spelling(Node& table, TableName kind, Problems& problems);

}  // namespace twinning
