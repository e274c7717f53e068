#include <array>

#include "output/reuse.hpp"
#include "scenarios/reader/read_study.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/estimate.hpp"
#include "tools/held_rows.hpp"
#include "tools/making.hpp"
#include "tools/shard.hpp"
#include "tools/shared_options.hpp"
#include "tools/tell_study.hpp"
#include "tools/terminal.hpp"
#include "tools/words.hpp"

namespace twinning {
namespace {

constexpr std::array what_to_make{replicates_option, seed_option, set_option,
                                  outside_option};
constexpr std::array how_to_make{
    Option{"out", Takes::file, "FILE",
           "the result file to make; default: the study's name with .h5, in "
           "the current folder",
           0, 0, 'o'},
    force_option,
    Option{"grow", Takes::nothing, "",
           "replace the result of an earlier form of this study, and take over "
           "every run that it holds already"},
    Option{"reuse", Takes::file, "FILE",
           "take over the runs that another result holds already"},
    Option{"retry-failed", Takes::nothing, "", "make runs that failed again"},
    Option{"shard", Takes::text, "I/N",
           "make the I-th of N shares only; N processes, on machines with a "
           "common disk, make the whole, and twinning merge joins it"},
    jobs_option,
    Option{"dry-run", Takes::nothing, "",
           "tell points, runs, disk, memory and time, and write nothing"},
    Option{"no-limit", Takes::nothing, "",
           "make the study however large it is"},
    statistic_option,
    relation_option,
    quiet_option,
    json_option};
constexpr std::array sweep_groups{OptionGroup{"what to make", what_to_make},
                                  OptionGroup{"how to make it", how_to_make}};
constexpr std::array sweep_examples{
    Example{"twinning sweep scenarios/studies/trust-and-deals.toml",
            "a grid of two parameters, into trust-and-deals.h5"},
    Example{"twinning sweep scenarios/studies/trust-and-deals.toml --dry-run",
            "what it would take"},
    Example{"twinning sweep scenarios/studies/trust-and-deals.toml "
            "--replicates 100 "
            "--grow",
            "more replicates; those that are there are kept"},
    Example{"twinning sweep scenarios/studies/trust-and-deals.toml --shard 2/8 "
            "--out /shared/trust-and-deals.h5",
            "one of eight processes that share the work"},
};

/// A finished result whose failed runs are to be made again.
bool replaces_failed(const Arguments& given, const std::filesystem::path& out,
                     const StudyPlan& plan) {
  return given.has("retry-failed") && is_result_of(out, plan);
}

/// Other results whose runs may be taken over.
std::vector<std::filesystem::path> sources_of(const Arguments& given,
                                              const std::filesystem::path& out,
                                              const StudyPlan& plan) {
  std::vector<std::filesystem::path> sources;
  if (given.has("grow") || replaces_failed(given, out, plan))
    sources = grow(out, plan);
  if (const auto other = given.value("reuse")) sources.emplace_back(*other);
  return sources;
}

/// What there may be of a study already, in this form or an earlier one.
std::vector<std::filesystem::path> all_sources(
    const Arguments& given, const std::filesystem::path& out) {
  std::vector<std::filesystem::path> sources = set_aside(out);
  sources.push_back(out);
  sources.push_back(out.string() + ".parts");
  if (const auto other = given.value("reuse")) sources.emplace_back(*other);
  return sources;
}

int tell_estimate(const Arguments& given, const std::filesystem::path& out,
                  const StudyPlan& plan) {
  Estimate estimate = try_out(plan, jobs(given));
  if (!given.has("force")) {
    Crew crew(jobs(given));
    estimate.held = count_held_rows(plan, all_sources(given, out), crew);
  }
  print(given.has("json") ? json_of(estimate) : words_of(estimate));
  return success;
}

int sweep(const Arguments& given) {
  const std::string& file = given.operands().front();

  // Everything that can be wrong is found before the first run is made.
  ReadOptions options = read_options(given);
  const bool limited = !given.has("no-limit");
  options.limited = limited;
  const Shard shard = read_shard(given);
  Study study = read_study(file, options);
  check_what_to_tell(given, study);
  const std::filesystem::path out = output_file(given, study);
  if (limited) refuse_excess(study.cell_count() * study.replicates);
  StudyPlan plan(std::move(study));
  if (limited) refuse_excess(size_of(plan, jobs(given)));

  if (given.has("dry-run")) return tell_estimate(given, out, plan);
  if (!given.has("force") && !given.has("retry-failed") &&
      is_result_of(out, plan)) {
    if (!given.has("quiet")) tell("the study is complete already\n");
    return tell_of_study(out, given, plan.study);
  }

  const bool replace = given.has("force") || given.has("grow") ||
                       replaces_failed(given, out, plan);
  const auto sources = sources_of(given, out, plan);
  StudyStore store(out, std::move(plan), provenance(given),
                   {.force = replace,
                    .compression = 1,
                    .rows_per_part = 0,
                    .retry_failed = given.has("retry-failed"),
                    .shard = shard,
                    .guest = false});
  const std::size_t taken = store.take_over(sources);
  if (taken > 0 && !given.has("quiet"))
    tell(text("{} rows are taken over from other results\n",
              with_commas(static_cast<long long>(taken))));

  if (shard.of > 1) return make_shard(store, given, shard);
  if (const int ended = complete(store, given); ended != success) return ended;
  return tell_of_study(out, given, store.plan().study);
}

}  // namespace

constinit const Command sweep_command{
    .name = "sweep",
    .summary = "make the runs of a study: many scenarios and parameters",
    .detail =
        "A study file names scenarios and what is varied; the result is one "
        "file with every run, or with aggregates over the replicates of each "
        "point. Stopped at any moment, the same command goes on. A study that "
        "has grown takes over the runs that are there (--grow). Ends with 11 "
        "if some runs failed; the others are kept.",
    .operands = {"STUDY", "the study file (TOML); - for standard input", 1, 1},
    .groups = sweep_groups,
    .examples = sweep_examples,
    .act = sweep};

}  // namespace twinning
