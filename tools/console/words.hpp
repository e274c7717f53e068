#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace twinning {

/// The text in quotation marks, fit to be shown.
[[nodiscard]] std::string quoted(std::string_view raw);

/// The parts of a text between the marks: "a|b" gives "a" and "b".
[[nodiscard]] std::vector<std::string_view> split_words(std::string_view words,
                                                        char mark);

/// Prose in lines of at most `width` letters, each after `indent` spaces.
/// Every line ends in a line feed.
[[nodiscard]] std::string wrapped(std::string_view prose, std::size_t indent,
                                  std::size_t width = 80);

/// A name and its meaning side by side, the meaning wrapped in its column.
[[nodiscard]] std::string entry(std::string_view name, std::string_view meaning,
                                std::size_t indent, std::size_t column);

/// How many letters a terminal shows of a UTF-8 text.
[[nodiscard]] std::size_t letters(std::string_view utf8);

/// The text filled up with spaces: on the right, or on the left of numbers.
[[nodiscard]] std::string padded(std::string_view given, std::size_t width);
[[nodiscard]] std::string right(std::string_view given, std::size_t width);

/// A word as a shell reads it back unchanged.
[[nodiscard]] std::string shell_word(std::string_view word);

/// The same of a file's name, which as "./-x.h5" is not taken for an option.
[[nodiscard]] std::string file_word(std::string_view file);

/// The words of a command as they can be given to a shell again.
[[nodiscard]] std::string shell_line(std::string_view command,
                                     std::span<const std::string> words);

/// A number as people read it: "1.5 GB", "1 h 20 min", "0.43", "1,200".
[[nodiscard]] std::string bytes(double count);
[[nodiscard]] std::string duration(double seconds);
[[nodiscard]] std::string rounded(double value);

}  // namespace twinning
