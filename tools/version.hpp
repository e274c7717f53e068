#pragma once

#include <string>
#include <string_view>

namespace twinning {

/// "0.1.0 (commit 1a2b3c4d5e6f)": what a result file keeps.
[[nodiscard]] std::string version_in_full();

/// "g++ 12.2.0, Release"
[[nodiscard]] std::string_view compiler();

}  // namespace twinning
