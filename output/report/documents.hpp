#pragma once

#include <string>

#include "output/kept_tables.hpp"

namespace twinning::report {

// Parts of the page made of what other commands print with --json.

/// The claims with their verdicts, from `twinning claims --json`, as HTML.
///
/// Errors:  UserError(input) "<file>: …" if it is no such document
[[nodiscard]] std::string claims_section(const std::string& json,
                                         const std::string& file);

/// How many of them hold, as a sentence of HTML for the verdict.
///
/// Errors:  as above
[[nodiscard]] std::string claims_said(const std::string& json,
                                      const std::string& file);

/// Simulated against observed, from `twinning observe --json`; `place` is its
/// identifier in the page.
///
/// Errors:  as above
[[nodiscard]] std::string observed_section(const std::string& json,
                                           const std::string& file,
                                           const std::string& place = "all");

/// The same, from what `twinning observe --keep` has kept in a result.
///
/// Errors:  UserError(input) "<file>: …" if that is no such thing
[[nodiscard]] std::string observed_section(const KeptTables& kept,
                                           const std::string& file,
                                           const std::string& place);

/// How many observed numbers speak for the model, as a sentence of HTML for the
/// verdict, from what observe prints and from what it has kept.
///
/// Errors:  as above
[[nodiscard]] std::string observed_said(const std::string& json,
                                        const std::string& file);
[[nodiscard]] std::string observed_said(const KeptTables& kept,
                                        const std::string& file);

}  // namespace twinning::report
