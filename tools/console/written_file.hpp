#pragma once

#include <filesystem>

#include "tools/console/options.hpp"

namespace twinning {

/// Whether two names are those of one file, be it there or not.
[[nodiscard]] bool same_file(const std::filesystem::path& a,
                             const std::filesystem::path& b);

/// Refuses --out where the command line names the same file to be read or made
/// by something else.
///
/// Errors:  UserError(command_line)
void refuse_named_file(const std::filesystem::path& out,
                       const Arguments& given);

}  // namespace twinning
