#include "output/report/escape.hpp"

#include <cctype>
#include <cstdint>

#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The character that begins a text, and how many bytes it takes; 0 bytes if
/// it is no UTF-8.
struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 0;
};

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  std::uint32_t code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::uint32_t least[]{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (code < least[bytes] || surrogate || code > 0x10FFFF) return {};
  return {code, bytes};
}

/// Characters that show nothing and change how others are shown.
bool controls(std::uint32_t code) {
  return (code < 0x20 && code != '\n' && code != '\t') ||
         (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF ||
         code == 0x2028 || code == 0x2029 || (code & 0xFFFE) == 0xFFFE;
}

std::string_view reference(char letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string escaped(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  while (!raw.empty()) {
    const auto [code, bytes] = first_character(raw);
    const std::string_view letter = raw.substr(0, bytes);
    const std::string_view named = reference(raw[0]);
    if (bytes == 0 || controls(code))
      out += replacement;
    else
      out += named.empty() ? letter : named;
    raw.remove_prefix(bytes == 0 ? 1 : bytes);
  }
  return out;
}

std::string isolated(std::string_view raw) {
  return text("<bdi>{}</bdi>", escaped(raw));
}

std::string json_in_html(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char letter : json)
    if (letter == '<')
      out += "\\u003c";
    else
      out += letter;
  return out;
}

std::string slug(std::string_view raw) {
  std::string out;
  for (const char letter : raw) {
    const bool plain = (letter >= 'a' && letter <= 'z') ||
                       (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9');
    if (plain)
      out += letter;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? "x" : out;
}

}  // namespace twinning::report
