#include "scenarios/reader/read_scenario.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <system_error>

#include "scenarios/reader/data.hpp"
#include "scenarios/reader/read_loaded.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/resolved.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// Understands what was loaded, table by table.
Scenario understand(const Loaded& loaded, const ReadOptions& options,
                    const OpenData& open, Problems& problems) {
  Scenario scenario;
  for (const Source* const file : loaded.files)
    scenario.sources.push_back(source_file("scenario", *file));

  const Node& table = loaded.table;
  static_cast<void>(
      check_table(table, TableName::top, "the scenario", problems));
  read_head(table, options, scenario, problems);
  read_parameters(table, scenario, problems);
  read_blocs(table, scenario, problems);
  read_relations(table, scenario, problems);
  const auto cities = read_data(table, open, scenario, problems);
  const Cities* const known = cities ? &*cities : nullptr;
  read_levers(table, known, scenario, problems);
  read_ablation(table, scenario, problems);
  read_record(table, known, scenario, problems);
  return scenario;
}

/// The name of a data file as seen from the scenario's own folder, so that
/// the resolved text is the same from wherever the program is called.
std::string data_name(const Scenario& scenario, std::string_view role,
                      const fs::path& folder) {
  const auto found =
      std::ranges::find(scenario.sources, role, &SourceFile::role);
  if (found == scenario.sources.end()) return "";
  std::error_code error;
  const fs::path relative = fs::proximate(found->path, folder, error);
  return error ? found->path : relative.generic_string();
}

std::string data_text(const Node& table, std::string_view role) {
  const Node* const data = table.find("data");
  const Node* const node = data == nullptr ? nullptr : data->find(role);
  return node == nullptr ? "" : node->text;
}

}  // namespace

std::optional<Scenario> read_loaded(const Loaded& loaded,
                                    const ReadOptions& options,
                                    Problems& problems) {
  const std::size_t faults = problems.count();
  const OpenData open = files_on_disk("data", options.allow_outside, problems);
  Scenario scenario = understand(loaded, options, open, problems);
  if (problems.count() > faults) return std::nullopt;
  const fs::path folder =
      loaded.files.front()->folder.empty() ? "." : loaded.files.front()->folder;
  scenario.resolved =
      resolved_text(scenario, {data_name(scenario, "cities", folder),
                               data_name(scenario, "links", folder),
                               data_name(scenario, "events", folder)});
  return scenario;
}

Scenario read_scenario(const fs::path& file, const ReadOptions& options) {
  Problems problems;
  const auto loaded = load_scenario(file, options.settings, problems);
  if (!loaded) problems.throw_if_any();
  auto scenario = read_loaded(*loaded, options, problems);
  problems.throw_if_any();
  return std::move(*scenario);
}

namespace {

bool is_scenario(const SourceFile& source) { return source.role == "scenario"; }

}  // namespace

Scenario read_resolved(const std::string& resolved,
                       const std::vector<SourceFile>& sources) {
  Problems problems;
  const auto loaded = load_text("the resolved scenario", resolved, problems);
  if (!loaded) problems.throw_if_any();

  ReadOptions options;
  options.longest_run = 9000;  // the limit was lifted when it was first read
  const OpenData open = texts_at_hand(sources, problems);
  Scenario scenario = understand(*loaded, options, open, problems);
  problems.throw_if_any();
  const Node& table = loaded->table;
  // Those of the files that it has read are there; and its own text it keeps.
  std::erase_if(scenario.sources, is_scenario);
  std::ranges::copy_if(sources, std::back_inserter(scenario.sources),
                       is_scenario);
  scenario.resolved = resolved_text(
      scenario, {data_text(table, "cities"), data_text(table, "links"),
                 data_text(table, "events")});
  return scenario;
}

}  // namespace twinning
