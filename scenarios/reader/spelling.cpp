#include "scenarios/reader/spelling.hpp"

#include <algorithm>
#include <array>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// A table within another, or each of several.
struct Inner {
  TableName within;
  std::string_view key;
  TableName kind;
};

/// Those that lack something if one of their keys is misspelt.
constexpr std::array inner_tables{
    Inner{TableName::top, "time", TableName::time},
    Inner{TableName::top, "data", TableName::data},
    Inner{TableName::top, "relations", TableName::relation},
    Inner{TableName::top, "levers", TableName::lever},
    Inner{TableName::study, "design", TableName::design},
    Inner{TableName::study, "vary", TableName::vary},
    Inner{TableName::study, "replicates", TableName::precision},
    Inner{TableName::claims, "claims", TableName::claim},
    Inner{TableName::claim, "tests", TableName::claim_test},
    Inner{TableName::claim_test, "ablations", TableName::claim_ablation},
};

/// [relations.UK-China] and [levers."travel fund"] have names for keys.
bool has_names(const Node& node, TableName kind) {
  return node.is(Node::Kind::table) &&
         (kind == TableName::relation || kind == TableName::lever);
}

void mend_keys(Node& table, TableName kind, Problems& problems) {
  const auto known = table_kind(kind).keys;
  for (NodeMember& member : table.members) {
    if (std::ranges::find(known, member.key) != known.end()) continue;
    const std::string_view meant = nearest_name(member.key, known);
    if (meant.empty() || table.find(meant) != nullptr) continue;
    problems.add(member.place,
                 no_such_key(table_kind(kind).name, member.key, kind));
    member.key = meant;
  }
}

}  // namespace

void mend_spelling(Node& table, TableName kind, Problems& problems) {
  for (Node& item : table.items) mend_spelling(item, kind, problems);
  mend_keys(table, kind, problems);
  for (const Inner& inner : inner_tables) {
    Node* const found = inner.within == kind ? table.find(inner.key) : nullptr;
    if (found == nullptr) continue;
    if (has_names(*found, inner.kind))
      for (NodeMember& named : found->members)
        mend_spelling(named.value, inner.kind, problems);
    else
      mend_spelling(*found, inner.kind, problems);
  }
}

}  // namespace twinning
