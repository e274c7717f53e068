#include "scenarios/reader/encoding.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using namespace std::string_view_literals;

/// How files begin that are no text, and what to do about it.
struct Magic {
  std::string_view bytes;
  std::string_view message;
};
constexpr std::array magics{
    Magic{"\xff\xfe"sv, "the file is UTF-16; save it as UTF-8"},
    Magic{"\xfe\xff"sv, "the file is UTF-16; save it as UTF-8"},
    Magic{"\x1f\x8b"sv, "the file is compressed by gzip; unpack it first"},
    Magic{"BZh"sv, "the file is compressed by bzip2; unpack it first"},
    Magic{"\xfd\x37zXZ\0"sv, "the file is compressed by xz; unpack it first"},
    Magic{"\x28\xb5\x2f\xfd"sv,
          "the file is compressed by zstd; unpack it first"},
    Magic{"PK\x03\x04"sv,
          "the file is a spreadsheet (xlsx, ods) or zip archive; export it as "
          "CSV in UTF-8"},
    Magic{"\xd0\xcf\x11\xe0"sv,
          "the file is a spreadsheet (xls); export it as CSV in UTF-8"},
    Magic{"\x89HDF"sv,
          "the file is HDF5, not text; what a result holds is told by "
          "`twinning status`"},
    Magic{"%PDF"sv, "the file is PDF, not text"},
};

/// Skips plain ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  for (std::uint64_t word; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// The first byte that is not part of well-formed UTF-8.
std::optional<std::size_t> first_no_utf8(std::string_view text) {
  for (std::size_t at = skip_ascii(text, 0); at < text.size();
       at = skip_ascii(text, at)) {
    const std::size_t length = letter_length(text, at);
    if (length == 1) return at;
    at += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_lone_return(std::string_view text) {
  for (std::size_t at = text.find('\r'); at != std::string_view::npos;
       at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') return at;
  return std::nullopt;
}

}  // namespace

std::string_view other_than_text(std::string_view begin) {
  for (const Magic& magic : magics)
    if (begin.starts_with(magic.bytes)) return magic.message;
  return {};
}

bool check_encoding(const Source& source, Problems& problems) {
  const std::string& bytes = source.text;
  const auto refuse = [&](std::size_t offset, std::string message) {
    problems.add({&source, offset}, std::move(message));
    return false;
  };

  if (const std::string_view other = other_than_text(bytes); !other.empty())
    return refuse(0, std::string{other});
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    const bool wide = bytes.size() > 3 && nul < 2 && bytes[nul + 2] == '\0';
    return refuse(nul, wide ? "the file is UTF-16; save it as UTF-8"
                            : "a NUL byte (\\x00); the file must be plain text "
                              "in UTF-8");
  }
  if (const auto at = first_no_utf8(bytes))
    return refuse(*at,
                  text("the byte \\x{:02x} at offset {} is not UTF-8; the file "
                       "looks like Latin-1 or Windows-1252: save it as "
                       "UTF-8",
                       static_cast<unsigned char>(bytes[*at]), *at));
  if (const auto at = first_lone_return(bytes))
    return refuse(*at,
                  "a line end that is \\r alone, as of old Macs; save the "
                  "file with line ends \\n or \\r\\n");
  return true;
}

std::size_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xef\xbb\xbf") ? 3 : 0;
}

std::string letter_name(std::string_view letter) {
  const char32_t point = code_point(letter);
  const std::string number = text("U+{:04X}", static_cast<unsigned>(point));
  if (is_invisible(point)) return number;
  return text("'{}' ({})", letter.substr(0, letter_length(letter)), number);
}

bool is_invisible(char32_t point) {
  return point < 0x20 || (point >= 0x7f && point <= 0xa0) || point == 0xad ||
         (point >= 0x2000 && point <= 0x200f) ||
         (point >= 0x2028 && point <= 0x202f) ||
         (point >= 0x205f && point <= 0x206f) || point == 0x3000 ||
         point == 0xfeff || (point >= 0xe0000 && point <= 0xe007f);
}

}  // namespace twinning
