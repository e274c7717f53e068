#include "output/report/kept_observed.hpp"

#include <cmath>

#include "output/keep_tables.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// What the columns of a file are called in JSON, where it is otherwise.
using Renamed = std::map<std::string, std::string>;

/// A number as JSON has it: yes or no, how many, or any.
Json as_json(const std::string& name, double value) {
  if (name == "inside") return value == 1;
  const bool counts = name == "links" || name == "replicates";
  if (counts && value >= 0 && value < 1e15) return std::int64_t(value);
  return value;
}

/// The rows of a group as a list of objects; none if there is no such group.
Json rows_of(const KeptTables& kept, const std::string& group,
             const Renamed& renamed) {
  Json rows = Json::array();
  const auto found = kept.find(group);
  if (found == kept.end()) return rows;
  const KeptTable& table = found->second;
  const auto named = [&](const std::string& name) {
    const auto other = renamed.find(name);
    return other == renamed.end() ? name : other->second;
  };
  rows.get_ref<Json::array_t&>().resize(table.rows, Json::object());
  for (const auto& [name, values] : table.texts)
    for (std::size_t i = 0; i < table.rows; ++i)
      rows[i][named(name)] = values[i];
  for (const auto& [name, values] : table.numbers)
    for (std::size_t i = 0; i < table.rows; ++i)
      if (std::isfinite(values[i]))
        rows[i][named(name)] = as_json(name, values[i]);
  return rows;
}

/// The sentences of a text, a line each.
Json sentences(const std::string& lines) {
  Json all = Json::array();
  for (const std::string& line : split_lines(lines))
    if (!line.empty()) all.push_back(line);
  return all;
}

}  // namespace

Json observed_document(const KeptTables& kept, const std::string& file) {
  const std::string group{observed_group};
  const auto found = kept.find(group);
  if (found == kept.end() || !found->second.texts.contains("name") ||
      !found->second.numbers.contains("observed"))
    throw UserError(
        Fault::input,
        text("{}: {} in it holds no observed numbers; keep them again with: "
             "twinning observe --keep",
             shown(file), group));
  Json document;
  document["quantities"] =
      rows_of(kept, group,
              {{"name", "quantity"}, {"low_90", "low"}, {"high_90", "high"}});
  document["skill"] = rows_of(kept, group + "/skill", {});
  document["networks"] =
      rows_of(kept, group + "/network", {{"name", "respect"}});
  const auto& said = found->second.said;
  const auto verdicts = said.find("verdicts");
  document["verdicts"] =
      sentences(verdicts == said.end() ? std::string() : verdicts->second);
  return document;
}

}  // namespace twinning::report
