#pragma once

#include <cstddef>
#include <string_view>

namespace twinning {

/// The length in bytes of the letter at `offset`; 1 where the bytes are no
/// well-formed UTF-8.
///
/// Source:  The Unicode Standard, table 3-7
[[nodiscard]] std::size_t letter_length(std::string_view text,
                                        std::size_t offset = 0);

/// The code point that a text begins with; U+FFFD where there is none.
[[nodiscard]] char32_t code_point(std::string_view text);

}  // namespace twinning
