#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "output/table.hpp"

namespace twinning {

/// What is said of the runs later, and belongs to no checksum of theirs.
inline constexpr std::string_view observed_group = "/observed";

/// Keeps tables in a finished result, in place of what `group` held before: a
/// copy of the file takes them and then the file's name, so that it has all or
/// nothing of them whatever happens.
///
/// Errors:  UserError(file) if the disk refuses or has no room for the copy
void keep_tables(const std::filesystem::path& result, const std::string& group,
                 const std::vector<Table>& tables);

}  // namespace twinning
