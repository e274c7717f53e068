#include "scenarios/reader/read_study.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <system_error>
#include <utility>

#include "scenarios/reader/file_kind.hpp"
#include "scenarios/reader/load.hpp"
#include "scenarios/reader/resolved_study.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

namespace fs = std::filesystem;

/// The options of a study, taken apart: which settings are its own, and what
/// holds for each of its scenarios.
struct Divided {
  std::vector<Setting> study;
  ReadOptions scenarios;
};

Divided divided(const ReadOptions& options) {
  constexpr std::array<std::string_view, 6> own{
      "name",   "random_numbers", "replicates",
      "design", "record.runs",    "record.observables"};
  Divided parts{{}, options};
  std::erase_if(parts.scenarios.settings, [&](const Setting& setting) {
    const bool is_own = std::ranges::any_of(own, [&](std::string_view key) {
      return setting.key == key || setting.key.starts_with(text("{}.", key));
    });
    if (is_own) parts.study.push_back(setting);
    return is_own;
  });
  return parts;
}

/// Refuses to set what the study varies, which would have no effect.
void check_settings(const std::vector<Varied>& varied,
                    const std::vector<Setting>& settings, Problems& problems) {
  for (const Varied& one : varied)
    for (const Setting& setting : settings)
      if (one.factor.of == Factor::Of::parameter &&
          (setting.key == one.factor.name ||
           setting.key == text("parameters.{}", one.factor.name)))
        problems.add(one.place,
                     text("the study varies {}, so that --set {} would change "
                          "nothing; leave out one of them",
                          one.factor.name, shown(setting.key, 60)),
                     Fault::command_line);
}

/// Refuses a study whose runs cannot be counted.
void check_runs(const Study& study, Place place, Problems& problems) {
  const std::uint64_t cells = study.cell_count();
  if (cells <= std::numeric_limits<std::uint64_t>::max() / study.replicates)
    return;
  problems.add(
      place,
      text("{} scenarios × {} points × {} replicates are more runs "
           "than the limit of 2^64",
           study.scenarios.size(), study.design_points(), study.replicates),
      Fault::limit);
}

/// What a study is read from, besides its own text.
struct Given {
  std::vector<Scenario> scenarios;
  bool all_scenarios;  ///< none was at fault
  OpenData open;
};

/// Understands a study table by table, and makes its points.
///
/// Errors:  UserError with all faults, those of loading among them
std::pair<Study, DesignAsked> understand(const Node& table, Given given,
                                         const ReadOptions& options,
                                         Problems& problems) {
  Study study;
  study.scenarios = std::move(given.scenarios);
  static_cast<void>(
      check_table(table, TableName::study, "the study", problems));
  read_study_head(table, options, study, problems);
  read_study_record(table, study, problems);
  const auto design = read_design(table, problems);
  std::vector<Varied> varied =
      read_vary(table, design ? &*design : nullptr, study.scenarios,
                given.all_scenarios, problems);
  check_settings(varied, options.settings, problems);

  const bool whole = table.find("vary") == nullptr ||
                     varied.size() == table.find("vary")->items.size();
  if (whole && !problems.any()) {
    std::vector<Place> places;
    for (const Varied& one : varied) places.push_back(one.place);
    make_points(*design, std::move(varied), given.open, options.limited, study,
                problems);
    if (!problems.any()) check_points(study, places, problems);
    if (!problems.any()) check_runs(study, design->place, problems);
  }
  problems.throw_if_any();
  return {std::move(study), *design};
}

/// The name of a file as seen from the study's own folder.
std::string seen_from(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const fs::path relative =
      fs::proximate(file, folder.empty() ? "." : folder, error);
  return error ? file.generic_string() : relative.generic_string();
}

StudyFiles files_of(const Node& table, std::string points) {
  StudyFiles files{{}, std::move(points)};
  for (const Node& item : table.find("scenarios")->items)
    files.scenarios.push_back(item.text);
  return files;
}

}  // namespace

Study read_study(const fs::path& file, const ReadOptions& options) {
  Problems problems;
  const Divided parts = divided(options);
  const auto loaded = load_study(file, parts.study, problems);
  if (!loaded) problems.throw_if_any();

  const Node& table = loaded->table;
  const std::size_t faults = problems.count();
  auto scenarios = read_study_scenarios(table, parts.scenarios, problems);
  Given given{std::move(scenarios), problems.count() == faults,
              files_on_disk("design", options.allow_outside, problems)};
  auto [study, design] = understand(table, std::move(given), options, problems);

  const Source& own = *loaded->files.front();
  const std::string points =
      study.sources.empty() ? ""
                            : seen_from(own.folder, study.sources.front().path);
  study.sources.insert(study.sources.begin(), source_file("study", own));
  study.resolved = resolved_study_text(study, design, files_of(table, points));
  return std::move(study);
}

Study read_resolved_study(const std::string& resolved,
                          std::vector<Scenario> scenarios,
                          const std::vector<SourceFile>& sources) {
  Problems problems;
  const auto loaded = load_text("the resolved study", resolved, problems);
  if (!loaded) problems.throw_if_any();

  ReadOptions options;
  options.limited = false;  // the limit was lifted when it was first read
  Given given{std::move(scenarios), true, texts_at_hand(sources, problems)};
  const Node& table = loaded->table;
  auto [study, design] = understand(table, std::move(given), options, problems);
  study.sources = sources;
  study.resolved = resolved_study_text(
      study, design,
      files_of(table, design.file == nullptr ? "" : design.file->text));
  return std::move(study);
}

bool is_study(const fs::path& file) {
  if (file == "-") return false;
  Problems problems;
  try {
    const auto loaded = load_study(file, {}, problems);
    return loaded && kind_of(loaded->table) == FileKind::study;
  } catch (const UserError&) {
    return false;
  }
}

}  // namespace twinning
