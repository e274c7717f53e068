#include "output/provenance.hpp"

#include <set>
#include <tuple>

#include "output/layout.hpp"
#include "output/plan.hpp"

namespace twinning {
namespace {

using Texts = std::vector<std::string>;

/// A text as it may be kept: HDF5 ends one at its first zero.
std::string keepable(const std::string& given) {
  return given.find('\0') == std::string::npos ? given : std::string();
}

struct Files {
  std::vector<std::int32_t> row;
  Texts role, path, sha256, content;

  /// Each file once, though several scenarios read it.
  explicit Files(const StudyPlan& plan) {
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    const auto add_new = [&](const std::vector<SourceFile>& sources) {
      for (const SourceFile& source : sources)
        if (seen.emplace(source.role, source.path, source.sha256).second)
          add(source);
    };
    add_new(plan.study.sources);
    for (const Scenario& scenario : plan.study.scenarios)
      add_new(scenario.sources);
  }
  void add(const SourceFile& source) {
    row.push_back(std::int32_t(row.size()));
    role.push_back(source.role);
    path.push_back(source.path);
    sha256.push_back(source.sha256);
    content.push_back(keepable(source.text));
  }
};

}  // namespace

Table provenance_table(const StudyPlan& plan, const Provenance& provenance) {
  std::vector<std::int32_t> row;
  Texts resolved;
  for (const Scenario& scenario : plan.study.scenarios) {
    row.push_back(std::int32_t(row.size()));
    resolved.push_back(keepable(scenario.resolved));
  }
  const Files files(plan);

  Table table{
      "/provenance",
      {{"program_version", provenance.program_version},
       {"compiler", provenance.compiler},
       {"command_line", provenance.command_line},
       {"host", provenance.host},
       {"started", provenance.started},
       {"study", keepable(plan.study.resolved)}},
      {{"scenario", {"scenario"}, row, {{"long_name", "row of the scenario"}}},
       {"scenario_text",
        {"scenario"},
        resolved,
        {{"long_name", "the scenario as TOML, all resolved"}}}}};
  if (files.row.empty()) return table;
  table.variables.insert(
      table.variables.end(),
      {{"file", {"file"}, files.row, {{"long_name", "row of the file"}}},
       {"file_role", {"file"}, files.role, {{"long_name", "what it is for"}}},
       {"file_path", {"file"}, files.path, {{"long_name", "its path"}}},
       {"file_sha256",
        {"file"},
        files.sha256,
        {{"long_name", "SHA-256 of its bytes"}}},
       {"file_text",
        {"file"},
        files.content,
        {{"long_name", "its bytes, where they are few enough to keep"}}}});
  return table;
}

std::vector<Attribute> about(const StudyPlan& plan,
                             const std::string& plan_hash, std::size_t done,
                             std::size_t failed, bool complete) {
  return {
      {"Conventions", "CF-1.8"},
      {"title", plan.study.name},
      {"format", std::string(format_name)},
      {"format_version", format_version},
      {"program_version", std::string(program_version())},
      {"model_version", std::string(model_version)},
      {"seed", scenario_of(*plan.scenarios.front()).seed},
      {"n_runs_planned", std::int64_t(plan.rows.runs())},
      {"n_runs_done", std::int64_t(done)},
      {"n_runs_failed", std::int64_t(failed)},
      {"plan", plan_hash},
      {"complete", std::int64_t{complete}},
  };
}

}  // namespace twinning
