#include <algorithm>
#include <array>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/comparisons/comparison_report.hpp"
#include "tools/comparisons/decide.hpp"
#include "tools/comparisons/keep_compared.hpp"
#include "tools/console/interruption.hpp"
#include "tools/console/page_offer.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/console/written_file.hpp"
#include "tools/runs/estimate.hpp"
#include "tools/runs/making.hpp"

namespace twinning {
namespace {

constexpr std::array what_to_compare{
    replicates_option,
    seed_option,
    set_option,
    outside_option,
    Option{"until-decided", Takes::text, "STATISTIC",
           "make runs until this statistic is decided in every relation: its "
           "name, or all; each look is held to a stricter level, so that all "
           "looks together keep it"},
    Option{"at-most", Takes::whole, "N",
           "replicates at which --until-decided gives up; default: 10,000", 2,
           4'294'967'295u},
    Option{"keep", Takes::file, "FILE",
           "keep the runs in this result, which sweep could have made; where "
           "it holds runs of these scenarios already, they are taken up"}};
constexpr std::array how_to_tell{
    Option{"show-pairing", Takes::nothing, "",
           "tell how many independent runs each pair of runs is worth"},
    Option{"table", Takes::choice, "differences|cities|files",
           "write a table as CSV: in place of the summary, or with --out "
           "beside it"},
    Option{"out", Takes::file, "FILE",
           "the CSV file to make of the table; default: standard output, and "
           "the differences where no table is named",
           0, 0, 'o'},
    force_option,
    jobs_option,
    Option{"no-limit", Takes::nothing, "", "make the runs however many"},
    quiet_option,
    json_option};
constexpr std::array compare_groups{
    OptionGroup{"what to compare", what_to_compare},
    OptionGroup{"how to tell it", how_to_tell}};
constexpr std::array compare_examples{
    Example{"twinning compare scenarios/uk-china-2035.toml "
            "scenarios/joint-degrees.toml --replicates 200",
            "what more joint degrees would bring, pair by pair"},
    Example{"twinning compare base.h5 more.h5 less.h5 --json",
            "results that were made before, for another program"},
    Example{"twinning compare scenarios/uk-china-2035.toml "
            "scenarios/thaw.toml --until-decided deals_a_year",
            "as many runs as it takes"},
    Example{"twinning compare scenarios/uk-china-2035.toml "
            "scenarios/thaw.toml --keep thaw.h5",
            "the runs kept as well, for a report"},
    Example{"twinning compare base.h5 more.h5 --table cities --out cities.csv",
            "who gains and who loses, every city"},
};

/// What is asked of the scenarios must be possible with what is given.
void check_request(const Arguments& given,
                   const std::vector<ComparedScenario>& all) {
  if (all.size() < 2)
    throw UserError(
        Fault::command_line,
        "twinning compare: one scenario is given; name the base first, and "
        "then what to hold against it");
  const auto result = std::ranges::find_if(all, &ComparedScenario::is_result);
  const bool only_results =
      std::ranges::all_of(all, &ComparedScenario::is_result);
  for (const std::string_view option : {"set", "seed", "replicates"})
    if (only_results && given.has(option))
      throw UserError(
          Fault::command_line,
          text("twinning compare: --{} changes the runs that are made, and "
               "results hold theirs; name scenario files",
               option));
  for (const auto& [option, deed] :
       {std::pair{"until-decided", "makes runs"},
        std::pair{"keep", "keeps runs that are made"}})
    if (given.has(option) && result != all.end())
      throw UserError(
          Fault::command_line,
          text("twinning compare: --{} {}, and {} is a result; name "
               "scenario files",
               option, deed, shown(result->file)));
  if (given.has("at-most") && !given.has("until-decided"))
    throw UserError(Fault::command_line,
                    "twinning compare: --at-most goes with --until-decided");
}

void refuse_excess_of(const Arguments& given,
                      const std::vector<ComparedScenario>& all,
                      const std::optional<Decision>& decision) {
  if (given.has("no-limit")) return;
  std::size_t runs = 0;
  for (const ComparedScenario& one : all)
    if (!one.is_result) runs += decision ? decision->cap : one.wanted;
  refuse_excess(runs);
}

/// Compares every scenario but the first with the first.
void compare_all(ComparisonReport& report,
                 const std::vector<ComparedScenario>& all, Crew& crew,
                 const ReadOptions& options) {
  std::vector<const ComparedRuns*> others;
  for (std::size_t i = 1; i < all.size(); ++i) others.push_back(&all[i].runs);
  auto found = compare_runs(all[0].runs, others, crew, report.how);
  report.others.clear();
  for (std::size_t i = 1; i < all.size(); ++i)
    report.others.push_back(
        compared_with(all[0], all[i], options, std::move(found[i - 1])));
}

/// The table asked for, opened before the first run is made.
struct TableAsked {
  explicit TableAsked(const Arguments& given)
      : name{given.value("table").value_or("differences")},
        out{given.value("out")},
        in_place{given.has("table") && !out} {
    if (out) refuse_named_file(*out, given);
    if (in_place || out) csv.emplace(out, given.has("force"));
  }

  std::string name;
  std::optional<std::string> out;
  bool in_place;  ///< in place of the summary
  std::optional<CsvFile> csv;
};

bool is_in(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

/// How to make a page of the comparison; runs that were made in memory are
/// made again and kept.
std::string next_steps(const Arguments& given,
                       const std::vector<ComparedScenario>& all) {
  if (const auto kept = given.value("keep"))
    return text("\nkept in {}\n", *kept) +
           page_offer({report_line(std::vector{*kept})});
  std::vector<std::string> lines, results;
  const auto is_taken = [&](const std::string& name) {
    std::error_code ignored;
    return is_in(results, name) || is_in(given.operands(), name) ||
           std::filesystem::exists(name, ignored);
  };
  for (const ComparedScenario& one : all) {
    if (one.is_result) {
      if (!is_in(results, one.file)) results.push_back(one.file);
      continue;
    }
    std::string stem = std::filesystem::path(one.file).stem().string();
    if (stem.starts_with('-')) stem.insert(0, "./");  // no option
    std::string name = stem + ".h5";
    for (int i = 2; is_taken(name); ++i) name = text("{}-{}.h5", stem, i);
    results.push_back(name);
    lines.push_back(line_again(
        "run", {one.file}, given, {"seed", "set", "allow-outside"},
        {"--quiet", "--replicates", text("{}", one.wanted), "--out", name}));
  }
  lines.push_back(report_line(results));
  return page_offer(lines);
}

void tell_report(const Arguments& given, const ComparisonReport& report,
                 const std::vector<ComparedScenario>& all, TableAsked& table) {
  if (table.csv) write_table(report, table.name, *table.csv);
  if (table.in_place) return;
  if (given.has("json"))
    print(json_of(report));
  else if (!given.has("quiet"))
    print(words_of(report) +
          (table.out ? text("\nkept in {}\n", *table.out) : "") +
          next_steps(given, all));
}

/// Makes the runs that are lacking, in memory or in the result that is to keep
/// them; gives 0, or 128 + N if signal N ended it before.
int make(std::vector<ComparedScenario>& all, const Arguments& given, Crew& crew,
         const Interruption& interruption) {
  if (given.has("keep")) return keep_runs(all, given, interruption);
  make_runs(all, crew, interruption.stop(), given.has("quiet"));
  if (interruption.signal() == 0) return success;
  tell(
      "stopped; these runs are lost: with --keep they would be kept, and the "
      "same command would go on\n");
  return 128 + interruption.signal();
}

/// twinning compare: hold scenarios against the first, pair by pair.
int compare(const Arguments& given) {
  const ReadOptions options = read_options(given);
  std::vector<ComparedScenario> all =
      compared_scenarios(given.operands(), options, given.has("keep"));
  check_request(given, all);
  TableAsked table(given);

  ComparisonReport report{.base = all.data(),
                          .others = {},
                          .how = {},
                          .show_pairing = given.has("show-pairing"),
                          .decision = decision(given, all)};
  refuse_excess_of(given, all, report.decision);
  if (report.decision) report.how.level = report.decision->level_of_a_look;

  const Interruption interruption;
  Crew crew(jobs(given));
  do {
    const int ended = make(all, given, crew, interruption);
    if (ended != success) return ended;
    compare_all(report, all, crew, options);
  } while (wants_more(report, all));
  tell_report(given, report, all, table);
  return success;
}

}  // namespace

constinit const Command compare_command{
    .name = "compare",
    .summary = "hold scenarios or results against the first of them",
    .detail =
        "Runs of one seed are compared in pairs with the same luck, replicate "
        "by replicate. Of every statistic, year and city: the difference "
        "with its interval, in what share of pairs it is for the better, and "
        "how many replicates would settle an open case; beside it, what the "
        "scenarios say differently, file and line. Scenario files are run in "
        "memory, unless --keep names a result that is to hold the runs.",
    .operands = {"BASE",
                 "scenario files (TOML) or results, the base first; a result "
                 "of a study counts as all its scenarios",
                 1},
    .groups = compare_groups,
    .examples = compare_examples,
    .act = compare};

}  // namespace twinning
