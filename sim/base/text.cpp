#include "sim/base/text.hpp"

#include <algorithm>
#include <vector>

#include "sim/base/letters.hpp"

namespace twinning {
namespace {

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

/// The one name that begins so ("Newcastle"), or whose halves are these the
/// other way round ("China-UK").
std::string_view meant_name(std::string_view given,
                            std::span<const std::string_view> known) {
  constexpr std::size_t shortest = 4;
  const auto begins_so = [&](std::string_view name) {
    return given.size() >= shortest && name.starts_with(given);
  };
  if (std::ranges::count_if(known, begins_so) == 1)
    return *std::ranges::find_if(known, begins_so);

  const std::size_t dash = given.find('-');
  if (dash == std::string_view::npos) return {};
  const std::string turned =
      text("{}-{}", given.substr(dash + 1), given.substr(0, dash));
  const auto found = std::ranges::find(known, std::string_view{turned});
  return found == known.end() ? std::string_view{} : *found;
}

}  // namespace

std::string with_commas(long long number) {
  std::string digits = text("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;)
    digits.insert(at -= 3, ",");
  return digits;
}

std::vector<std::string> split_lines(std::string_view words) {
  std::vector<std::string> lines;
  while (true) {
    const std::size_t end = words.find('\n');
    lines.emplace_back(words.substr(0, end));
    if (end == std::string_view::npos) return lines;
    words.remove_prefix(end + 1);
  }
}

std::string shown(std::string_view raw, std::size_t limit) {
  std::string out;
  while (!raw.empty()) {
    if (out.size() >= limit) return out + "…";
    std::size_t length = letter_length(raw);
    const auto lead = static_cast<unsigned char>(raw[0]);
    const char32_t point = code_point(raw);
    const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
    if (control || (length == 1 && lead >= 0x80)) {
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
  return nearest.empty() ? meant_name(given, known) : nearest;
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
