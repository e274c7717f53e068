#include "scenarios/reader/number_hints.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "scenarios/reader/encoding.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::array<std::string_view, 20> missing{
    "NA",   "N/A",  "n/a",  "na",      "NaN",  "nan",  "NAN",
    "null", "NULL", "Null", "None",    "none", "-",    ".",
    "?",    "#N/A", "..",   "missing", "-999", "-9999"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

}  // namespace

std::string number_hint(std::string_view cell, double value,
                        const Range& range) {
  if (std::ranges::find(missing, cell) != missing.end())
    return "; leave the cell empty where the value is not known";
  const auto foreign = std::ranges::find_if(cell, [](char letter) {
    return static_cast<unsigned char>(letter) >= 0x80;
  });
  if (foreign != cell.end())
    return text("; {} is no digit from 0 to 9",
                letter_name(cell.substr(std::size_t(foreign - cell.begin()))));
  if (cell.starts_with('+')) return "; write it without the plus";
  if (cell.starts_with("0x") || cell.starts_with("0X"))
    return "; write it in decimal digits";

  const char* const end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, value);
  const std::string_view rest{stop, std::size_t(end - stop)};
  if (error == std::errc::result_out_of_range)
    return "; it is beyond the range of numbers";
  if (error != std::errc{}) return "";
  if (rest.size() > 1 && rest[0] == ',' && is_digit(rest[1]))
    return text("; write the decimals after a dot");
  if (rest == "%" || rest == " %")
    return text("; write a share, as {}", share_of(value));
  if (rest.empty())
    if (std::string hint = percent_hint(value, range); !hint.empty())
      return hint;
  if (!rest.empty() && std::isfinite(value))
    return "; write the number alone, without unit or separators";
  return "";
}

std::string share_of(double percent) {
  // Without the digits that division adds beyond those that were written.
  return text("{:.12g}", percent / 100);
}

std::string percent_hint(double value, const Range& range) {
  if (range.high != 1 || value <= 1 || value > 100) return "";
  return text("; {} percent is written {}", value, share_of(value));
}

}  // namespace twinning
