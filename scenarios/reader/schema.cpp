#include "scenarios/reader/schema.hpp"

#include <algorithm>
#include <array>

#include "sim/base/text.hpp"
#include "sim/model/parameters.hpp"

namespace twinning {
namespace {

using Name = std::string_view;

constexpr std::array<Name, 13> top_keys{
    "format", "extends",  "name",  "seed",       "replicates",
    "time",   "data",     "blocs", "parameters", "relations",
    "levers", "ablation", "record"};
constexpr std::array<Name, 3> time_keys{"start", "end", "steps_per_year"};
constexpr std::array<Name, 3> data_keys{"cities", "links", "events"};
constexpr std::array<Name, 3> bloc_keys{"growth", "funding", "budget"};
constexpr std::array<Name, 12> relation_keys{"between",
                                             "formal_integration",
                                             "proximity",
                                             "climate",
                                             "access",
                                             "travel_cost",
                                             "opportunity",
                                             "funding",
                                             "joint_programme_rate",
                                             "joint_programmes_from",
                                             "formation",
                                             "community"};
constexpr std::array<Name, 2> formation_keys{"rate", "from"};
constexpr std::array<Name, 4> community_keys{"intercept", "slope", "spread",
                                             "column"};
constexpr std::array<Name, 12> lever_keys{
    "name", "lever",    "from",  "to",     "multiply",  "add",
    "set",  "at_least", "blocs", "cities", "relations", "links"};
constexpr std::array<Name, 4> ablation_keys{"trust_gate", "equal_distance",
                                            "equal_groups", "equal_cities"};
constexpr std::array<Name, 3> record_keys{"links", "cities", "events"};

const std::array<TableKind, 10> tables{{
    {"the scenario", top_keys},
    {"[time]", time_keys},
    {"[data]", data_keys},
    {"[blocs.NAME]", bloc_keys},
    {"[[relations]]", relation_keys},
    {"formation = { … } of [[relations]]", formation_keys},
    {"community = { … } of [[relations]]", community_keys},
    {"[[levers]]", lever_keys},
    {"[ablation]", ablation_keys},
    {"[record]", record_keys},
}};

}  // namespace

const TableKind& table_kind(TableName table) {
  return tables[std::size_t(table)];
}

std::string where_key_belongs(std::string_view key) {
  for (const Parameter& parameter : parameters()) {
    const std::size_t dot = parameter.name.find('.');
    if (key == parameter.name || key == parameter.name.substr(dot + 1))
      return text("; it belongs in [parameters] as {}", parameter.name);
  }
  for (const TableKind& table : tables) {
    if (std::ranges::find(table.keys, key) == table.keys.end()) continue;
    if (&table == &tables.front())
      return text("; '{}' stands at the top of the file, before all tables",
                  key);
    return text("; it belongs in {}", table.name);
  }
  return "";
}

}  // namespace twinning
