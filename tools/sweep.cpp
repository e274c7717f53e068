#include <array>

#include "scenarios/reader/read_study.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/estimate.hpp"
#include "tools/runs/making.hpp"
#include "tools/studies/held_rows.hpp"
#include "tools/studies/shard.hpp"
#include "tools/studies/sweep_ranks.hpp"
#include "tools/studies/tell_study.hpp"

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
           "every run of this form that it holds; if it holds others, they are "
           "lost only with --force"},
    Option{"reuse", Takes::file, "FILE",
           "take over the runs that another result holds already"},
    Option{"retry-failed", Takes::nothing, "", "make runs that failed again"},
    Option{"shard", Takes::text, "I/N",
           "make the I-th of N shares only; N processes, on machines with a "
           "common disk, make the whole, and twinning merge joins it"},
    Option{"mpi", Takes::nothing, "",
           "make it with all processes that mpirun or srun has started; --jobs "
           "is then that of each, by default its part of the processors"},
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
    Example{
        "mpirun -np 8 twinning sweep scenarios/studies/trust-and-deals.toml "
        "--mpi",
        "eight processes that rank 0 gives work to"},
};

/// A finished result whose failed runs are to be made again.
bool replaces_failed(const Arguments& given, const std::filesystem::path& out,
                     const StudyPlan& plan) {
  return given.has("retry-failed") && is_result_of(out, plan);
}

/// Other results whose runs may be taken over; where it grows, the one that is
/// to be replaced as well.
std::vector<std::filesystem::path> sources_of(const Arguments& given,
                                              const std::filesystem::path& out,
                                              const StudyPlan& plan,
                                              bool grows) {
  std::vector<std::filesystem::path> sources;
  if (grows) sources = grow(out, plan);
  if (const auto other = given.value("reuse")) sources.emplace_back(*other);
  return sources;
}

/// A process of the job, where there are several.
struct Process {
  Ranks& ranks;
  HandingOut& handing_out;
  const Interruption& interruption;
};

/// The study as the command line names and changes it.
Study study_given(const Arguments& given) {
  ReadOptions options = read_options(given);
  options.limited = !given.has("no-limit");
  return read_study(given.operands().front(), options);
}

/// Makes a study; in a job of several processes, as its rank 0.
int sweep(const Arguments& given, const Process* job) {
  // Everything that can be wrong is found before the first run is made.
  const bool limited = !given.has("no-limit");
  const Shard shard = read_shard(given);
  Study study = study_given(given);
  check_what_to_tell(given, study);
  const std::filesystem::path out = output_file(given, study);
  if (limited) refuse_excess(study.cell_count() * study.replicates);
  StudyPlan plan(std::move(study));
  const unsigned threads =
      job != nullptr ? jobs_of(job->ranks, given) : jobs(given);
  if (limited) refuse_excess(size_of(plan, threads));

  if (given.has("dry-run"))
    return tell_estimate_of_study(out, given, plan, threads);
  const bool anew = given.has("force") && !given.has("grow");
  if (!anew && !given.has("retry-failed") && is_result_of(out, plan)) {
    if (!given.has("quiet")) tell("the study is complete already\n");
    return tell_of_study(out, given, plan.study);
  }

  if (given.has("grow") && !given.has("force")) {
    Crew crew(threads);
    refuse_loss(plan, outputs_at(out), crew);
  }
  const bool grows = given.has("grow") || replaces_failed(given, out, plan);
  const auto sources = sources_of(given, out, plan, grows);
  StudyStore store(out, std::move(plan), provenance(given),
                   {.force = given.has("force") || grows,
                    .compression = 1,
                    .rows_per_part = 0,
                    .retry_failed = given.has("retry-failed"),
                    .shard = shard,
                    .remedy = "give --grow to take over what both have, "
                              "another name, or --force to begin anew",
                    .guest = false});
  const std::size_t taken = store.take_over(sources);
  if (taken > 0 && !given.has("quiet"))
    tell(text("{} rows are taken over from other results\n",
              with_commas(static_cast<long long>(taken))));

  if (shard.of > 1) return make_shard(store, given, shard);
  const int ended =
      job != nullptr ? complete_with_ranks(store, given, job->ranks,
                                           job->handing_out, job->interruption)
                     : complete(store, given, Interruption());
  return ended != success ? ended
                          : tell_of_study(out, given, store.plan().study);
}

/// The output of the study, as a rank other than 0 opens it.
std::unique_ptr<StudyStore> open_as_guest(const Arguments& given) {
  Study study = study_given(given);
  const std::filesystem::path out = output_file(given, study);
  return std::make_unique<StudyStore>(
      out, StudyPlan(std::move(study)), provenance(given),
      StudyOptions{.force = false,
                   .compression = 1,
                   .rows_per_part = 0,
                   .retry_failed = given.has("retry-failed"),
                   .shard = {},
                   .remedy = {},
                   .guest = true});
}

int sweep_with_ranks(const Arguments& given) {
  if (given.has("shard"))
    throw UserError(Fault::command_line,
                    "--mpi shares out the work itself: give it without "
                    "--shard");
  if (given.operands().front() == "-")
    throw UserError(Fault::command_line,
                    "--mpi needs a study file that every process can read, "
                    "not standard input");
  Interruption interruption;
  Ranks ranks;
  if (ranks.number() > 0) {
    interruption.be_quiet();
    return work_for_rank_0(ranks, given, interruption,
                           [&] { return open_as_guest(given); });
  }
  HandingOut handing_out(ranks, interruption);
  const Process job{ranks, handing_out, interruption};
  return sweep(given, &job);
}

int sweep_alone_or_not(const Arguments& given) {
  return given.has("mpi") ? sweep_with_ranks(given) : sweep(given, nullptr);
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
    .act = sweep_alone_or_not};

}  // namespace twinning
