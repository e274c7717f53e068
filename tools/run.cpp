#include <array>

#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/estimate.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/scenario_notes.hpp"
#include "tools/runs/summary.hpp"

namespace twinning {
namespace {

constexpr std::array what_to_run{replicates_option, seed_option, set_option,
                                 outside_option};
constexpr std::array how_to_run{
    Option{"out", Takes::file, "FILE",
           "the result file to make; default: the scenario's name with .h5, "
           "in the current folder",
           0, 0, 'o'},
    force_option,
    jobs_option,
    Option{"dry-run", Takes::nothing, "",
           "tell runs, disk, memory and time, and write nothing"},
    Option{"no-limit", Takes::nothing, "",
           "make the runs however many, and however large their result"},
    quiet_option,
    json_option};
constexpr std::array run_groups{OptionGroup{"what to run", what_to_run},
                                OptionGroup{"how to run it", how_to_run}};
constexpr std::array run_examples{
    Example{"twinning run scenarios/uk-china.toml",
            "the reference scenario, into uk-china.h5"},
    Example{"twinning run scenarios/uk-china.toml --replicates 20 "
            "--set trust.gain=0.4 --out more-trust.h5",
            "fewer runs, of a world in which visits build more trust"},
    Example{"twinning run scenarios/uk-china.toml --dry-run",
            "what it would take"},
};

std::string next_steps(const std::string& file, const std::string& scenario) {
  const std::string name = file_word(file);
  return text(
      "\nNext:\n"
      "  twinning export {} > years.csv\n"
      "  twinning reproduce {} --run 0\n"
      "  python3 -c 'import xarray; print(xarray.open_dataset(\"{}\"))'\n"
      "  twinning run {} --set trust.gain=0.4 --out other.h5\n"
      "  twinning report {} --out page.html\n",
      name, name, file, file_word(scenario), name);
}

/// twinning run: simulate one scenario many times and keep every run.
int run(const Arguments& given) {
  const std::string& file = given.operands().front();

  // Everything that can be wrong is found before the first run is made.
  Study study = study_of(read_scenario(file, read_options(given)));
  const std::filesystem::path out = output_file(given, study);
  const bool limited = !given.has("no-limit");
  if (limited) refuse_excess(std::size_t{study.replicates});
  if (!given.has("quiet")) tell(scenario_notes(study.scenarios.front()));
  StudyPlan plan(std::move(study));
  if (limited) refuse_excess(size_of(plan, jobs(given)));

  if (given.has("dry-run")) {
    const Estimate estimate = try_out(plan, jobs(given));
    print(given.has("json") ? json_of(estimate) : words_of(estimate));
    return success;
  }

  StudyOptions options{.force = given.has("force")};
  if (is_result_of(out, plan))
    options.remedy =
        "it holds these very runs, which status, report and export tell of; "
        "to make them again, give another name, or --force";
  StudyStore store(out, std::move(plan), provenance(given), options);
  if (const int ended = complete(store, given, Interruption());
      ended != success)
    return ended;

  if (given.has("quiet") && !given.has("json")) return success;
  const Summary summary = summarise(Results(out));
  print(given.has("json")
            ? json_of(summary, out.string())
            : words_of(summary) + text("\nkept in {}\n", out.string()) +
                  next_steps(out.string(), file));
  return success;
}

}  // namespace

constinit const Command run_command{
    .name = "run",
    .summary = "simulate a scenario many times and keep every run",
    .detail =
        "Everything that can be wrong is found before the first run. Runs are "
        "kept as they are made: if a run of the program ends early, the same "
        "command goes on where it was. A result is never replaced without "
        "--force.",
    .operands = {"SCENARIO", "the scenario file (TOML); - for standard input",
                 1, 1},
    .groups = run_groups,
    .examples = run_examples,
    .act = run};

}  // namespace twinning
