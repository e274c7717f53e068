#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "scenarios/reader/node.hpp"

namespace twinning {

/// The file that a text of a scenario names, relative to the file that says
/// it.
///
/// Errors:  nothing, and a fault in `problems`, for a URL, or for $HOME and ~,
///          which are not expanded, where no file is called so
[[nodiscard]] std::optional<std::filesystem::path> local_path(
    const Node& node, std::string_view label, Problems& problems);

/// True of a device, pipe or other thing that is no file and no folder.
[[nodiscard]] bool is_other_than_file(const std::filesystem::path& file);

/// Refuses a file outside the folder of the file that names it, symbolic
/// links resolved; what `--set` names may lie anywhere.
///
/// Errors:  false, and a fault in `problems`
[[nodiscard]] bool check_inside(const std::filesystem::path& file,
                                const Node& node, std::string_view label,
                                Problems& problems);

}  // namespace twinning
