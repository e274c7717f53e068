#include "scenarios/reader/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/number_hints.hpp"
#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

bool spells_number(std::string_view text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && rest == end;
}

constexpr std::size_t longest_text = 10'000;

/// "trust.gain must be a number from 0 to 2 (1/visit), not text: trust …".
std::string must_be(std::string_view kind, const Wanted& wanted,
                    std::string_view but) {
  const std::string unit = wanted.unit.empty() || wanted.unit == "1"
                               ? ""
                               : text(" ({})", wanted.unit);
  return text("{} must be {} {}{}{}{}{}", wanted.label, kind,
              wanted.range.words(), unit, but,
              wanted.meaning.empty() ? "" : ": ", wanted.meaning);
}

/// "record.links must be one of none, end, yearly, not 'ends'; did you …"; a
/// long list is left out where a name is near.
std::string not_a_choice(std::string_view label, const std::string& given,
                         std::span<const std::string_view> choices) {
  constexpr std::size_t many = 12;
  const std::string hint = did_you_mean(given, choices);
  if (choices.size() > many && !hint.empty())
    return text("{} cannot be '{}'{}", label, shown(given, 60), hint);

  std::string list;
  for (const std::string_view choice : choices)
    list += text("{}{}", list.empty() ? "" : ", ", choice);
  return text("{} must be one of {}, not '{}'{}", label, list, shown(given, 60),
              hint);
}

}  // namespace

std::string instead(const Node& node) {
  if (node.is(Node::Kind::text) && spells_number(node.text))
    return ", not text; remove the quotes";
  if (node.is(Node::Kind::number) && !std::isfinite(node.number))
    return text(", not {}", node.number);
  return text(", not {}", kind_name(node.kind));
}

std::optional<double> read_number(const Node& node, const Wanted& wanted,
                                  Problems& problems) {
  const bool whole = node.is(Node::Kind::integer);
  const double value = whole ? double(node.integer) : node.number;
  if ((!whole && !node.is(Node::Kind::number)) || !std::isfinite(value)) {
    problems.add(node.place, must_be("a number", wanted, instead(node)));
    return std::nullopt;
  }
  if (!wanted.range.contains(value)) {
    problems.add(node.place, must_be("a number", wanted,
                                     percent_hint(value, wanted.range)));
    return std::nullopt;
  }
  return value + 0.0;  // −0 becomes 0
}

std::optional<std::int64_t> read_integer(const Node& node, const Wanted& wanted,
                                         Problems& problems) {
  if (node.is(Node::Kind::integer) &&
      wanted.range.contains(double(node.integer)))
    return node.integer;

  std::string but;
  if (node.is(Node::Kind::number) && node.number == std::floor(node.number) &&
      std::abs(node.number) < 1e15)
    but = text("; write it as {}", std::int64_t(node.number));
  else if (!node.is(Node::Kind::integer))
    but = instead(node);
  problems.add(node.place, must_be("a whole number", wanted, but));
  return std::nullopt;
}

std::optional<bool> read_boolean(const Node& node, std::string_view label,
                                 Problems& problems) {
  if (node.is(Node::Kind::boolean)) return node.boolean;
  problems.add(node.place,
               text("{} must be true or false{}", label, instead(node)));
  return std::nullopt;
}

std::optional<std::string> read_text(const Node& node, std::string_view label,
                                     Problems& problems) {
  if (!node.is(Node::Kind::text)) {
    problems.add(node.place,
                 text("{} must be text in quotes{}", label, instead(node)));
    return std::nullopt;
  }
  if (node.text.empty()) {
    problems.add(node.place, text("{} must not be empty", label));
    return std::nullopt;
  }
  if (node.text.size() > longest_text) {
    problems.add(node.place,
                 text("{} must have at most {} bytes, and has {}", label,
                      with_commas(longest_text),
                      with_commas(static_cast<long long>(node.text.size()))));
    return std::nullopt;
  }
  for (std::size_t at = 0; at < node.text.size();
       at += letter_length(node.text, at)) {
    const std::string_view rest = std::string_view{node.text}.substr(at);
    if (const char32_t point = code_point(rest); is_invisible(point)) {
      problems.add(node.place,
                   text("{} must have no control or invisible characters, but "
                        "has {}",
                        label, letter_name(rest)));
      return std::nullopt;
    }
  }
  return node.text;
}

std::optional<std::size_t> read_choice(
    const Node& node, std::string_view label,
    std::span<const std::string_view> choices, Problems& problems) {
  const auto given = read_text(node, label, problems);
  if (!given) return std::nullopt;
  const auto found = std::ranges::find(choices, *given);
  if (found != choices.end()) return std::size_t(found - choices.begin());
  problems.add(node.place, not_a_choice(label, *given, choices));
  return std::nullopt;
}

std::optional<std::uint64_t> read_seed(const Node& node, Problems& problems) {
  if (node.is(Node::Kind::integer) && node.integer >= 0)
    return std::uint64_t(node.integer);
  if (node.is(Node::Kind::text)) {
    std::uint64_t seed = 0;
    const char* const end = node.text.data() + node.text.size();
    const auto [rest, error] = std::from_chars(node.text.data(), end, seed);
    if (error == std::errc{} && rest == end && !node.text.empty()) return seed;
  }
  problems.add(node.place,
               text("seed must be a whole number from 0 to "
                    "18446744073709551615, from 9223372036854775808 on in "
                    "quotes{}",
                    node.is(Node::Kind::integer) || node.is(Node::Kind::text)
                        ? ""
                        : instead(node)));
  return std::nullopt;
}

std::optional<int> read_year(const Node& node, std::string_view label,
                             Problems& problems) {
  const auto year = read_integer(
      node, {std::string{label}, {1000, 9999}, "calendar year", ""}, problems);
  if (!year) return std::nullopt;
  return int(*year);
}

bool check_table(const Node& node, TableName kind, std::string_view label,
                 Problems& problems) {
  if (!node.is(Node::Kind::table)) {
    problems.add(node.place,
                 text("{} must be a table{}", label, instead(node)));
    return false;
  }
  const auto known = table_kind(kind).keys;
  for (const NodeMember& member : node.members)
    if (std::ranges::find(known, member.key) == known.end())
      problems.add(member.place, no_such_key(label, member.key, kind));
  return true;
}

}  // namespace twinning
