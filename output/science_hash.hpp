#pragma once

#include <filesystem>
#include <string>

namespace twinning {

/// The hash of a result's science: all groups, variables, attributes and
/// values outside /provenance, in the order of the file, as numbers and texts
/// and not as they are compressed; 16 hexadecimal digits.  Equal science has
/// equal hashes whatever libraries wrote the file.
///
/// Errors:  as Results
[[nodiscard]] std::string science_hash(const std::filesystem::path& file);

}  // namespace twinning
