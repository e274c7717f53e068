#pragma once

#include <cstdint>
#include <string_view>

#include "sim/model/range.hpp"
#include "tools/console/json.hpp"

namespace twinning {

// What the JSON Schemas of files are made of; each gives a schema.

[[nodiscard]] Json described(Json type, std::string_view meaning);
[[nodiscard]] Json string_of(std::string_view meaning);
[[nodiscard]] Json whole(std::string_view meaning, std::int64_t low,
                         std::uint64_t high);
[[nodiscard]] Json number(const Range& range, std::string_view meaning);
[[nodiscard]] Json flag(std::string_view meaning);
[[nodiscard]] Json list_of(Json item, std::string_view meaning);

/// A table that has these keys and no others.
[[nodiscard]] Json table(Json properties, Json required = Json::array());

/// Keys of [record] that scenarios and studies have alike.
[[nodiscard]] Json record_keys();

}  // namespace twinning
