#include "sim/base/text.hpp"

#include <algorithm>
#include <vector>

namespace twinning {
namespace {

/// Length of the well-formed UTF-8 sequence at the start of `raw`; 0 if none.
std::size_t utf8_length(std::string_view raw) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(raw[i]);
  };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80                   ? 1
                             : lead >= 0xc2 && lead < 0xe0 ? 2
                             : lead >= 0xe0 && lead < 0xf0 ? 3
                             : lead >= 0xf0 && lead < 0xf5 ? 4
                                                           : 0;
  if (length == 0 || length > raw.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  return length;
}

/// Letters to change, insert, delete or swap to get from one to the other.
std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(
      a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string with_commas(long long number) {
  std::string digits = text("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;)
    digits.insert(at -= 3, ",");
  return digits;
}

std::string shown(std::string_view raw, std::size_t limit) {
  std::string out;
  while (!raw.empty()) {
    if (out.size() >= limit) return out + "…";
    const auto lead = static_cast<unsigned char>(raw[0]);
    std::size_t length = utf8_length(raw);
    const bool control = lead < 0x20 || lead == 0x7f ||
                         (lead == 0xc2 && length == 2 &&
                          static_cast<unsigned char>(raw[1]) < 0xa0);
    if (length == 0 || control) {
      length = 1;
      out += text("\\x{:02x}", lead);
    } else {
      out += raw.substr(0, length);
    }
    raw.remove_prefix(length);
  }
  return out;
}

std::string_view nearest_name(std::string_view given,
                              std::span<const std::string_view> known) {
  if (given.size() > 100) return {};
  std::string_view nearest;
  std::size_t fewest = std::max<std::size_t>(1, given.size() / 3) + 1;
  for (const std::string_view name : known)
    if (const std::size_t count = edits(given, name); count < fewest) {
      fewest = count;
      nearest = name;
    }
  return nearest;
}

std::string did_you_mean(std::string_view given,
                         std::span<const std::string_view> known,
                         std::string_view otherwise) {
  const auto nearest = nearest_name(given, known);
  return nearest.empty() ? std::string(otherwise)
                         : text("; did you mean '{}'?", nearest);
}

std::string known_names(std::string_view given,
                        std::span<const std::string_view> known) {
  std::string list;
  for (const std::string_view name : known)
    list += text("{}{}", list.empty() ? "" : ", ", name);
  return did_you_mean(given, known, text("; known: {}", list));
}

}  // namespace twinning
