#pragma once

#include <string>
#include <string_view>

namespace twinning {

/// What a letter beyond ASCII outside of quotes probably is: one that looks
/// like a Latin letter, a sign from a word processor, or part of a name that
/// wants quotes.
[[nodiscard]] std::string foreign_letter(std::string_view text, bool in_key);

/// "; this looks like YAML: …" or JSON, or nothing.
[[nodiscard]] std::string other_language(std::string_view text);

/// What is wrong with the value of a line that the parser refuses, and what
/// is probably meant: a decimal comma, a percent sign, a unit, True for true.
/// Empty where nothing is known.
[[nodiscard]] std::string value_hint(std::string_view text, std::size_t offset);

}  // namespace twinning
