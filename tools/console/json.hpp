#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace twinning {

/// A JSON value whose members keep the order in which they are given.
using Json = nlohmann::ordered_json;

/// The value as text, ended by a line feed.  A number that is not finite
/// becomes null, bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] inline std::string json_text(const Json& value) {
  return value.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace twinning
