#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/reader/problems.hpp"

namespace twinning {

struct NodeMember;

/// A value of a TOML text that knows where it stands, whichever of the files
/// that extend one another it comes from.
struct Node {
  enum class Kind { boolean, integer, number, text, date, array, table };

  Kind kind = Kind::table;
  Place place;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;
  std::string text;
  std::vector<Node> items;          ///< of an array
  std::vector<NodeMember> members;  ///< of a table, in the order of the file

  [[nodiscard]] bool is(Kind given) const { return kind == given; }

  /// The value of a key of a table; nullptr if it has none.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Node* find(std::string_view key);
};

/// One key of a table.
struct NodeMember {
  std::string key;
  Place place;  ///< of the key
  Node value;
};

/// "text", "a whole number", "a table": to follow "not".
[[nodiscard]] std::string_view kind_name(Node::Kind kind);

}  // namespace twinning
