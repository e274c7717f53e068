#include "tools/studies/tell_study.hpp"

#include <algorithm>

#include "output/reuse.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"
#include "tools/command.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/estimate.hpp"
#include "tools/studies/held_rows.hpp"
#include "tools/studies/study_summary.hpp"

namespace twinning {
namespace {

/// The place of a name among those there are.
std::size_t find(const std::string& name,
                 const std::vector<std::string_view>& known,
                 std::string_view what) {
  const auto place = std::ranges::find(known, name);
  if (place != known.end()) return std::size_t(place - known.begin());
  throw UserError(Fault::command_line,
                  text("no {} is called '{}'{}", what, shown(name),
                       known_names(name, known)));
}

RunNumber what_to_tell(const Arguments& given, const Study& study) {
  std::vector<std::string_view> statistics, relations;
  for (const Observable& each : run_statistics())
    statistics.push_back(each.name);
  for (const Relation& each : study.scenarios.front().relations)
    relations.push_back(each.name);

  const auto& until = study.until;
  const bool decides = until && !until->year;
  const std::string statistic =
      given.value("statistic")
          .value_or(decides ? until->quantity : "deals_a_year");
  const std::string relation =
      given.value("relation")
          .value_or(decides ? until->relation : std::string(relations.front()));
  return {std::string(statistics[find(statistic, statistics, "statistic")]),
          find(relation, relations, "relation"), std::nullopt};
}

/// The command, to see the result again and not to make it.
std::string command_again(const Arguments& given) {
  std::string line = given.command_line();
  for (const std::string_view once : {" --force", " --grow"})
    if (const auto at = line.find(once); at != std::string::npos)
      line.erase(at, once.size());
  return line;
}

std::string next_steps(const Arguments& given, const std::string& result) {
  const std::string name = file_word(result);
  return text(
      "\nNext:\n"
      "{}"
      "  twinning export {} --table statistics > statistics.csv\n"
      "  twinning status {}\n"
      "  twinning report {} --out page.html\n",
      given.has("statistic")
          ? ""
          : text("  {} --statistic trust_at_end\n", command_again(given)),
      name, name, name);
}

/// What is at the output is taken over if it is asked to grow, and otherwise
/// told of as far as it could be.
HeldRows held_rows_of(const std::filesystem::path& result,
                      const Arguments& given) {
  HeldRows held;
  (given.has("grow") ? held.named : held.nearby) = outputs_at(result);
  if (const auto other = given.value("reuse")) held.named.emplace_back(*other);
  return held;
}

}  // namespace

void check_what_to_tell(const Arguments& given, const Study& study) {
  (void)what_to_tell(given, study);
}

int tell_of_study(const std::filesystem::path& result, const Arguments& given,
                  const Study& study) {
  const Results results(result);
  if (!given.has("quiet") || given.has("json")) {
    const StudySummary summary =
        summarise_study(results, what_to_tell(given, study), study);
    print(given.has("json")
              ? json_of(summary, result.string())
              : words_of(summary) + text("\nkept in {}\n", result.string()) +
                    next_steps(given, result.string()));
  }
  return results.axes().runs_failed > 0 ? runs_failed : success;
}

int tell_estimate_of_study(const std::filesystem::path& result,
                           const Arguments& given, const StudyPlan& plan,
                           unsigned threads) {
  Estimate estimate = try_out(plan, threads);
  if (!given.has("force")) {
    Crew crew(threads);
    if (given.has("grow")) refuse_loss(plan, outputs_at(result), crew);
    estimate.held =
        count_held_rows(plan, held_rows_of(result, given), crew).of_the_plan;
  }
  print(given.has("json") ? json_of(estimate) : words_of(estimate));
  return success;
}

}  // namespace twinning
