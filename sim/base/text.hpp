#pragma once

#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace twinning {

/// A message made of parts, in the language of fmt ("{} links in {}").
/// A double is written as the shortest text that reads back to the same bits,
/// whatever the locale.
template <class... Parts>
[[nodiscard]] std::string text(fmt::format_string<Parts...> form,
                               Parts&&... parts) {
  return fmt::format(form, std::forward<Parts>(parts)...);
}

/// Words with commas between: "add, set".
template <class Words>
[[nodiscard]] std::string joined(const Words& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// A whole number with a comma between thousands: 1,200.
[[nodiscard]] std::string with_commas(long long number);

/// The lines of a text, without their ends; of an empty one an empty line.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view words);

/// The text as it may be shown on a terminal: control characters, and bytes
/// that are no UTF-8, as \x1b; at most `limit` bytes, then "…".
[[nodiscard]] std::string shown(std::string_view raw, std::size_t limit = 200);

/// The name among `known` that was probably meant: at most a third of its
/// letters differ (Damerau-Levenshtein).  Empty when none is near.
[[nodiscard]] std::string_view nearest_name(
    std::string_view given, std::span<const std::string_view> known);

/// "; did you mean 'x'?" for the nearest of the known names; `otherwise` where
/// none is near.
[[nodiscard]] std::string did_you_mean(std::string_view given,
                                       std::span<const std::string_view> known,
                                       std::string_view otherwise = {});

/// The same; where none is near, their list.
[[nodiscard]] std::string known_names(std::string_view given,
                                      std::span<const std::string_view> known);

}  // namespace twinning
