#include "tools/schemas/catalogue.hpp"

#include <algorithm>
#include <array>

#include "sim/base/text.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

struct Chapter {
  std::string_view prefix;  ///< of the parameters' names
  std::string_view title;
};

constexpr std::array chapters{
    Chapter{"effort.", "effort: how a city divides attention and money"},
    Chapter{"exchange.", "exchange: visits and the experience made of them"},
    Chapter{"trust.", "trust: trust, memory and reciprocity"},
    Chapter{"economy.", "economy: opportunity and deals"},
    Chapter{"standing.", "standing: reputation and capability"},
    Chapter{"belief.", "belief: what a city expects of a partner"},
    Chapter{"institution.", "institution: joint programmes"},
    Chapter{"lapse.", "lapse: dormancy and the end of links"},
    Chapter{"formation.", "formation: which pairs sign"},
};

std::string_view chapter_of(std::string_view parameter) {
  const auto found = std::ranges::find_if(chapters, [&](const Chapter& one) {
    return parameter.starts_with(one.prefix);
  });
  return found == chapters.end() ? "other parameters" : found->title;
}

Entry entry_of(const Parameter& row) {
  return {.kind = "parameter",
          .group = chapter_of(row.name),
          .name = row.name,
          .unit = row.unit,
          .meaning = row.meaning,
          .section = {},
          .source = row.source,
          .default_value = row.of(Parameters{}),
          .range = row.range,
          .operations = {},
          .scopes = {}};
}

Entry entry_of(const LeverKind& row) {
  Entry entry{.kind = "lever",
              .group = "levers: what a policy may change, as [[levers]]",
              .name = row.name,
              .unit = row.unit,
              .meaning = row.meaning,
              .section = row.section,
              .source = {},
              .default_value = {},
              .range = row.range,
              .operations = {},
              .scopes = {}};
  for (std::size_t i = 0; i < operation_names.size(); ++i)
    if (row.operations.has(Operation(i)))
      entry.operations.push_back(operation_names[i]);
  for (std::size_t i = 0; i < scope_names.size(); ++i)
    if (row.scopes.has(Scope(i))) entry.scopes.push_back(scope_names[i]);
  if (row.operations.has(Operation::event)) entry.range.reset();
  return entry;
}

Entry entry_of(const Observable& row, std::string_view kind,
               std::string_view group) {
  return {.kind = kind,
          .group = group,
          .name = row.name,
          .unit = row.unit,
          .meaning = row.meaning,
          .section = row.section,
          .source = {},
          .default_value = {},
          .range = {},
          .operations = {},
          .scopes = {},
          .better = row.better == Better::more   ? "more"
                    : row.better == Better::less ? "less"
                                                 : ""};
}

/// A table of a scenario file that uses a lever.
std::string lever_example(const Entry& lever) {
  const std::string_view operation = lever.operations.front();
  const std::string amount =
      operation == "event"      ? "links = [[\"Leeds\", \"Hangzhou\"]]"
      : operation == "multiply" ? "multiply = 1.2"
                                : text("{} = 0.1", operation);
  return text("[[levers]]\nname = \"mine\"\nlever = \"{}\"\nfrom = 2026\n{}",
              lever.name, amount);
}

}  // namespace

std::vector<Entry> catalogue() {
  std::vector<Entry> all;
  for (const Parameter& row : parameters()) all.push_back(entry_of(row));
  for (const LeverKind& row : levers()) all.push_back(entry_of(row));
  for (const Observable& row : yearly_observables())
    all.push_back(entry_of(row, "yearly observable",
                           "yearly observables: of each relation, every year"));
  for (const Observable& row : run_statistics())
    all.push_back(entry_of(row, "statistic",
                           "statistics: of each relation, when a run ends"));
  for (const Observable& row : city_observables())
    all.push_back(entry_of(
        row, "city observable",
        "city observables: of each recorded city and relation, every year"));
  for (const Observable& row : link_observables())
    all.push_back(entry_of(row, "link column",
                           "link columns: of each link, at the end or yearly"));
  return all;
}

std::string how_to_use(const Entry& entry) {
  if (entry.kind == "parameter")
    return text("twinning run SCENARIO --set {}={}", entry.name,
                *entry.default_value);
  if (entry.kind == "lever") return lever_example(entry);
  if (entry.kind == "yearly observable") return "twinning export RESULT";
  if (entry.kind == "statistic")
    return "twinning export RESULT --table statistics";
  if (entry.kind == "city observable")
    return "record.cities in a scenario, then twinning export RESULT "
           "--table cities";
  return "twinning export RESULT --table links";
}

}  // namespace twinning
