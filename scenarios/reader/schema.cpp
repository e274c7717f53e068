#include "scenarios/reader/schema.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/experiment/distribution.hpp"
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

constexpr std::array<Name, 8> study_keys{
    "format", "name", "scenarios",      "replicates",
    "design", "vary", "random_numbers", "record"};
constexpr std::array<Name, 8> precision_keys{
    "until",    "relation", "year",    "half_width",
    "relative", "at_least", "at_most", "confidence"};
constexpr std::array<Name, 4> design_keys{"kind", "points", "seed", "file"};
/// What is varied, its values, and the arguments of every distribution.
std::span<const Name> vary_keys() {
  static const std::vector<Name> keys = [] {
    std::vector<Name> all{"parameter", "lever", "values", "from",
                          "to",        "steps", "step",   "distribution"};
    for (const DistributionKind& kind : distributions())
      for (std::size_t i = 0; i < kind.argument_count(); ++i)
        if (std::ranges::find(all, kind.arguments[i].key) == all.end())
          all.push_back(kind.arguments[i].key);
    return all;
  }();
  return keys;
}
constexpr std::array<Name, 5> study_record_keys{"runs", "observables", "links",
                                                "cities", "events"};

constexpr std::array<Name, 5> claims_keys{"format", "name", "base",
                                          "replicates", "claims"};
constexpr std::array<Name, 4> claim_keys{"id", "says", "source", "tests"};
constexpr std::array<Name, 9> claim_test_keys{
    "says", "statistic", "relation", "minus",    "base",
    "with", "above",     "below",    "ablations"};
constexpr std::array<Name, 2> claim_quantity_keys{"statistic", "relation"};
constexpr std::array<Name, 3> claim_ablation_keys{"scenario", "with",
                                                  "weaker_by"};

const std::array<TableKind, 20> tables{{
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
    {"the study", study_keys},
    {"replicates = { … } of the study", precision_keys},
    {"[design]", design_keys},
    {"[[vary]]", vary_keys()},
    {"[record]", study_record_keys},
    {"the claims", claims_keys},
    {"[[claims]]", claim_keys},
    {"[[claims.tests]]", claim_test_keys},
    {"minus = { … } of [[claims.tests]]", claim_quantity_keys},
    {"[[claims.tests.ablations]]", claim_ablation_keys},
}};
const std::span<const TableKind> scenario_tables =
    std::span{tables}.first(std::size_t(TableName::study));
const std::span<const TableKind> study_tables = std::span{tables}.subspan(
    std::size_t(TableName::study),
    std::size_t(TableName::claims) - std::size_t(TableName::study));
const std::span<const TableKind> claims_tables =
    std::span{tables}.subspan(std::size_t(TableName::claims));

std::string place_in(Name key, std::span<const TableKind> among) {
  for (const TableKind& table : among) {
    if (std::ranges::find(table.keys, key) == table.keys.end()) continue;
    if (&table == &among.front())
      return text("; '{}' stands at the top of the file, before all tables",
                  key);
    return text("; it belongs in {}", table.name);
  }
  return "";
}

/// "design.points" for a key of a table that a study has once; else empty.
std::string dotted_in_study(Name key) {
  for (const auto& [table, name] : {std::pair{TableName::design, "design"},
                                    {TableName::precision, "replicates"}})
    if (std::ranges::count(tables[std::size_t(table)].keys, key) > 0)
      return text("{}.{}", name, key);
  return "";
}

}  // namespace

const TableKind& table_kind(TableName table) {
  return tables[std::size_t(table)];
}

std::string where_key_belongs(std::string_view key, TableName asking) {
  if (asking >= TableName::claims) return place_in(key, claims_tables);
  const bool study = asking >= TableName::study;
  if (study)
    if (std::string place = place_in(key, study_tables); !place.empty())
      return place + (key == "seed" ? " for its points, in the scenario for "
                                      "the runs"
                                    : "");
  for (const Parameter& parameter : parameters()) {
    const std::size_t dot = parameter.name.find('.');
    if (key == parameter.name.substr(0, dot))
      return study ? text(
                         "; to vary a parameter, write [[vary]] and parameter "
                         "= \"{}\"",
                         parameter.name)
                   : "; parameters belong in [parameters]";
    if (key == parameter.name || key == parameter.name.substr(dot + 1))
      return study ? text("; to vary it, write [[vary]] and parameter = \"{}\"",
                          parameter.name)
                   : text("; it belongs in [parameters] as {}", parameter.name);
  }
  if (study && !place_in(key, scenario_tables).empty())
    return "; it belongs in the scenario";
  if (std::string place = place_in(key, scenario_tables); !place.empty())
    return place;
  if (!place_in(key, study_tables.first(1)).empty())
    return "; it belongs in a study";
  if (asking == TableName::lever)
    return key == "year" ? "; the year it acts from is `from`" : "";
  const std::string dotted = dotted_in_study(key);
  return dotted.empty() ? "" : text("; in a study it is {}", dotted);
}

std::string no_such_key(std::string_view label, std::string_view key,
                        TableName table) {
  const auto known = table_kind(table).keys;
  const std::string elsewhere = nearest_name(key, known).empty()
                                    ? where_key_belongs(key, table)
                                    : std::string{};
  return text("{} has no key '{}'{}", label, shown(key, 60),
              elsewhere.empty() ? known_names(key, known) : elsewhere);
}

}  // namespace twinning
