#pragma once

#include "output/kept_tables.hpp"
#include "output/report/json_document.hpp"

namespace twinning::report {

/// What `observe --keep` has kept in a result, as `observe --json` says it:
/// "quantities", "skill", "networks" and "verdicts", in which what is not
/// known has no member.
///
/// Errors:  UserError(input) "<file>: …" if a column that says what a row is
///          is missing; it names the command that keeps it anew
[[nodiscard]] Json observed_document(const KeptTables& kept,
                                     const std::string& file);

}  // namespace twinning::report
