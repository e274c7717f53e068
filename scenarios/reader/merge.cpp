#include "scenarios/reader/merge.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Kind = Node::Kind;

/// Tables are, but for paths, which are replaced whole: their points are a
/// list, those of a study's design a number.
bool is_merged(const Node& node) {
  const Node* const points = node.find("points");
  return node.is(Kind::table) &&
         (points == nullptr || !points->is(Kind::array));
}

void merge_member(Node& base, NodeMember member);

void merge_table(Node& base, Node child) {
  base.place = child.place;
  for (NodeMember& member : child.members)
    merge_member(base, std::move(member));
}

void merge_member(Node& base, NodeMember member) {
  const auto same =
      std::ranges::find(base.members, member.key, &NodeMember::key);
  if (same == base.members.end()) {
    base.members.push_back(std::move(member));
  } else if (is_merged(same->value) && is_merged(member.value)) {
    merge_table(same->value, std::move(member.value));
  } else {
    *same = std::move(member);
  }
}

/// The blocs of `between` in a fixed order, to compare relations by.
std::pair<std::string, std::string> blocs_of(const Node& relation) {
  const Node* const between = relation.find("between");
  if (between == nullptr || between->items.size() != 2) return {};
  const auto& [first, second] =
      std::minmax(between->items[0].text, between->items[1].text);
  return {first, second};
}

void merge_relations(Node& base, Node child) {
  for (Node& relation : child.items) {
    const auto blocs = blocs_of(relation);
    const auto same = std::ranges::find(base.items, blocs, blocs_of);
    if (blocs.first.empty() || same == base.items.end()) {
      base.items.push_back(std::move(relation));
      continue;
    }
    // The order of the blocs is the base's: it tells first cities from second.
    std::erase_if(relation.members, [](const NodeMember& member) {
      return member.key == "between";
    });
    merge_table(*same, std::move(relation));
  }
}

std::string lever_name(const Node& lever) {
  const Node* const name = lever.find("name");
  return name == nullptr ? "" : name->text;
}

void merge_by_name(Node& base, Node child, std::string_view what,
                   std::string (*name_of)(const Node&), Problems& problems) {
  std::vector<std::string> names;
  for (const Node& item : base.items) names.push_back(name_of(item));
  const std::vector<std::string_view> known{names.begin(), names.end()};
  for (NodeMember& member : child.members) {
    const auto same = std::ranges::find(names, member.key);
    if (same == names.end()) {
      problems.add(member.place,
                   text("no {} has the name '{}'{}", what,
                        shown(member.key, 60), known_names(member.key, known)));
      continue;
    }
    Node& item = base.items[std::size_t(same - names.begin())];
    if (is_merged(member.value)) merge_table(item, std::move(member.value));
  }
}

}  // namespace

std::string relation_name(const Node& relation) {
  const Node* const between = relation.find("between");
  if (between == nullptr || between->items.size() != 2) return "";
  return text("{}-{}", between->items[0].text, between->items[1].text);
}

void merge_scenario(Node& base, Node child, Problems& problems) {
  base.place = child.place;
  for (NodeMember& member : child.members) {
    Node* const before = base.find(member.key);
    const bool is_list = before != nullptr && before->is(Kind::array);
    if (is_list && member.key == "relations" && member.value.is(Kind::array))
      merge_relations(*before, std::move(member.value));
    else if (is_list && member.key == "relations" && is_merged(member.value))
      merge_by_name(*before, std::move(member.value), "relation", relation_name,
                    problems);
    else if (is_list && member.key == "levers" && member.value.is(Kind::array))
      std::ranges::move(member.value.items, std::back_inserter(before->items));
    else if (is_list && member.key == "levers" && is_merged(member.value))
      merge_by_name(*before, std::move(member.value), "lever", lever_name,
                    problems);
    else
      merge_member(base, std::move(member));
  }
}

}  // namespace twinning
