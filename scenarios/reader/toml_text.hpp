#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/model/path.hpp"

namespace twinning {

/// Values as TOML spells them.  A number reads back to the same bits.
[[nodiscard]] std::string toml_string(std::string_view text);
[[nodiscard]] std::string toml_number(double value);
[[nodiscard]] std::string toml_seed(std::uint64_t seed);
[[nodiscard]] std::string toml_path(const Path& path);

/// A key, in quotes where it needs them.
[[nodiscard]] std::string toml_key(std::string_view name);

}  // namespace twinning
