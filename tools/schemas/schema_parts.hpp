#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/text.hpp"
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

/// The names of rows as the values a key may have, with what each means.
template <class Rows>
[[nodiscard]] Json one_of(const Rows& rows) {
  Json names = Json::array();
  std::string meanings;
  for (const auto& row : rows) {
    names.push_back(row.name);
    meanings +=
        text("{}{}: {}", meanings.empty() ? "" : "; ", row.name, row.meaning);
  }
  return {{"enum", names}, {"description", meanings}};
}

/// A table that has these keys and no others.
[[nodiscard]] Json table(Json properties, Json required = Json::array());

/// Keys of [record] that scenarios and studies have alike.
[[nodiscard]] Json record_keys();

}  // namespace twinning
