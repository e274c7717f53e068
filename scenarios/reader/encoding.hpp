#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scenarios/reader/problems.hpp"

namespace twinning {

/// Checks that a source is plain text in UTF-8 with line ends \n or \r\n:
/// neither compressed, nor a spreadsheet, nor UTF-16 or Latin-1, without NUL
/// and without a \r that stands alone.
///
/// Errors:  false after the first fault, which goes to `problems`
[[nodiscard]] bool check_encoding(const Source& source, Problems& problems);

/// What a file is that begins like this and is no text, and what to do about
/// it: "the file is compressed by gzip; unpack it first"; empty of texts.
[[nodiscard]] std::string_view other_than_text(std::string_view begin);

/// The bytes of the byte order mark at the start of a text: 3, or 0.
[[nodiscard]] std::size_t byte_order_mark(std::string_view text);

/// "'а' (U+0430)" for the letter at the start of the text.
[[nodiscard]] std::string letter_name(std::string_view text);

/// True of characters that cannot be seen: control characters, zero-width
/// and direction marks, no-break and other unusual spaces.
[[nodiscard]] bool is_invisible(char32_t point);

}  // namespace twinning
