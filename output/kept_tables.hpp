#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "output/table.hpp"

namespace twinning {

/// A group of what `keep_tables` has kept, as a file has it: columns of equal
/// length.
struct KeptTable {
  std::map<std::string, std::string> said;  ///< its attributes that are texts
  std::map<std::string, std::vector<std::string>> texts;
  std::map<std::string, std::vector<double>> numbers;
  std::size_t rows = 0;
};

/// The groups by their paths: "/observed", "/observed/skill".
using KeptTables = std::map<std::string, KeptTable>;

/// No group that is kept has more rows.
inline constexpr std::size_t most_kept_rows = 10'000;

/// Reads what was kept under a group of a result, in a child process; nothing
/// if there is no such group, or only the parts of a study under way.
///
/// Errors:  UserError(file) if there is no result; UserError(input) if what
///          it keeps is damaged
[[nodiscard]] KeptTables kept_tables(const std::filesystem::path& result,
                                     const std::string& group);

}  // namespace twinning
