#include <algorithm>
#include <atomic>

#include "sim/model/statistics.hpp"
#include "tools/comparisons/compared_scenarios.hpp"
#include "tools/console/progress.hpp"

namespace twinning {
namespace {

/// What is told of runs before they are made.
ComparedRuns runs_of(const World& world) {
  const Scenario& scenario = scenario_of(world);
  ComparedRuns runs{.name = scenario.name, .seed = scenario.seed};
  for (int year = scenario.calendar.start; year <= scenario.calendar.end;
       ++year)
    runs.years.push_back(year);
  for (const Relation& relation : scenario.relations)
    runs.relations.push_back(relation.name);
  const LinkNames links = links_of(world);
  for (std::size_t link = 0; link < links.first.size(); ++link) {
    runs.link_codes.emplace_back(
        scenario.cities.code[index(links.first[link])],
        scenario.cities.code[index(links.second[link])]);
    runs.link_relations.push_back(
        scenario.relations[index(links.relation[link])].name);
  }
  return runs;
}

/// Does `act` with each table of the runs, the table of the records it comes
/// from, its row there, and how many values a run has.
template <class Act>
void for_each_table(ComparedRuns& runs, const Act& act) {
  const std::size_t relations = runs.relations.size();
  for (std::size_t row = 0; row < statistic_count; ++row)
    act(runs.statistics[row], &RunRecord::statistics, row, relations);
  for (std::size_t row = 0; row < yearly_count; ++row)
    act(runs.yearly[row], &RunRecord::yearly, row,
        runs.years.size() * relations);
  const auto columns = link_observables();
  const auto value =
      std::ranges::find(columns, "value_total", &Observable::name);
  act(runs.value_of_links, &RunRecord::links,
      std::size_t(value - columns.begin()), runs.link_codes.size());
}

/// Safe to call from several threads, each with a run of its own.
void keep(ComparedRuns& runs, const RunRecord& record) {
  for_each_table(runs, [&](std::vector<double>& table, auto part,
                           std::size_t row, std::size_t width) {
    std::copy_n((record.*part).begin() + std::ptrdiff_t(row * width), width,
                table.begin() + std::ptrdiff_t(record.replicate * width));
  });
}

/// Makes room for runs up to `wanted`, and plans those that are missing.
void plan_runs(ComparedScenario& one, std::size_t number,
               std::vector<RunPlan>& plans) {
  if (one.runs.years.empty()) one.runs = runs_of(*one.world);
  for_each_table(one.runs, [&](std::vector<double>& table, auto, std::size_t,
                               std::size_t width) {
    table.resize(one.wanted * width, unknown);
  });
  for (auto next = std::uint32_t(one.runs.replicates.size()); next < one.wanted;
       ++next) {
    one.runs.replicates.push_back(next);
    plans.push_back({number, one.world, next});
  }
}

}  // namespace

void make_runs(std::vector<ComparedScenario>& scenarios, Crew& crew,
               std::stop_token stop, bool quiet) {
  std::vector<RunPlan> plans;
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    if (!scenarios[i].is_result) plan_runs(scenarios[i], i, plans);
  if (plans.empty()) return;

  Progress progress(0, plans.size(), quiet);
  std::vector<std::atomic<std::size_t>> failed(scenarios.size());
  crew.run(plans, std::move(stop),
           [&](const RunPlan& plan, const RunRecord& record) {
             const bool fails = !record.failure.empty();
             keep(scenarios[plan.row].runs, record);
             failed[plan.row] += fails;
             progress.advance(1, fails);
           });
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    scenarios[i].runs.failed += failed[i];
}

}  // namespace twinning
