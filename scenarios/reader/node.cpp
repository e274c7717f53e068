#include "scenarios/reader/node.hpp"

#include <algorithm>
#include <array>

namespace twinning {

const Node* Node::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &NodeMember::key);
  return found == members.end() ? nullptr : &found->value;
}

Node* Node::find(std::string_view key) {
  const auto found = std::ranges::find(members, key, &NodeMember::key);
  return found == members.end() ? nullptr : &found->value;
}

std::string_view kind_name(Node::Kind kind) {
  constexpr std::array<std::string_view, 7> names{
      "true or false", "a whole number", "a number with a decimal point",
      "text",          "a date or time", "an array",
      "a table"};
  return names[std::size_t(kind)];
}

}  // namespace twinning
