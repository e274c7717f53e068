#include "scenarios/reader/toml_hints.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/number_hints.hpp"
#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Letters that look like others.
struct Twin {
  char32_t point;
  char latin;
};
constexpr std::array twins{
    Twin{0x430, 'a'},  Twin{0x435, 'e'},  Twin{0x43e, 'o'},  Twin{0x440, 'p'},
    Twin{0x441, 'c'},  Twin{0x443, 'y'},  Twin{0x445, 'x'},  Twin{0x456, 'i'},
    Twin{0x455, 's'},  Twin{0x458, 'j'},  Twin{0x4bb, 'h'},  Twin{0x501, 'd'},
    Twin{0x3bf, 'o'},  Twin{0x3b1, 'a'},  Twin{0x3bd, 'v'},  Twin{0x131, 'i'},
    Twin{0x410, 'A'},  Twin{0x412, 'B'},  Twin{0x415, 'E'},  Twin{0x41a, 'K'},
    Twin{0x41c, 'M'},  Twin{0x41d, 'H'},  Twin{0x41e, 'O'},  Twin{0x420, 'P'},
    Twin{0x421, 'C'},  Twin{0x422, 'T'},  Twin{0x2212, '-'}, Twin{0x2013, '-'},
    Twin{0x2014, '-'}, Twin{0x201c, '"'}, Twin{0x201d, '"'}, Twin{0x2019, '\''},
};

constexpr std::array<std::string_view, 8> truths{
    "True", "False", "TRUE", "FALSE", "yes", "no", "on", "off"};

std::string_view line_at(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t before =
      offset == 0 ? text.npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// "2035" of "2O35": digits among which a letter has the look of one; empty of
/// anything else.
std::string mistaken_digits(std::string_view value) {
  std::string meant{value};
  std::ranges::replace(meant, 'O', '0');
  std::ranges::replace(meant, 'o', '0');
  std::ranges::replace(meant, 'l', '1');
  const bool all = std::ranges::all_of(meant, [](char letter) {
    return std::isdigit(static_cast<unsigned char>(letter)) || letter == '.';
  });
  return all && meant != value ? meant : "";
}

}  // namespace

std::string foreign_letter(std::string_view rest, bool in_key) {
  const char32_t point = code_point(rest);
  const std::string name = letter_name(rest);
  const auto twin = std::ranges::find(twins, point, &Twin::point);
  if (twin != twins.end())
    return text("the letter {} is not the '{}' it looks like; type it anew",
                name, twin->latin);
  if (is_invisible(point))
    return text("the invisible character {}; delete it", name);
  if (in_key)
    return text("the letter {} in a key without quotes; put the key in quotes",
                name);
  return text("the letter {} outside of quotes; put the text in quotes", name);
}

std::string other_language(std::string_view whole) {
  whole.remove_prefix(byte_order_mark(whole));
  const std::string_view body = trimmed(whole);
  if (body.starts_with('{'))
    return "; this looks like JSON: a scenario is written in TOML, as in "
           "name = \"base\"";
  if (body.starts_with('<'))
    return "; this looks like XML or HTML: a scenario is written in TOML, as "
           "in name = \"base\"";
  const std::string_view line = body.substr(0, body.find('\n'));
  const std::size_t colon = line.find(':');
  if (line.starts_with("---") ||
      (colon != line.npos && line.find('=') == line.npos &&
       line.find('"') > colon))
    return "; this looks like YAML: a scenario is written in TOML, as in "
           "name = \"base\"";
  return "";
}

std::string value_hint(std::string_view whole, std::size_t offset) {
  std::string_view line = line_at(whole, offset);
  line = line.substr(0, line.find('#'));
  const std::size_t equals = line.find('=');
  if (equals == line.npos) return "";
  const std::string_view value = trimmed(line.substr(equals + 1));
  if (value.empty()) return "";
  const auto is_no = [&](std::string_view what, std::string_view hint) {
    return text("'{}' is no {}; {}", shown(value, 60), what, hint);
  };

  if (std::ranges::find(truths, value) != truths.end())
    return is_no("truth value", "write true or false");
  if (std::isalpha(static_cast<unsigned char>(value[0])))
    return is_no("value", text("put text in quotes: \"{}\"", shown(value, 60)));

  double number = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), number);
  const std::string_view rest = value.substr(std::size_t(end - value.data()));
  const std::string_view digits = value.substr(0, value.size() - rest.size());
  if (error == std::errc::result_out_of_range)
    return is_no("number", "it is beyond the range of numbers");
  if (error != std::errc{}) return "";
  if (rest.starts_with(',') && rest.size() > 1 &&
      std::isdigit(static_cast<unsigned char>(rest[1])))
    return is_no("number", text("write the decimals after a dot: {}.{}", digits,
                                shown(rest.substr(1), 60)));
  if (rest == "%" || rest == " %")
    return is_no("number", text("write a share instead of a percentage: {}",
                                share_of(number)));
  if (const std::string meant = mistaken_digits(value); !meant.empty())
    return is_no("number", text("write it in digits alone: {}", meant));
  if (!rest.empty() && std::isalpha(static_cast<unsigned char>(rest[0])))
    return is_no("number", text("write it without its unit: {}", digits));
  return "";
}

}  // namespace twinning
