#include "scenarios/reader/node_text.hpp"

#include "scenarios/reader/toml_text.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::string items_text(const Node& array) {
  std::string list;
  for (const Node& item : array.items)
    list += text("{}{}", list.empty() ? "" : ", ", node_text(item));
  return text("[{}]", list);
}

std::string members_text(const Node& table) {
  std::string list;
  for (const NodeMember& member : table.members)
    if (member.key != "name")
      list += text("{}{} = {}", list.empty() ? "" : ", ", toml_key(member.key),
                   node_text(member.value));
  return text("{{ {} }}", list);
}

}  // namespace

std::string node_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::boolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::integer:
      return text("{}", node.integer);
    case Node::Kind::number:
      return toml_number(node.number);
    case Node::Kind::text:
    case Node::Kind::date:
      return toml_string(node.text);
    case Node::Kind::array:
      return items_text(node);
    case Node::Kind::table:
      break;
  }
  return members_text(node);
}

}  // namespace twinning
