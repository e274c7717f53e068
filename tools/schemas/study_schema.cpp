#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "sim/base/text.hpp"
#include "sim/experiment/design.hpp"
#include "sim/experiment/distribution.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/statistics.hpp"
#include "tools/schemas/schema_parts.hpp"
#include "tools/schemas/schemas.hpp"

namespace twinning {
namespace {

constexpr auto most = std::uint64_t(std::numeric_limits<std::int64_t>::max());

/// What is required besides, where a key has a certain value.
Json where(std::string_view key, std::string_view value, Json required) {
  return {{"if",
           {{"required", {key}}, {"properties", {{key, {{"const", value}}}}}}},
          {"then", {{"required", std::move(required)}}}};
}

Json design_table() {
  Json rules = Json::array();
  for (const DesignKind& kind : designs()) {
    Json required = Json::array();
    if (kind.takes_points) required.push_back("points");
    if (kind.name == "csv") required.push_back("file");
    if (!required.empty()) rules.push_back(where("kind", kind.name, required));
  }
  Json out = table(
      {{"kind", one_of(designs())},
       {"points", whole("points, trajectories (morris) or base points "
                        "(saltelli) of a design that draws",
                        1, most)},
       {"seed", whole("of the points; runs have the scenarios'", 0,
                      std::numeric_limits<std::uint64_t>::max())},
       {"file", string_of("CSV file of points (csv), a column for each number "
                          "that varies")}},
      {"kind"});
  out["allOf"] = rules;
  return out;
}

/// Arguments of all distributions, each with its meaning in each.
Json arguments() {
  std::map<std::string_view, std::string> meanings;
  Json out = Json::object();
  for (const DistributionKind& kind : distributions())
    for (std::size_t i = 0; i < kind.argument_count(); ++i) {
      const auto& [key, meaning, otherwise] = kind.arguments[i];
      std::string& all = meanings[key];
      all += text("{}{}: {}", all.empty() ? "" : "; ", kind.name, meaning);
      out[std::string{key}] = number({}, all);
    }
  return out;
}

Json distribution_rules() {
  Json rules = Json::array();
  for (const DistributionKind& kind : distributions()) {
    Json required = Json::array();
    for (std::size_t i = 0; i < kind.argument_count(); ++i)
      if (!kind.arguments[i].otherwise)
        required.push_back(kind.arguments[i].key);
    rules.push_back(where("distribution", kind.name, std::move(required)));
  }
  return rules;
}

Json vary_table() {
  Json names = Json::array();
  for (const Parameter& row : parameters()) names.push_back(row.name);
  Json properties{
      {"parameter", {{"enum", names}, {"description", "what varies"}}},
      {"lever", string_of("name of a lever of the scenarios; its amount "
                          "varies")},
      {"values", list_of({{"type", "number"}}, "its values, one by one")},
      {"from", number({}, "first of evenly spaced values")},
      {"to", number({}, "last of them")},
      {"steps", whole("how many, both ends among them", 2, most)},
      {"step", number({0, std::numeric_limits<double>::max(), true},
                      "or how far apart")},
      {"distribution", one_of(distributions())}};
  properties.update(arguments());
  properties["values"]["minItems"] = 1;

  Json out = table(std::move(properties));
  out["oneOf"] = {{{"required", {"parameter"}}}, {{"required", {"lever"}}}};
  out["not"] = {{"required", {"values", "distribution"}}};
  out["allOf"] = distribution_rules();
  return out;
}

Json precision_table() {
  Json quantities = Json::array();
  for (const Observable& row : yearly_observables())
    quantities.push_back(row.name);
  for (const Observable& row : run_statistics()) quantities.push_back(row.name);
  return table(
      {{"until",
        {{"enum", quantities},
         {"description", "the quantity whose mean is to be known"}}},
       {"relation", string_of("the relation that counts, as UK-China")},
       {"year", whole("that counts, of a yearly quantity", 1000, 9999)},
       {"half_width", number({0, std::numeric_limits<double>::max(), true},
                             "of the confidence interval of the mean")},
       {"relative", flag("half_width is a share of the mean")},
       {"confidence", number({0.5, 0.9999}, "of the interval; else 0.95")},
       {"at_least", whole("replicates of a point", 2, 1'000'000'000)},
       {"at_most", whole("replicates of a point", 2, 1'000'000'000)}},
      {"until", "relation", "half_width", "at_most"});
}

Json study_record() {
  Json keys{{"runs",
             {{"enum", {"all", "aggregates"}},
              {"description",
               "every run by itself, or what the runs of each "
               "point come to"}}},
            {"observables", list_of(one_of(yearly_observables()),
                                    "yearly ones that are "
                                    "kept; absent: all")}};
  keys["observables"]["minItems"] = 1;
  keys.update(record_keys());
  return table(std::move(keys));
}

Json top_tables() {
  Json scenarios =
      list_of({{"type", "string"}}, "scenario files, relative to this file");
  scenarios["minItems"] = 1;
  const Json replicates{
      {"description",
       "runs of each point: a number, or as many as a "
       "precision needs"},
      {"anyOf",
       {whole("runs of each point", 1, 1'000'000'000), precision_table()}}};
  return table(
      {{"format", whole("form of study files", 1, 1)},
       {"name", string_of("tells the study from others")},
       {"scenarios", scenarios},
       {"replicates", replicates},
       {"random_numbers",
        {{"enum", {"common", "independent"}},
         {"description", "whether points and scenarios share their luck"}}},
       {"design", design_table()},
       {"vary", {{"type", "array"}, {"items", vary_table()}}},
       {"record", study_record()}},
      {"name", "scenarios"});
}

}  // namespace

std::string study_schema() {
  Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
              {"title", "twinning study"}};
  schema.update(top_tables());
  return json_text(schema);
}

}  // namespace twinning
