#include <array>
#include <filesystem>

#include "output/keep_tables.hpp"
#include "scenarios/reader/read_observed.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/page_offer.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/written_file.hpp"
#include "tools/questions/observation.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array observe_options{
    Option{"data", Takes::file, "DIR",
           "the folder of observations; default: the folder 'observed' beside "
           "that of the runs' cities, which for the scenarios that come with "
           "the program is UK-China twinning"},
    Option{"resamples", Takes::whole, "N",
           "resamples of links and runs behind intervals of skill; default: "
           "2000",
           100, 100'000},
    Option{"out", Takes::file, "FILE", "write all numbers as CSV, too", 0, 0,
           'o'},
    Option{"keep", Takes::nothing, "",
           "keep what is found in the result, group /observed, in place of "
           "what an earlier call kept"},
    force_option,
    json_option};
constexpr std::array observe_groups{OptionGroup{"options", observe_options}};
constexpr std::array observe_examples{
    Example{"twinning observe uk-china.h5",
            "counts, activities and outcomes against what is known"},
    Example{"twinning observe formation-only.h5 --out fit.csv",
            "the network that the model signs against the observed one"},
    Example{"twinning observe mine.h5 --data my-data/observed --json",
            "another pair of countries, for a program"},
};

/// Only a finished result keeps more than its runs.
void require_finished(const std::string& file) {
  if (std::filesystem::is_directory(result_or_parts(file)))
    throw UserError(Fault::input,
                    text("{}: is not finished, and keeps only its runs until "
                         "it is; finish it, or write to a file with --out",
                         shown(file)));
}

/// How to make a page on which this stands: what is kept in the result needs
/// no file beside it, but only a finished result keeps it.
std::string next_steps(const Arguments& given) {
  const auto& files = given.operands();
  const auto again = [&] {
    return line_again("observe", files, given, {"data", "resamples"});
  };
  if (given.has("keep")) return page_offer({report_line(files)});
  if (std::filesystem::is_directory(result_or_parts(files.front())))
    return page_offer({again() + " --json > observed.json",
                       report_line(files, {"--observed", "observed.json"})});
  return page_offer({again() + " --keep", report_line(files)});
}

/// twinning observe: runs against what was observed.
int act(const Arguments& given) {
  const std::string& file = given.operands().front();
  if (given.has("keep")) require_finished(file);
  if (const auto out = given.value("out")) refuse_named_file(*out, given);
  const Simulated simulated =
      simulated_of(Results(result_or_parts(file)), file);
  const auto folder = given.value("data");
  const Observed observed = read_observed(
      folder ? std::filesystem::path{*folder} : usual_observations(simulated),
      &simulated.scenario.cities);
  const Resampling how{.resamples = given.whole("resamples").value_or(2000),
                       .seed = simulated.seed};
  const ObservationFit fit = observe(observed, simulated, how);

  if (given.has("keep"))
    keep_tables(file, std::string(observed_group), tables_of(fit, observed));
  if (const auto out = given.value("out")) {
    CsvFile csv(*out, given.has("force"));
    write_fit(fit, csv);
    csv.finish();
  }
  print(given.has("json")
            ? json_of(fit, observed, simulated, file)
            : words_of(fit, observed, simulated) + next_steps(given));
  return success;
}

}  // namespace

constinit const Command observe_command{
    .name = "observe",
    .summary = "hold runs against what was observed",
    .detail =
        "For each observed number: what the runs foretell, whether it lies "
        "within, its rank among them and its score. For links: how well the "
        "runs order them, beside three simple benchmarks, with intervals over "
        "links and runs. For networks that the model signs itself: a "
        "Monte-Carlo test of each respect. What a scenario was given as input "
        "is marked so, and is no success. A poor fit is a finding and no "
        "fault: the status is 0. Columns of observations: "
        "scenarios/data/observed/FORMAT.md; twinning check DIR checks them.",
    .operands = {"RESULT", "a result of one scenario, or its folder of parts",
                 1, 1},
    .groups = observe_groups,
    .examples = observe_examples,
    .act = act};

}  // namespace twinning
