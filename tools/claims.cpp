#include <array>
#include <atomic>
#include <filesystem>

#include "scenarios/reader/read_claims.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/page_offer.hpp"
#include "tools/console/progress.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/questions/claims_report.hpp"
#include "tools/runs/held_runs.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/own_files.hpp"

namespace twinning {
namespace {

constexpr std::string_view own_claims = "scenarios/claims.toml";
constexpr std::uint32_t runs_in_a_world = 20;

constexpr std::array what_to_judge{
    Option{"claims", Takes::file, "FILE",
           "the claims to judge; default: scenarios/claims.toml, here or of "
           "the program"},
    Option{"replicates", Takes::whole, "N",
           "runs of each scenario; default: as the claims say; under "
           "uncertainty also of each world, where the default is 20",
           2, 1'000'000},
    seed_option,
    Option{"uncertainty", Takes::whole, "WORLDS",
           "tell also in what share of so many plausible worlds each claim "
           "holds, and on which parameter one that fails hangs: the assumed "
           "parameters within 30 %, by Latin hypercube",
           1, 1'000'000},
    outside_option};
constexpr std::array how_to_judge{jobs_option, quiet_option, json_option};
constexpr std::array claims_groups{OptionGroup{"what to judge", what_to_judge},
                                   OptionGroup{"how", how_to_judge}};
constexpr std::array claims_examples{
    Example{"twinning claims", "the eleven claims, all runs made now"},
    Example{"twinning claims uk-china.h5 --replicates 1000",
            "the same; runs that a result holds are taken from it"},
    Example{"twinning claims --claims my-claims.toml --json",
            "claims of one's own, for a program"},
    Example{"twinning claims --uncertainty 50",
            "which claims hang on parameters that are assumed"},
};

/// What a command that makes runs in memory needs for them.
struct Making {
  Interruption interruption;
  Crew crew;
  bool quiet;

  explicit Making(const Arguments& given)
      : crew(jobs(given)), quiet(given.has("quiet")) {}

  [[nodiscard]] bool stopped() const {
    return interruption.stop().stop_requested();
  }
};

/// Judges the claims by runs that are held or made; the counts go to the
/// report.  Of no use once a stop was requested.
std::vector<JudgedClaim> judge_now(const Claims& claims, const HeldRuns& held,
                                   Making& making, ClaimsReport& report) {
  ClaimMaker maker(claims, making.crew, making.interruption.stop());
  const std::size_t missing =
      maker.plan([&](const std::string& hash) { return held.find(hash); });
  const std::size_t all =
      claims.scenarios.size() * std::size_t{claims.replicates};
  std::atomic<std::size_t> failed = 0;
  Progress progress(all - missing, all, making.quiet);
  const auto runs = maker.make([&](bool run_failed) {
    failed += run_failed ? 1 : 0;
    progress.advance(1, run_failed);
  });
  report.made += missing;
  report.taken += all - missing;
  report.failed += failed;
  return judge(claims, runs);
}

/// Judges the claims in each of the plausible worlds.
void judge_worlds(const Claims& claims, std::size_t count, Making& making,
                  ClaimsReport& report) {
  const PlausibleWorlds worlds(count, claims.scenarios.front().seed);
  std::vector<std::vector<JudgedClaim>> judged;
  std::vector<std::vector<double>> values;
  const std::size_t runs =
      claims.scenarios.size() * std::size_t{claims.replicates};
  Progress progress(0, runs * count, making.quiet);
  for (std::size_t point = 0; point < count && !making.stopped(); ++point) {
    const Claims here = worlds.at(claims, point);
    values.push_back(assumed_values(here));
    ClaimMaker maker(here, making.crew, making.interruption.stop());
    static_cast<void>(maker.plan({}));
    judged.push_back(judge(
        here, maker.make([&](bool failed) { progress.advance(1, failed); })));
  }
  report.worlds = over_worlds(judged);
  report.failing = failing_claims(judged, values);
  report.world_count = count;
  report.world_replicates = claims.replicates;
}

Claims claims_given(const Arguments& given) {
  if (const auto file = given.value("claims"))
    return read_claims(*file, read_options(given));
  std::error_code ignored;
  std::filesystem::path file = own_claims;
  if (!std::filesystem::exists(file, ignored)) file = own_file("claims.toml");
  if (file.empty())
    throw UserError(Fault::file,
                    text("{}: there is no such file here; name the claims with "
                         "--claims FILE",
                         own_claims));
  return read_claims(file, read_options(given));
}

HeldRuns held_given(const Arguments& given) {
  HeldRuns held;
  for (const std::string& file : given.operands()) held.add(file);
  return held;
}

/// How to make a page on which this stands; of a result given, or of the
/// scenario that the claims are about.
std::string next_steps(const Arguments& given, const Claims& asked) {
  std::vector<std::string> lines{
      line_again("claims", given.operands(), given,
                 {"claims", "replicates", "seed", "allow-outside"}) +
      " --json > claims.json"};
  std::vector<std::string> results = given.operands();
  results.resize(std::min<std::size_t>(results.size(), 1));
  const auto& sources = asked.scenarios.front().sources;
  if (results.empty() && !sources.empty()) {
    results.emplace_back("claims.h5");
    lines.push_back(line_again("run", {sources.front().path}, given,
                               {"replicates", "seed", "allow-outside"},
                               {"--out", "claims.h5"}));
  }
  lines.push_back(report_line(results, {"--claims", "claims.json"}));
  return page_offer(lines);
}

/// twinning claims: are they so, and for the reason they give?
int claims(const Arguments& given) {
  Claims asked = claims_given(given);
  const HeldRuns held = held_given(given);
  ClaimsReport report;
  report.claims = &asked;

  Making making(given);
  report.judged = judge_now(asked, held, making, report);
  if (const auto count = given.whole("uncertainty")) {
    Claims in_worlds = asked;
    if (!given.has("replicates")) in_worlds.replicates = runs_in_a_world;
    judge_worlds(in_worlds, std::size_t(*count), making, report);
  }
  if (making.stopped()) {
    tell("stopped; claims are judged in memory, and nothing is kept\n");
    return 128 + making.interruption.signal();
  }
  if (!given.operands().empty() && report.taken == 0 && !making.quiet)
    tell("no run of these results is one that the claims ask for\n");

  if (given.has("json"))
    print(json_of(report));
  else if (!given.has("quiet"))
    print(words_of(report) + next_steps(given, asked));
  return report.count(Verdict::fail) > 0 ? difference_found : success;
}

}  // namespace

constinit const Command claims_command{
    .name = "claims",
    .summary = "judge claims about what emerges, each against its ablations",
    .detail =
        "A claim holds if what it names is beyond its margin, and weakens in "
        "worlds from which its cause was taken away. Verdicts are pass, fail "
        "or undecided, each at 5 % over all claims together. Runs are made in "
        "memory, or taken from results that hold them. Ends with 10 if a "
        "claim fails.",
    .operands = {"RESULT", "result files whose runs are taken over", 0},
    .groups = claims_groups,
    .examples = claims_examples,
    .act = claims};

}  // namespace twinning
