#pragma once

#include <string>
#include <string_view>

namespace twinning {

/// A name with its accented Latin letters taken apart into letter and accent
/// (Unicode NFD, for U+00C0 to U+017F), so that two spellings that cannot be
/// told apart by eye become equal.
[[nodiscard]] std::string taken_apart(std::string_view name);

}  // namespace twinning
