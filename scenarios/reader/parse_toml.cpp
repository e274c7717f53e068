#include "scenarios/reader/parse_toml.hpp"

// Compiled here and not taken from its library, whose assertions end the
// program on some faults of the user.
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <string>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/scan_toml.hpp"
#include "scenarios/reader/toml_hints.hpp"
#include "sim/base/letters.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Where the lines of a text begin, to find the bytes of toml++'s positions.
class Lines {
 public:
  explicit Lines(const Source& source) : source_{source} {
    const std::string& text = source.text;
    starts_.push_back(byte_order_mark(text));
    for (std::size_t at = text.find('\n'); at != std::string::npos;
         at = text.find('\n', at + 1))
      starts_.push_back(at + 1);
  }

  [[nodiscard]] Place place(const toml::source_position& position) const {
    const std::string& text = source_.text;
    if (position.line == 0) return {&source_, 0};
    if (position.line > starts_.size()) return {&source_, text.size()};
    read_letters(position.line);
    const std::size_t column = std::max<std::size_t>(position.column, 1) - 1;
    return {&source_, letters_[std::min(column, letters_.size() - 1)]};
  }

 private:
  /// Finds where the letters of a line begin, and where it ends: values of one
  /// line are looked for one after the other, of which there may be many.
  void read_letters(std::size_t line) const {
    if (line == line_) return;
    line_ = line;
    letters_.clear();
    const std::string& text = source_.text;
    const std::size_t end = line < starts_.size() ? starts_[line] : text.size();
    for (std::size_t at = starts_[line - 1]; at < end;
         at += letter_length(text, at))
      letters_.push_back(at);
    letters_.push_back(end);
  }

  const Source& source_;
  std::vector<std::size_t> starts_;
  mutable std::size_t line_ = 0;  ///< whose letters these are
  mutable std::vector<std::size_t> letters_;
};

Node to_node(const toml::node& given, const Lines& lines) {
  Node node;
  node.place = lines.place(given.source().begin);
  if (const auto* table = given.as_table()) {
    for (const auto& [key, value] : *table)
      node.members.push_back({std::string{key.str()},
                              lines.place(key.source().begin),
                              to_node(value, lines)});
    std::ranges::stable_sort(node.members, {}, [](const NodeMember& member) {
      return member.place.offset;
    });
  } else if (const auto* array = given.as_array()) {
    node.kind = Node::Kind::array;
    for (const toml::node& item : *array)
      node.items.push_back(to_node(item, lines));
  } else if (const auto boolean = given.as_boolean()) {
    node.kind = Node::Kind::boolean;
    node.boolean = boolean->get();
  } else if (const auto integer = given.as_integer()) {
    node.kind = Node::Kind::integer;
    node.integer = integer->get();
  } else if (const auto number = given.as_floating_point()) {
    node.kind = Node::Kind::number;
    node.number = number->get();
  } else if (const auto string = given.as_string()) {
    node.kind = Node::Kind::text;
    node.text = string->get();
  } else {
    node.kind = Node::Kind::date;
  }
  return node;
}

/// " first given in line 4" for the statement at a place that repeats one
/// before it: a key of the same table, or a table.
std::string first_given(Place place, const std::vector<Statement>& statements,
                        const Problems& problems) {
  const auto after = std::ranges::upper_bound(statements, place.offset, {},
                                              &Statement::offset);
  // The place of a table is its bracket, before its name.
  const bool bracket = place.source->text.substr(place.offset, 1) == "[";
  if (after == (bracket ? statements.end() : statements.begin())) return "";
  const auto repeat = bracket ? after : after - 1;
  for (auto first = repeat; first != statements.begin();) {
    --first;
    if (first->table == repeat->table && first->key == repeat->key)
      return text(", first in line {}",
                  problems.line({place.source, first->offset}));
    if (!repeat->key.empty() && first->key.empty()) break;
  }
  return "";
}

std::string restated(const toml::parse_error& error, Place place,
                     const std::vector<Statement>& statements,
                     const Problems& problems) {
  constexpr std::string_view preface = "Error while parsing ";
  std::string_view reason = error.description();
  if (reason.find("redefine") != reason.npos)
    return text("this is given twice{}",
                first_given(place, statements, problems));
  if (const auto hint = value_hint(place.source->text, place.offset);
      !hint.empty())
    return hint;
  if (reason.starts_with(preface)) reason.remove_prefix(preface.size());
  return text("cannot read this {}{}", shown(reason, 300),
              other_language(place.source->text));
}

}  // namespace

std::optional<Node> parse_toml(const Source& source, Problems& problems) {
  const std::size_t faults = problems.count();
  const std::vector<Statement> statements = scan_toml(source, problems);
  if (problems.count() > faults) return std::nullopt;

  const Lines lines{source};
  try {
    return to_node(toml::parse(std::string_view{source.text}), lines);
  } catch (const toml::parse_error& error) {
    const Place place = lines.place(error.source().begin);
    problems.add(place, restated(error, place, statements, problems));
    return std::nullopt;
  }
}

}  // namespace twinning
