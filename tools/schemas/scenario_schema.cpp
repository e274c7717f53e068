#include <limits>

#include "sim/base/text.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/parameters.hpp"
#include "tools/schemas/schema_parts.hpp"
#include "tools/schemas/schemas.hpp"

namespace twinning {
namespace {

Json path(std::string_view meaning) {
  return {{"allOf", {{{"$ref", "#/definitions/path"}}}},
          {"description", meaning}};
}

/// A number for all years, points in time, or a straight line through them.
Json path_definition() {
  Json year{{"type", "integer"}};
  Json value{{"type", "number"}};
  Json point{{"type", "array"},
             {"items", {year, value}},
             {"minItems", 2},
             {"maxItems", 2}};
  Json points{{"type", "array"}, {"items", point}, {"minItems", 1}};
  return {{"description",
           "a number; [[year, value], …], each value from its year on; or "
           "{linear = true, points = …} for straight lines between them"},
          {"anyOf",
           {value, points,
            table({{"linear", {{"type", "boolean"}}}, {"points", points}},
                  {"points"})}}};
}

/// Nested as the dots of the names: trust.gain stands in a table `trust`.
Json parameter_tables() {
  Json tables = Json::object();
  for (const Parameter& row : parameters()) {
    const auto dot = row.name.find('.');
    const std::string group{row.name.substr(0, dot)};
    if (!tables.contains(group)) tables[group] = table(Json::object());
    Json one = number(row.range, text("{} ({})", row.meaning, row.unit));
    one["default"] = row.of(Parameters{});
    tables[group]["properties"][std::string{row.name.substr(dot + 1)}] = one;
  }
  return table(std::move(tables));
}

Json lever_table() {
  Json names = Json::array();
  std::string meanings;
  for (const LeverKind& row : levers()) {
    names.push_back(row.name);
    meanings +=
        text("{}{}: {}", meanings.empty() ? "" : "; ", row.name, row.meaning);
  }
  const Json name{{"type", "string"}};
  const Json pair{
      {"type", "array"}, {"items", name}, {"minItems", 2}, {"maxItems", 2}};
  return table(
      {{"name", string_of("what it is called in studies and results")},
       {"lever", {{"enum", names}, {"description", meanings}}},
       {"from", whole("first calendar year", 1000, 9999)},
       {"to",
        whole("last calendar year, inclusive; absent: to the end", 1000, 9999)},
       {"multiply", path("multiplies the quantity")},
       {"add", path("is added to the quantity")},
       {"set", path("replaces the quantity")},
       {"at_least", path("raises the quantity to this, where it is lower")},
       {"blocs", list_of(name, "blocs whose cities it concerns")},
       {"cities", list_of(name, "cities it concerns")},
       {"relations", list_of(name, "relations it concerns, as UK-China")},
       {"links", list_of(pair, "pairs of cities, for events")}},
      {"lever"});
}

Json relation_table() {
  Json formation = table(
      {{"rate", number({0, 1000}, "rate of signing (1/year)")},
       {"from", whole("first year of endogenous formation", 1000, 9999)}});
  Json community =
      table({{"intercept", number({}, "of the logistic")},
             {"slope", number({}, "per unit of log size")},
             {"spread", number({0}, "between cities alike")},
             {"column", string_of("of the cities' file with known values")}});
  return table(
      {{"between", list_of({{"type", "string"}}, "the two blocs")},
       {"formal_integration",
        number({0, 1}, "how far trade needs no twinning")},
       {"proximity", number({0}, "cultural proximity")},
       {"climate", path("political climate, from -1 to 1")},
       {"access", path("share of intended travel that is possible")},
       {"travel_cost", path("multiplies the cost of visits")},
       {"opportunity", path("multiplies what links could be worth")},
       {"funding", path("multiplies what both sides spend on it")},
       {"joint_programme_rate", path("multiplies the rate of founding")},
       {"joint_programmes_from",
        whole("first year of joint programmes", 1000, 9999)},
       {"formation", formation},
       {"community", community}},
      {"between"});
}

Json bloc_table() {
  return table({{"growth", path("of economic size, a year")},
                {"funding", path("multiplies what its cities spend on links")},
                {"budget", number({0}, "multiplies its cities' budgets")}});
}

Json ablation_table() {
  return table(
      {{"trust_gate", number({0, 1}, "a constant for the trust gate")},
       {"equal_distance",
        number({0, 10}, "a constant for distance over 8500 km in costs")},
       {"equal_groups", flag("every city has the same local groups")},
       {"equal_cities", flag("every city of a bloc is alike")}});
}

Json top_tables() {
  return table(
      {{"format", whole("form of scenario files", 1, 1)},
       {"extends", string_of("a scenario to start from, relative to this "
                             "file")},
       {"name", string_of("title of results")},
       {"seed", whole("what all random numbers derive from", 0,
                      std::numeric_limits<std::uint64_t>::max())},
       {"replicates", whole("how many runs", 1, 4294967295)},
       {"time",
        table({{"start", whole("first calendar year", 1000, 9999)},
               {"end", whole("last calendar year, inclusive", 1000, 9999)},
               {"steps_per_year", whole("steps of a year", 1, 24)}})},
       {"data", table({{"cities", string_of("CSV file of the cities")},
                       {"links", string_of("CSV file of the links")},
                       {"events", string_of("CSV file of known events")}})},
       {"parameters", parameter_tables()},
       {"blocs", {{"type", "object"}, {"additionalProperties", bloc_table()}}},
       {"relations", {{"type", "array"}, {"items", relation_table()}}},
       {"levers", {{"type", "array"}, {"items", lever_table()}}},
       {"ablation", ablation_table()},
       {"record", table(record_keys())}});
}

}  // namespace

std::string scenario_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "twinning scenario"}};
  schema.update(top_tables());
  schema["definitions"] = {{"path", path_definition()}};
  return json_text(schema);
}

}  // namespace twinning
