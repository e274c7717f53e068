#include "scenarios/reader/excerpt.hpp"

#include <algorithm>

#include "scenarios/reader/encoding.hpp"
#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::size_t before_fault = 60;  ///< columns kept before a fault
constexpr std::size_t after_fault = 60;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::size_t columns(std::string_view text) {
  return std::size_t(std::ranges::count_if(
      text, [](char byte) { return !is_continuation(byte); }));
}

/// The text with tabs as single spaces, and what cannot be seen by its number.
std::string visible(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0, length = 0; at < raw.size(); at += length) {
    length = letter_length(raw, at);
    const std::string_view letter = raw.substr(at, length);
    if (letter == "\t")
      out += ' ';
    else if (length > 1 && is_invisible(code_point(letter)))
      out += text("<{}>", letter_name(letter));
    else
      out += shown(letter);
  }
  return out;
}

}  // namespace

Excerpt excerpt_at(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t newline =
      offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  std::size_t end = std::min(text.find('\n', offset), text.size());
  if (end > offset && text[end - 1] == '\r') --end;

  std::size_t from = begin;
  if (offset - begin > 2 * before_fault) {
    from = offset - before_fault;
    while (is_continuation(text[from])) ++from;
  }
  std::size_t to = end;
  if (end - offset > 2 * after_fault) {
    to = offset + after_fault;
    while (is_continuation(text[to])) ++to;
  }

  const std::string before =
      (from > begin ? "…" : "") + visible(text.substr(from, offset - from));
  return {.line = before + visible(text.substr(offset, to - offset)) +
                  (to < end ? "…" : ""),
          .before_caret = columns(before),
          .column = columns(text.substr(begin, offset - begin)) + 1};
}

}  // namespace twinning
