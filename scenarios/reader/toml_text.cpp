#include "scenarios/reader/toml_text.hpp"

#include <algorithm>
#include <cctype>
#include <limits>

#include "sim/base/text.hpp"

namespace twinning {

std::string toml_string(std::string_view raw) {
  std::string out = "\"";
  for (const char letter : raw) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\')
      out += {'\\', letter};
    else if (byte < 0x20 || byte == 0x7f)
      out += text("\\u{:04x}", byte);
    else
      out += letter;
  }
  return out + '"';
}

std::string toml_number(double value) {
  std::string digits = text("{}", value);
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  return digits;
}

std::string toml_seed(std::uint64_t seed) {
  constexpr auto largest =
      std::uint64_t(std::numeric_limits<std::int64_t>::max());
  const std::string digits = text("{}", seed);
  return seed > largest ? toml_string(digits) : digits;
}

std::string toml_path(const Path& path) {
  if (path.points.size() == 1 && path.points[0].year == 0 && !path.linear)
    return toml_number(path.points[0].value);
  std::string points;
  for (const Path::Point& point : path.points)
    points += text("{}[{}, {}]", points.empty() ? "" : ", ", point.year,
                   toml_number(point.value));
  if (!path.linear) return text("[{}]", points);
  return text("{{ linear = true, points = [{}] }}", points);
}

std::string toml_key(std::string_view name) {
  const bool is_bare =
      !name.empty() && std::ranges::all_of(name, [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
               letter == '-' || letter == '_';
      });
  return is_bare ? std::string{name} : toml_string(name);
}

}  // namespace twinning
