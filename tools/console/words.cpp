#include "tools/console/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"

namespace twinning {
std::string quoted(std::string_view raw) { return text("'{}'", shown(raw)); }

std::vector<std::string_view> split_words(std::string_view words, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(mark, at), words.size());
    parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::size_t letters(std::string_view utf8) {
  return std::size_t(std::ranges::count_if(
      utf8, [](char byte) { return (byte & '\xc0') != '\x80'; }));
}

std::string wrapped(std::string_view prose, std::size_t indent,
                    std::size_t width) {
  std::string out, line;
  const auto end_line = [&] {
    if (!line.empty()) out += std::string(indent, ' ') + line + '\n';
    line.clear();
  };
  for (const std::string_view word : split_words(prose, ' ')) {
    if (!line.empty() && indent + letters(line) + 1 + letters(word) > width)
      end_line();
    line += line.empty() ? "" : " ";
    line += word;
  }
  end_line();
  return out;
}

std::string padded(std::string_view given, std::size_t width) {
  const std::size_t length = letters(given);
  return std::string{given} +
         std::string(length < width ? width - length : 0, ' ');
}

std::string right(std::string_view given, std::size_t width) {
  const std::size_t length = letters(given);
  return std::string(length < width ? width - length : 0, ' ') +
         std::string{given};
}

std::string entry(std::string_view name, std::string_view meaning,
                  std::size_t indent, std::size_t column) {
  const std::string head = std::string(indent, ' ') + std::string{name};
  const std::string body = wrapped(meaning, column);
  if (letters(head) + 2 > column || body.empty()) return head + '\n' + body;
  return padded(head, column) + body.substr(column);
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
      "_-./=:,+@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
    return std::string{word};
  std::string quoted = "'";
  for (const char letter : word)
    quoted += letter == '\'' ? "'\\''" : std::string(1, letter);
  return quoted + "'";
}

std::string file_word(std::string_view file) {
  const bool is_like_option = file.size() > 1 && file.starts_with('-');
  return shell_word(is_like_option ? text("./{}", file) : std::string{file});
}

std::string shell_line(std::string_view command,
                       std::span<const std::string> words) {
  std::string line = text("twinning {}", command);
  for (const std::string& word : words) line += ' ' + shell_word(word);
  return line;
}

std::string bytes(double count) {
  constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (count >= 999.5 && unit + 1 < units.size()) {
    count /= 1000;
    ++unit;
  }
  if (unit == 0) return text("{:.0f} bytes", count);
  return text("{:.{}f} {}", count, count < 9.95 ? 1 : 0, units[unit]);
}

std::string duration(double seconds) {
  if (!std::isfinite(seconds) || seconds > 360'000'000) return "years";
  if (seconds < 1) return "under 1 s";
  if (seconds < 99.5) return text("{:.0f} s", seconds);
  const auto minutes = std::llround(seconds / 60);
  if (minutes < 100) return text("{} min", minutes);
  if (minutes < 6000) return text("{} h {} min", minutes / 60, minutes % 60);
  return text("{} days", std::llround(seconds / 86400));
}

std::string rounded(double value) {
  if (std::isnan(value)) return "–";
  const double size = std::abs(value);
  if (size >= 999.5) return with_commas(std::llround(value));
  if (size >= 99.5) return text("{:.0f}", value);
  if (size >= 9.95) return text("{:.1f}", value);
  return text("{:.2f}", value);
}

}  // namespace twinning
