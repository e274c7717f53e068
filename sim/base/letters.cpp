#include "sim/base/letters.hpp"

namespace twinning {
namespace {

/// The code point of as many bytes as its first one announces.
char32_t decoded(std::string_view letter) {
  char32_t point =
      static_cast<unsigned char>(letter[0]) & (0xffu >> (letter.size() + 1));
  for (const char byte : letter.substr(1))
    point = point << 6 | (static_cast<unsigned char>(byte) & 0x3fu);
  return point;
}

}  // namespace

std::size_t letter_length(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  const std::size_t length = lead < 0xc2   ? 1
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 1;
  const std::string_view letter = text.substr(offset, length);
  if (letter.size() < length) return 1;
  for (const char byte : letter.substr(1))
    if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80) return 1;
  if (length < 3) return length;

  const char32_t point = decoded(letter);
  const bool overlong = point < (length == 3 ? 0x800 : 0x10000);
  const bool surrogate = point >= 0xd800 && point < 0xe000;
  return overlong || surrogate || point > 0x10ffff ? 1 : length;
}

char32_t code_point(std::string_view text) {
  if (text.empty()) return 0xfffd;
  const std::size_t length = letter_length(text);
  const auto lead = static_cast<unsigned char>(text[0]);
  if (length == 1) return lead < 0x80 ? lead : 0xfffd;
  return decoded(text.substr(0, length));
}

}  // namespace twinning
