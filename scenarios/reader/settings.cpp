#include "scenarios/reader/settings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/parse_toml.hpp"
#include "scenarios/reader/schema.hpp"
#include "sim/base/text.hpp"
#include "sim/model/parameters.hpp"

namespace twinning {
namespace {

constexpr std::size_t longest = 1 << 16;

/// The value with quotes around it, if it is text that has none.
std::string with_quotes(const std::string& value) {
  constexpr std::array<std::string_view, 4> words{"true", "false", "nan",
                                                  "inf"};
  if (value.empty() || std::ranges::find(words, value) != words.end())
    return value;
  const char first = value.front();
  if (!std::isalpha(static_cast<unsigned char>(first)) && first != '/')
    return value;
  if (value.find_first_of("\"\\") != std::string::npos) return value;
  return text("\"{}\"", value);
}

/// Whether a first part of a key is one that scenarios or studies have, or near
/// one.
bool is_table(std::string_view first) {
  return std::ranges::any_of(
      std::array{TableName::top, TableName::study}, [&](TableName table) {
        return !nearest_name(first, table_kind(table).keys).empty();
      });
}

/// Whether a key, of which that is the first part, is a parameter's, or of
/// nothing but near a parameter's.
bool is_of_parameter(std::string_view first, std::string_view key) {
  std::vector<std::string_view> names;
  for (const Parameter& parameter : parameters())
    names.push_back(parameter.name);
  if (std::ranges::any_of(names, [&](std::string_view name) {
        return name.substr(0, name.find('.')) == first;
      }))
    return true;
  return key.find('.') != key.npos && !is_table(first) &&
         !nearest_name(key, names).empty();
}

}  // namespace

std::optional<Node> parse_setting(const Setting& setting, Problems& problems) {
  const std::string value = with_quotes(setting.value);
  const Source& source =
      problems.keep({.name = text("--set {}={}", setting.key, setting.value),
                     .text = text("{}={}", setting.key, value),
                     .folder = ".",
                     .is_setting = true});
  if (source.text.size() > longest ||
      source.text.find_first_of("\n\r") != std::string::npos) {
    problems.add({&source, 0}, "a setting must be one line of at most 64 KiB");
    return std::nullopt;
  }
  if (!check_encoding(source, problems)) return std::nullopt;
  auto table = parse_toml(source, problems);
  if (!table) return std::nullopt;
  if (table->members.size() != 1) {
    problems.add({&source, 0}, "a setting must be key=value");
    return std::nullopt;
  }
  const NodeMember& first = table->members.front();
  if (first.key == "extends") {
    problems.add({&source, 0},
                 "extends cannot be set; give a file that extends the other");
    return std::nullopt;
  }
  if (!is_of_parameter(first.key, setting.key)) return table;

  Node scenario;
  scenario.place = table->place;
  const Place place = first.place;
  scenario.members.push_back({"parameters", place, std::move(*table)});
  return scenario;
}

}  // namespace twinning
