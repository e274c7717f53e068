#pragma once

#include <string>
#include <vector>

#include "tools/schemas/catalogue.hpp"

namespace twinning {

/// The entries as one JSON object, {"entries": […]}.
[[nodiscard]] std::string json_of(const std::vector<Entry>& entries);

/// All entries by kind, all commands, exit statuses and the schemas of what
/// the commands give under --json.
[[nodiscard]] std::string json_of_everything();

}  // namespace twinning
