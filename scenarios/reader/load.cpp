#include "scenarios/reader/load.hpp"

#include <algorithm>
#include <system_error>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/file_kind.hpp"
#include "scenarios/reader/local_path.hpp"
#include "scenarios/reader/merge.hpp"
#include "scenarios/reader/parse_toml.hpp"
#include "scenarios/reader/read_file.hpp"
#include "scenarios/reader/settings.hpp"
#include "scenarios/reader/spelling.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_scenario = 4 << 20;
constexpr std::size_t longest_chain = 16;

constexpr std::string_view scenario_needs =
    "a scenario needs at least name = \"…\", [time] with start and end, [data] "
    "with cities, a [blocs.NAME] for each bloc and [[relations]] with between";
constexpr std::string_view study_needs =
    "a study needs at least name = \"…\" and scenarios = [\"…\"], and what it "
    "varies as [[vary]]";

constexpr std::string_view claims_need =
    "a file of claims needs at least name = \"…\", base = \"…\" and "
    "[[claims]] with id, says and [[claims.tests]]";

/// A file of the chain, and where and how the chain was told of it.
struct Step {
  fs::path file;
  Place told;
  std::string_view deed = "extend";
};

const Source& open_source(const Step& step, Problems& problems) {
  const bool is_first = step.told.source == nullptr;
  const bool is_input = is_first && step.file == "-";
  std::optional<FileFault> fault;
  std::string text = is_input ? read_standard_input(largest_scenario, fault)
                              : read_file(step.file, largest_scenario, fault);
  const Source& source = problems.keep(
      {.name = is_input ? "standard input" : step.file.string(),
       .text = std::move(text),
       .folder = is_input ? fs::path{"."} : step.file.parent_path()});
  if (!fault) return source;

  if (is_first)
    throw UserError(fault->fault, twinning::text("{}: {}", shown(source.name),
                                                 fault->message));
  problems.add(step.told,
               twinning::text("cannot {} '{}': {}", step.deed,
                              shown(source.name), fault->message),
               fault->fault);
  return source;
}

bool is_blank(const Node& table) { return table.members.empty(); }

std::optional<Node> parse_source(const Source& source, std::string_view needs,
                                 Problems& problems) {
  const std::size_t faults = problems.count();
  if (!check_encoding(source, problems)) return std::nullopt;
  if (source.name.ends_with(".csv")) {
    problems.add({&source, 0},
                 "this is a table (CSV), where TOML is wanted; a table is "
                 "checked with the scenario that names it");
    return std::nullopt;
  }
  auto table = parse_toml(source, problems);
  if (table && is_blank(*table) && problems.count() == faults) {
    problems.add({&source, 0}, text("the file is empty; {}", needs));
    return std::nullopt;
  }
  return table;
}

/// The table of a file of one kind, its spelling mended.
std::optional<Node> parse_kind(const Source& source, FileKind kind,
                               std::string_view needs, TableName top,
                               Problems& problems) {
  auto table = parse_source(source, needs, problems);
  if (!table || !check_kind(*table, kind, problems)) return std::nullopt;
  mend_spelling(*table, top, problems);
  return table;
}

bool same_file(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

/// Refuses a chain that comes back to a file of its own, or has no end.
bool check_chain(const std::vector<Step>& chain, Place told,
                 Problems& problems) {
  const auto same = std::ranges::find_if(chain, [&](const Step& step) {
    return &step != &chain.back() && same_file(step.file, chain.back().file);
  });
  if (same != chain.end() && &*same != &chain.back()) {
    std::string cycle;
    for (auto step = same; step != chain.end(); ++step)
      cycle +=
          text("{}{}", cycle.empty() ? "" : " → ", shown(step->file.string()));
    problems.add(told, text("extends goes in a cycle: {}", cycle));
    return false;
  }
  if (chain.size() > longest_chain) {
    problems.add(told, text("more than {} files extend one another, the limit",
                            longest_chain));
    return false;
  }
  return true;
}

void merge_settings(Node& table, const std::vector<Setting>& settings,
                    TableName kind, Problems& problems) {
  for (const Setting& setting : settings)
    if (auto given = parse_setting(setting, problems)) {
      mend_spelling(*given, kind, problems);
      merge_scenario(table, std::move(*given), problems);
    }
}

/// Reads a file and all that it extends, each into a table of `tables`.
///
/// Errors:  false, and a fault, if one of them cannot be read
bool read_chain(std::vector<Step> chain, std::vector<Node>& tables,
                std::vector<const Source*>& files, Problems& problems) {
  while (true) {
    const std::size_t faults = problems.count();
    const Source& source = open_source(chain.back(), problems);
    if (problems.count() > faults) return false;
    auto table = parse_kind(source, FileKind::scenario, scenario_needs,
                            TableName::top, problems);
    if (!table) return false;
    files.push_back(&source);
    tables.push_back(std::move(*table));

    const Node* const extends = tables.back().find("extends");
    if (extends == nullptr) return true;
    const auto base = local_path(*extends, "extends", problems);
    if (!base) return false;
    chain.push_back({*base, extends->place, "extend"});
    if (!check_chain(chain, extends->place, problems)) return false;
  }
}

}  // namespace

std::optional<Loaded> load_scenario(const fs::path& file,
                                    const std::vector<Setting>& settings,
                                    Problems& problems,
                                    const AskedByStudy* study) {
  const Step first =
      study == nullptr ? Step{file, {}} : Step{file, study->place, "read"};
  std::vector<Node> tables;
  Loaded loaded;
  if (!read_chain({first}, tables, loaded.files, problems)) {
    // Without what they extend, little more can be said of those that were.
    for (const Node& table : tables)
      static_cast<void>(
          check_table(table, TableName::top, "the scenario", problems));
    return std::nullopt;
  }

  loaded.table = std::move(tables.back());
  for (auto child = tables.rbegin() + 1; child != tables.rend(); ++child)
    merge_scenario(loaded.table, std::move(*child), problems);
  if (study != nullptr) {
    Node over = study->table;
    over.place = loaded.table.place;
    merge_scenario(loaded.table, std::move(over), problems);
  }
  merge_settings(loaded.table, settings, TableName::top, problems);
  return loaded;
}

std::optional<Loaded> load_study(const fs::path& file,
                                 const std::vector<Setting>& settings,
                                 Problems& problems) {
  const Source& source = open_source({file, {}}, problems);
  auto table = parse_kind(source, FileKind::study, study_needs,
                          TableName::study, problems);
  if (!table) return std::nullopt;
  merge_settings(*table, settings, TableName::study, problems);
  return Loaded{std::move(*table), {&source}};
}

std::optional<Loaded> load_claims(const fs::path& file, Problems& problems) {
  const Source& source = open_source({file, {}}, problems);
  auto table = parse_kind(source, FileKind::claims, claims_need,
                          TableName::claims, problems);
  if (!table) return std::nullopt;
  return Loaded{std::move(*table), {&source}};
}

std::optional<Loaded> load_text(const std::string& name,
                                const std::string& text, Problems& problems) {
  const Source& source =
      problems.keep({.name = name, .text = text, .folder = {}});
  auto table = parse_source(source, scenario_needs, problems);
  if (!table) return std::nullopt;
  return Loaded{std::move(*table), {&source}};
}

}  // namespace twinning
