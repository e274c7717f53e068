#pragma once

#include <filesystem>

namespace twinning {

/// A file or folder that comes with the program, by its path in the folder of
/// scenarios: where the program is installed, or else beside the folder that it
/// was built in.  Empty if it is in neither.
[[nodiscard]] std::filesystem::path own_file(
    const std::filesystem::path& in_scenarios);

}  // namespace twinning
