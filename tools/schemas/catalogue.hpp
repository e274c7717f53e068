#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/range.hpp"

namespace twinning {

/// Something the program has a name for, as `describe` tells of it.
struct Entry {
  std::string_view kind;   ///< "parameter", "lever", "yearly observable" …
  std::string_view group;  ///< title under which it stands
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  std::string_view section;  ///< of sim/ODD.md; of a parameter none
  std::string_view source;   ///< of a parameter
  std::optional<double> default_value;
  std::optional<Range> range;
  std::vector<std::string_view> operations, scopes;  ///< of a lever
  std::string_view better{};  ///< "more" or "less", where one is plainly so
};

/// Everything that has a name, in the order in which it is described: made
/// from the rows of the model.
[[nodiscard]] std::vector<Entry> catalogue();

/// How the name of an entry is written in a scenario.
[[nodiscard]] std::string how_to_use(const Entry& entry);

}  // namespace twinning
