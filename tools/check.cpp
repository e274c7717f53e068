#include <array>
#include <optional>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/faults.hpp"
#include "tools/json.hpp"
#include "tools/making.hpp"
#include "tools/shared_options.hpp"
#include "tools/terminal.hpp"

namespace twinning {
namespace {

constexpr std::array check_options{set_option, outside_option, json_option};
constexpr std::array check_groups{OptionGroup{"options", check_options}};
constexpr std::array check_examples{
    Example{"twinning check scenarios/uk-china.toml",
            "all faults at once, with file, line and column"},
    Example{"twinning check scenarios/*.toml --json",
            "for an editor or a build"},
};

/// What became of one file: its scenario, or its faults.
struct Checked {
  std::string file;
  std::optional<Scenario> scenario;
  std::optional<UserError> error;
};

Checked check_file(const std::string& file, const ReadOptions& options) {
  try {
    return {file, read_scenario(file, options), std::nullopt};
  } catch (const UserError& error) {
    return {file, std::nullopt, error};
  }
}

/// Steps of all links in one run: what its time goes with.
std::uint64_t link_steps(const Scenario& scenario) {
  return std::uint64_t(scenario.links.count()) *
         std::uint64_t(scenario.calendar.years()) *
         std::uint64_t(scenario.calendar.steps_per_year);
}

std::string in_words(const Checked& checked) {
  const Scenario& scenario = *checked.scenario;
  const auto number = [](auto count) {
    return with_commas(static_cast<long long>(count));
  };
  return text(
      "{}: ok: \"{}\", {} cities, {} links, {} years ({} to {}), {} "
      "replicates, {} link-steps a run\n",
      checked.file, scenario.name, number(scenario.cities.count()),
      number(scenario.links.count()), scenario.calendar.years(),
      scenario.calendar.start, scenario.calendar.end,
      number(scenario.replicates), number(link_steps(scenario)));
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

Json json_of(const Checked& checked) {
  Json out{{"file", checked.file}, {"ok", checked.scenario.has_value()}};
  if (checked.scenario)
    out.update({{"name", checked.scenario->name},
                {"cities", checked.scenario->cities.count()},
                {"links", checked.scenario->links.count()},
                {"years", checked.scenario->calendar.years()},
                {"link_steps", link_steps(*checked.scenario)}});
  out["faults"] = Json::array();
  if (checked.error)
    for (const ToldFault& fault : faults_of(checked.error->what()))
      out["faults"].push_back(json_fault(fault));
  return out;
}

/// twinning check: everything that can be wrong, without running.
int check(const Arguments& given) {
  const ReadOptions options = read_options(given);
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
      print(in_words(checked));
    else
      tell(text("{}\n", checked.error->what()));
  }
  if (json) print(json_text({{"ok", status == success}, {"files", files}}));
  return status;
}

}  // namespace

constinit const Command check_command{
    .name = "check",
    .summary = "find all faults of scenarios and their data, without running",
    .detail =
        "Reads each scenario with all it extends and its data files. "
        "Ends with 3 if there is a fault in one of them.",
    .operands = {"SCENARIO", "scenario files (TOML); - for standard input", 1},
    .groups = check_groups,
    .examples = check_examples,
    .act = check};

}  // namespace twinning
