#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace twinning {

/// The line around a byte of a text, as it may be shown on a terminal.
struct Excerpt {
  std::string line;          ///< escaped, and shortened where it is long
  std::size_t before_caret;  ///< columns of the terminal before the byte
  std::size_t column;        ///< of the byte in its line, in code points from 1
};

/// Shape:   at most some 160 columns, the byte among them
[[nodiscard]] Excerpt excerpt_at(std::string_view text, std::size_t offset);

}  // namespace twinning
