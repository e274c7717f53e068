#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>

#include "output/report/number_table.hpp"
#include "sim/model/scenario.hpp"

namespace twinning::report {

// What other commands print with --json, read for the page.

using Json = nlohmann::json;

/// The document, which holds a list named `member`.
///
/// Errors:  UserError(input) "<file>: …" if it is no such document; it names
///          the command that makes one
[[nodiscard]] Json parsed(const std::string& json, const std::string& file,
                          const char* member, const char* command);

/// A member that is a number; NaN if there is none.
[[nodiscard]] double number(const Json& object, const char* name);

/// The same of a count, for a table.
[[nodiscard]] NumberTable::Entry whole(const Json& object, const char* name);

/// The first of the members that is a text; empty if none is.
[[nodiscard]] std::string words(const Json& object,
                                std::initializer_list<const char*> names);

/// The objects in a member that is a list; none if it is not.
[[nodiscard]] std::vector<Json> objects(const Json& object, const char* name);

/// A mean and its interval.
struct Found {
  double mean = unknown, low = unknown, high = unknown;
};
[[nodiscard]] Found found_in(const Json& object);

}  // namespace twinning::report
