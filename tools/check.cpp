#include <array>
#include <filesystem>
#include <optional>
#include <system_error>

#include "output/plan.hpp"
#include "scenarios/reader/read_claims.hpp"
#include "scenarios/reader/read_observed.hpp"
#include "scenarios/reader/read_study.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/city_pairs.hpp"
#include "tools/command.hpp"
#include "tools/console/faults.hpp"
#include "tools/console/json.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/runs/idle_levers.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/scenario_notes.hpp"

namespace twinning {
namespace {

constexpr std::array check_options{
    set_option, outside_option,
    Option{"no-limit", Takes::nothing, "",
           "let studies have designs however large"},
    json_option};
constexpr std::array check_groups{OptionGroup{"options", check_options}};
constexpr std::array check_examples{
    Example{"twinning check scenarios/uk-china.toml",
            "all faults at once, with file, line and column"},
    Example{"twinning check scenarios/studies/*.toml",
            "studies, with the scenarios and points they name"},
    Example{"twinning check scenarios/data/observed",
            "tables of what was observed"},
    Example{"twinning check scenarios/*.toml --json",
            "for an editor or a build"},
};

/// What became of one file: its scenario, study or claims, or its faults.
struct Checked {
  std::string file;
  std::optional<Scenario> scenario = {};
  std::optional<Study> study = {};
  std::optional<Claims> claims = {};
  std::optional<Observed> observed = {};
  std::optional<UserError> error = {};
};

bool is_folder(const std::string& file) {
  std::error_code ignored;
  return std::filesystem::is_directory(file, ignored);
}

/// A study, of which one result can be made.
Study read_whole_study(const std::string& file, const ReadOptions& options) {
  Study study = read_study(file, options);
  require_same_axes(StudyPlan(study));
  return study;
}

Checked check_file(const std::string& file, const ReadOptions& options) {
  Checked checked{file};
  try {
    if (is_folder(file))
      checked.observed = read_observed(file);
    else if (is_study(file))
      checked.study = read_whole_study(file, options);
    else if (is_claims(file))
      checked.claims = read_claims(file, options);
    else
      checked.scenario = read_scenario(file, options);
  } catch (const UserError& error) {
    checked.error = error;
  }
  return checked;
}

std::string number(std::uint64_t count) {
  return with_commas(static_cast<long long>(count));
}

std::string plural(std::uint64_t count, std::string_view what) {
  return text("{} {}{}", number(count), what, count == 1 ? "" : "s");
}

std::string in_words(const std::string& file, const Observed& observed) {
  return text("{}: ok: observations of {}, {}, {} and {}\n", file,
              plural(observed.quantities.size(), "number"),
              plural(observed.links.size(), "link"),
              plural(observed.spells.size(), "spell"),
              plural(observed.outcomes.size(), "outcome"));
}

std::string in_words(const std::string& file, const Study& study) {
  return text(
      "{}: ok: \"{}\", {} of {} ({}), {}, {}{} of each\n", file, study.name,
      plural(study.design_points(), "point"),
      plural(study.factors.size(), "number"), design_kind(study.design).name,
      plural(study.scenarios.size(), "scenario"), study.until ? "at most " : "",
      plural(study.replicates, "replicate"));
}

std::string in_words(const std::string& file, const Claims& claims) {
  return text("{}: ok: \"{}\", {}, {}, {} of each\n", file, claims.name,
              plural(claims.claims.size(), "claim"),
              plural(claims.scenarios.size(), "scenario"),
              plural(claims.replicates, "replicate"));
}

std::string in_words(const std::string& file, const Scenario& scenario) {
  const std::uint64_t candidates = candidate_pairs(scenario);
  return text("{}: ok: \"{}\", {} cities, {}{}, {} ({} to {}), {}\n", file,
              shown(scenario.name), number(scenario.cities.count()),
              plural(scenario.links.count(), "link"),
              candidates == 0
                  ? ""
                  : text(" and {} that may sign", plural(candidates, "pair")),
              plural(std::uint64_t(scenario.calendar.years()), "year"),
              scenario.calendar.start, scenario.calendar.end,
              plural(scenario.replicates, "replicate")) +
         scenario_notes(scenario);
}

Json json_fault(const ToldFault& fault) {
  Json out = Json::object();
  if (!fault.file.empty())
    out.update(
        {{"file", fault.file}, {"line", fault.line}, {"column", fault.column}});
  out["message"] = fault.message;
  if (!fault.excerpt.empty()) out["excerpt"] = fault.excerpt;
  return out;
}

Json json_of(const std::vector<IdleLever>& idle) {
  Json out = Json::array();
  for (const IdleLever& lever : idle)
    out.push_back({{"lever", lever.name}, {"reason", lever.reason}});
  return out;
}

Json json_of(const std::vector<EarlyPath>& early) {
  Json out = Json::array();
  for (const EarlyPath& each : early)
    out.push_back(
        {{"path", each.path}, {"from", each.from}, {"value", each.value}});
  return out;
}

Json json_of(const Checked& checked) {
  Json out{{"file", checked.file}, {"ok", !checked.error}};
  if (checked.scenario)
    out.update({{"name", checked.scenario->name},
                {"cities", checked.scenario->cities.count()},
                {"links", checked.scenario->links.count()},
                {"years", checked.scenario->calendar.years()},
                {"candidate_pairs", candidate_pairs(*checked.scenario)},
                {"idle_levers", json_of(idle_levers(*checked.scenario))},
                {"empty_blocs", empty_blocs(*checked.scenario)},
                {"early_paths", json_of(early_paths(*checked.scenario))}});
  if (checked.study)
    out.update({{"name", checked.study->name},
                {"design", design_kind(checked.study->design).name},
                {"points", checked.study->design_points()},
                {"factors", checked.study->factors.size()},
                {"scenarios", checked.study->scenarios.size()},
                {"replicates", checked.study->replicates}});
  if (checked.claims)
    out.update({{"name", checked.claims->name},
                {"claims", checked.claims->claims.size()},
                {"scenarios", checked.claims->scenarios.size()},
                {"replicates", checked.claims->replicates}});
  if (checked.observed)
    out.update({{"quantities", checked.observed->quantities.size()},
                {"links", checked.observed->links.size()},
                {"spells", checked.observed->spells.size()},
                {"outcomes", checked.observed->outcomes.size()}});
  out["faults"] = Json::array();
  if (checked.error)
    for (const ToldFault& fault : faults_of(checked.error->what()))
      out["faults"].push_back(json_fault(fault));
  return out;
}

/// twinning check: everything that can be wrong, without running.
int check(const Arguments& given) {
  ReadOptions options = read_options(given);
  options.limited = !given.has("no-limit");
  const bool json = given.has("json");
  Json files = Json::array();
  int status = success;

  for (const std::string& file : given.operands()) {
    const Checked checked = check_file(file, options);
    if (checked.error && status == success)
      status = int(checked.error->fault());
    if (json)
      files.push_back(json_of(checked));
    else if (checked.scenario)
      print(in_words(file, *checked.scenario));
    else if (checked.study)
      print(in_words(file, *checked.study));
    else if (checked.claims)
      print(in_words(file, *checked.claims));
    else if (checked.observed)
      print(in_words(file, *checked.observed));
    else
      tell(text("{}\n", checked.error->what()));
  }
  if (json) print(json_text({{"ok", status == success}, {"files", files}}));
  return status;
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary =
        "find all faults of scenarios, studies and data, without running",
    .detail =
        "Reads each scenario with all it extends and its data files; of a "
        "study, the scenarios and points it names, at every point of its "
        "design; of a folder, the tables of what was observed. Ends with 3 if "
        "there is a fault in one of them.",
    .operands =
        {"FILE",
         "scenario, study and claims files (TOML), folders of observed tables; "
         "- for a scenario from standard input",
         1},
    .groups = check_groups,
    .examples = check_examples,
    .act = check};

}  // namespace twinning
