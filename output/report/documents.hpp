#pragma once

#include <string>

namespace twinning::report {

// Parts of the page made of what other commands print with --json.

/// The claims with their verdicts, from `twinning claims --json`, as HTML.
///
/// Errors:  UserError(input) "<file>: …" if it is no such document
[[nodiscard]] std::string claims_section(const std::string& json,
                                         const std::string& file);

/// Simulated against observed, from `twinning observe --json`.
///
/// Errors:  as above
[[nodiscard]] std::string observed_section(const std::string& json,
                                           const std::string& file);

}  // namespace twinning::report
