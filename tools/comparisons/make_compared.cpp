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

/// Does `act` with each table, the table of the records it comes from, and its
/// row there.
template <class Act>
void for_each_table(const Act& act) {
  for (std::size_t row = 0; row < statistic_count; ++row)
    act(row, &RunRecord::statistics, row);
  for (std::size_t row = 0; row < yearly_count; ++row)
    act(statistic_count + row, &RunRecord::yearly, row);
  const auto columns = link_observables();
  const auto value =
      std::ranges::find(columns, "value_total", &Observable::name);
  act(compared_table::value_of_links, &RunRecord::links,
      std::size_t(value - columns.begin()));
}

/// Safe to call from several threads, each with a run of its own.
void keep(ComparedRuns& runs, const RunRecord& record) {
  for_each_table([&](std::size_t table, auto part, std::size_t row) {
    const std::size_t width = runs.width(table);
    std::copy_n(
        (record.*part).begin() + std::ptrdiff_t(row * width), width,
        runs.held[table].begin() + std::ptrdiff_t(record.replicate * width));
  });
}

/// Makes room for runs up to `wanted`, and plans those that are missing.
void plan_runs(ComparedScenario& one, std::size_t number,
               std::vector<RunPlan>& plans) {
  if (one.runs.years.empty()) one.runs = runs_of(*one.world);
  for (std::size_t table = 0; table < compared_table::count; ++table)
    one.runs.held[table].resize(one.wanted * one.runs.width(table), unknown);
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
