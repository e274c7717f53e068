#include <algorithm>
#include <array>

#include "sim/base/error.hpp"
#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/explanation.hpp"
#include "tools/questions/questions_given.hpp"
#include "tools/runs/making.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::size_t runs_of_an_effect = 40;

constexpr std::array explain_options{
    Option{"link", Takes::text, "CITY,CITY",
           "the two cities of the link, by name or code"},
    Option{"run", Takes::whole, "N", "the run, by its row; default: 0"},
    Option{"replicate", Takes::whole, "N",
           "the replicate, where rows are cells of a study; default: 0"},
    Option{"set", Takes::setting, "KEY=VALUE",
           "ask what would have been with another parameter "
           "(trust.gain=0.4); several are changed together"},
    Option{"without", Takes::text, "LEVER",
           "ask what would have been without a lever of the scenario"},
    Option{"runs", Takes::whole, "N",
           "runs over which the effect of each change is told; default: 40; "
           "0: of this run alone",
           0, 1'000'000},
    jobs_option,
    json_option};
constexpr std::array explain_groups{OptionGroup{"options", explain_options}};
constexpr std::array explain_examples{
    Example{"twinning explain uk-china.h5 --run 3 --link Nottingham,Ningbo",
            "what became of the link in run 3, and why"},
    Example{"twinning explain uk-china.h5 --link Leeds,Hangzhou "
            "--set trust.loss=0",
            "the same history, had failed visits cost no trust"},
};

/// The same link in the other runs of the same scenario and point.
std::optional<Explanation::OtherRuns> others_of(const Results& results,
                                                std::size_t row,
                                                std::size_t link) {
  const ResultAxes& axes = results.axes();
  if (axes.of_cells) return std::nullopt;
  const std::vector<double> values = results.links("value_average");
  const std::vector<double> status = results.links("status");
  if (values.empty()) return std::nullopt;
  const std::size_t links = results.link_relations().size();
  const std::size_t of_a_run = values.size() / axes.rows();
  const auto at_end = [&](std::size_t run) {
    return (run + 1) * of_a_run - links + link;
  };
  std::vector<double> sample;
  for (std::size_t run = 0; run < axes.rows(); ++run)
    if (run != row && axes.row_scenario[run] == axes.row_scenario[row] &&
        axes.row_point[run] == axes.row_point[row] &&
        (status[at_end(run)] == double(Status::active) ||
         status[at_end(run)] == double(Status::dormant)))
      sample.push_back(values[at_end(run)]);
  if (sample.empty()) return std::nullopt;
  const double here = values[at_end(row)];
  return Explanation::OtherRuns{
      sample.size(),
      std::size_t(std::ranges::count_if(
          sample, [&](double each) { return each < here; })),
      quantile(sample, 0.05), quantile(sample, 0.5), quantile(sample, 0.95)};
}

Explanation explanation_of(const Results& results, const StudyPlan& plan,
                           std::size_t row, const Arguments& given) {
  const StudyRows::Run run = plan.rows.run(row);
  const Scenario scenario = scenario_at(plan.study, run.cell);
  const std::uint32_t replicate =
      results.axes().of_cells
          ? std::uint32_t(given.whole("replicate").value_or(0))
          : run.replicate;
  const auto [first, second] = link_given(scenario, given);
  const auto asked = question_given(scenario, given);
  const CloseRun made = run_closely(scenario, replicate);
  const auto link = link_between(*made.world, first, second);
  if (!link)
    throw UserError(
        Fault::command_line,
        text("twinning explain: {} and {} have no link in this scenario, and "
             "can sign none",
             shown(scenario.cities.name[index(first)]),
             shown(scenario.cities.name[index(second)])));

  Explanation of{.scenario = scenario.name,
                 .varied = {},
                 .replicate = replicate,
                 .story = story_of(*made.world, made.record, *link),
                 .rank = rank_of(*made.world, made.record, *link),
                 .others = others_of(results, row, *link),
                 .otherwise = {}};
  for (const VariedParameter& each : results.axes().varied)
    of.varied += text(", {} = {}", shown(each.name), each.values[row]);
  const RelationId relation = links_of(*made.world).relation[*link];
  std::vector<Counterfactual> questions =
      usual_counterfactuals(first, second, relation);
  if (asked) questions.push_back(*asked);
  for (const Counterfactual& each : questions)
    of.otherwise.push_back(
        {each.what, story_if(each, scenario, replicate, first, second)});
  add_effects(of, questions, scenario, first, second,
              std::size_t(given.whole("runs").value_or(runs_of_an_effect)),
              jobs(given));
  return of;
}

/// twinning explain: why a link did in one run as it did.
int explain(const Arguments& given) {
  const Results results(result_or_parts(given.operands().front()));
  const StudyPlan plan = plan_of(results);
  const std::size_t row =
      row_of(results.axes(), given.whole("run").value_or(0), "explain");
  const Explanation of = explanation_of(results, plan, row, given);
  print(given.has("json") ? json_of(of) : words_of(of));
  return success;
}

}  // namespace

constinit const Command explain_command{
    .name = "explain",
    .summary = "tell why a link did in one run as it did",
    .detail =
        "Makes the run again from what the result holds, with every year and "
        "every draw of the link: its trust, visits, debts, prospect and deals, "
        "what chance decided, and what would have become of it with the same "
        "luck and one thing changed, in this run and over many.",
    .operands = {"RESULT", "a result file", 1, 1},
    .groups = explain_groups,
    .examples = explain_examples,
    .act = explain};

}  // namespace twinning
