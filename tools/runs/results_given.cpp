#include "tools/runs/results_given.hpp"

#include <algorithm>

#include "output/study_store.hpp"
#include "scenarios/reader/read_study.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

std::filesystem::path result_or_parts(const std::filesystem::path& file) {
  const std::filesystem::path parts = parts_folder(file);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored) &&
      std::filesystem::is_directory(parts, ignored))
    return parts;
  if (file.extension() == ".parts" && !std::filesystem::exists(file, ignored)) {
    std::filesystem::path finished = file;
    finished.replace_extension();
    if (std::filesystem::exists(finished, ignored)) return finished;
  }
  return file;
}

std::string read_to_the_end(const std::vector<std::string>& files,
                            const std::function<std::string()>& read) {
  const auto places = [&] {
    std::vector<std::filesystem::path> all;
    for (const std::string& file : files) all.push_back(result_or_parts(file));
    return all;
  };
  const auto before = places();
  try {
    return read();
  } catch (const UserError&) {
    if (places() == before) throw;
  }
  return read();
}

std::string_view name_of_rows(const ResultAxes& axes) {
  return axes.of_cells ? "cell" : "run";
}

std::size_t row_of(const ResultAxes& axes, std::uint64_t number,
                   std::string_view command) {
  if (number < axes.rows()) return std::size_t(number);
  throw UserError(
      Fault::command_line,
      text("twinning {}: the result has no {} {}; its {}s are 0 to {}", command,
           name_of_rows(axes), number, name_of_rows(axes), axes.rows() - 1));
}

StudyPlan plan_of(const Results& results) {
  const std::vector<SourceFile> sources = results.sources();
  std::vector<Scenario> scenarios;
  for (const std::string& resolved : results.resolved_scenarios())
    scenarios.push_back(read_resolved(resolved, sources));

  const ResultAxes& axes = results.axes();
  for (const Scenario& scenario : scenarios)
    if (scenario.calendar.start != axes.years.front() ||
        scenario.calendar.end != axes.years.back())
      throw UserError(Fault::input,
                      text("{}: is damaged: its years are not those of its "
                           "scenario",
                           shown(axes.title)));
  const std::string resolved = results.resolved_study();
  Study study;
  if (resolved.empty()) {
    study.name = axes.title;
    study.scenarios = std::move(scenarios);
    study.replicates = std::uint32_t(
        axes.rows() / std::max<std::size_t>(study.scenarios.size(), 1));
  } else {
    study = read_resolved_study(resolved, std::move(scenarios), sources);
  }
  StudyPlan plan(std::move(study));
  if (plan.rows.count() != axes.rows())
    throw UserError(Fault::input,
                    text("{}: holds {} rows, and its study has {}",
                         shown(axes.title), axes.rows(), plan.rows.count()));
  return plan;
}

}  // namespace twinning
