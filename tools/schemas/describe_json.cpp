#include "tools/schemas/describe_json.hpp"

#include <limits>

#include "tools/command.hpp"
#include "tools/console/exit_statuses.hpp"
#include "tools/console/json.hpp"
#include "tools/schemas/schemas.hpp"
#include "tools/version.hpp"

namespace twinning {
namespace {

/// A bound of a range, null where there is none.
Json bound(double value) {
  constexpr double largest = std::numeric_limits<double>::max();
  return value > -largest && value < largest ? Json(value) : Json(nullptr);
}

Json json_entry(const Entry& entry) {
  Json out{{"kind", entry.kind},
           {"name", entry.name},
           {"unit", entry.unit},
           {"meaning", entry.meaning}};
  if (entry.default_value) out["default"] = *entry.default_value;
  if (entry.range) {
    out["low"] = bound(entry.range->low);
    out["high"] = bound(entry.range->high);
    out["low_open"] = entry.range->low_open;
  }
  if (!entry.operations.empty()) out["operations"] = entry.operations;
  if (!entry.scopes.empty()) out["scopes"] = entry.scopes;
  if (!entry.better.empty()) out["better"] = entry.better;
  if (!entry.source.empty()) out["source"] = entry.source;
  if (!entry.section.empty()) out["section"] = entry.section;
  return out;
}

Json json_option(const Option& option) {
  Json out{{"name", option.name},
           {"value", option.value},
           {"meaning", option.meaning},
           {"repeats", option.repeats()}};
  if (option.takes == Takes::whole) {
    out["low"] = option.low;
    out["high"] = option.high;
  }
  return out;
}

Json json_command(const Command& command) {
  Json options = Json::array();
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options)
      options.push_back(json_option(option));
  return {{"name", command.name},
          {"summary", command.summary},
          {"operand", command.operands.name},
          {"options", options}};
}

/// The member of the whole that holds the entries of a kind.
std::string member_of(std::string_view kind) {
  if (kind == "parameter") return "parameters";
  if (kind == "lever") return "levers";
  if (kind == "yearly observable") return "yearly_observables";
  if (kind == "statistic") return "statistics";
  if (kind == "city observable") return "city_observables";
  return "link_columns";
}

}  // namespace

std::string json_of(const std::vector<Entry>& entries) {
  Json out{{"entries", Json::array()}};
  for (const Entry& entry : entries)
    out["entries"].push_back(json_entry(entry));
  return json_text(out);
}

std::string json_of_everything() {
  Json out{{"program_version", version_in_full()}};
  for (const Entry& entry : catalogue())
    out[member_of(entry.kind)].push_back(json_entry(entry));
  for (const Command* const command : commands())
    out["commands"].push_back(json_command(*command));
  for (const ExitStatus& status : exit_statuses)
    out["exit_statuses"][std::string{status.number}] = status.meaning;
  for (const std::string_view schemas : answer_schemas())
    out["schemas"].update(Json::parse(schemas));
  return json_text(out);
}

}  // namespace twinning
