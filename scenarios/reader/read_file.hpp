#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/reader/problems.hpp"

namespace twinning {

/// Why a file could not be read.
struct FileFault {
  std::string message;
  Fault fault = Fault::file;
};

/// The bytes of a regular file, or what stands against reading them: it is
/// not there (with the nearest name in its folder), is a folder, a device or
/// a pipe, is larger than `most` bytes, or may not be read.
///
/// Errors:  none thrown; `fault` is set and the text returned is empty
[[nodiscard]] std::string read_file(const std::filesystem::path& file,
                                    std::uintmax_t most,
                                    std::optional<FileFault>& fault);

/// All of standard input, with the same limit.
[[nodiscard]] std::string read_standard_input(std::uintmax_t most,
                                              std::optional<FileFault>& fault);

/// "; did you mean 'x'?" for the nearest name in the folder of `file`, else
/// that the folder does not exist; empty where neither helps.
[[nodiscard]] std::string nearest_file(const std::filesystem::path& file);

}  // namespace twinning
