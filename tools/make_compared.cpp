#include <algorithm>
#include <array>
#include <atomic>

#include "sim/model/statistics.hpp"
#include "tools/compared_scenarios.hpp"
#include "tools/progress.hpp"

namespace twinning {

/// Shape:   as ComparedRuns hands them out
struct MadeRuns {
  explicit MadeRuns(const World& world)
      : of_statistic{scenario_of(world).relations.size()},
        of_year{of_statistic *
                std::size_t(scenario_of(world).calendar.years())},
        of_links{links_of(world).first.size()} {}

  std::size_t of_statistic, of_year, of_links;  ///< values of a run
  std::array<std::vector<double>, statistic_count> statistics;
  std::array<std::vector<double>, yearly_count> yearly;
  std::vector<double> links;

  void make_room(std::size_t runs) {
    for (auto& each : statistics) each.resize(runs * of_statistic, unknown);
    for (auto& each : yearly) each.resize(runs * of_year, unknown);
    links.resize(runs * of_links, unknown);
  }

  /// Safe to call from several threads, each with runs of its own.
  void keep(const RunRecord& record) {
    const auto copy = [&](const std::vector<double>& from, std::size_t part,
                          std::vector<double>& to, std::size_t width) {
      std::copy_n(from.begin() + std::ptrdiff_t(part * width), width,
                  to.begin() + std::ptrdiff_t(record.replicate * width));
    };
    for (std::size_t row = 0; row < statistic_count; ++row)
      copy(record.statistics, row, statistics[row], of_statistic);
    for (std::size_t row = 0; row < yearly_count; ++row)
      copy(record.yearly, row, yearly[row], of_year);
    copy(record.links, row_of(link_observables(), "value_total"), links,
         of_links);
  }

  static std::size_t row_of(std::span<const Observable> rows,
                            std::string_view name) {
    return std::size_t(std::ranges::find(rows, name, &Observable::name) -
                       rows.begin());
  }
};

namespace {

/// What is told of runs that are made, whether or not there are any yet.
ComparedRuns runs_of(const World& world,
                     const std::shared_ptr<const MadeRuns>& made) {
  const Scenario& scenario = scenario_of(world);
  const LinkNames links = links_of(world);
  ComparedRuns runs{
      .name = scenario.name,
      .seed = scenario.seed,
      .years = {},
      .relations = {},
      .statistic =
          [made](std::string_view name) {
            return made->statistics[MadeRuns::row_of(run_statistics(), name)];
          },
      .yearly =
          [made](std::string_view name) {
            return made->yearly[MadeRuns::row_of(yearly_observables(), name)];
          },
      .value_of_links = [made] { return made->links; },
      .link_codes = {},
      .link_relations = {}};
  for (int year = scenario.calendar.start; year <= scenario.calendar.end;
       ++year)
    runs.years.push_back(year);
  for (const Relation& relation : scenario.relations)
    runs.relations.push_back(relation.name);
  for (std::size_t link = 0; link < links.first.size(); ++link) {
    runs.link_codes.emplace_back(
        scenario.cities.code[index(links.first[link])],
        scenario.cities.code[index(links.second[link])]);
    runs.link_relations.push_back(
        scenario.relations[index(links.relation[link])].name);
  }
  return runs;
}

}  // namespace

void make_runs(std::vector<ComparedScenario>& scenarios, Crew& crew,
               std::stop_token stop, bool quiet) {
  std::vector<RunPlan> plans;
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    ComparedScenario& one = scenarios[i];
    if (one.is_result) continue;
    if (!one.made) {
      one.made = std::make_shared<MadeRuns>(*one.world);
      one.runs = runs_of(*one.world, one.made);
    }
    one.made->make_room(one.wanted);
    for (auto next = std::uint32_t(one.runs.replicates.size());
         next < one.wanted; ++next) {
      one.runs.replicates.push_back(next);
      plans.push_back({i, one.world, next});
    }
  }
  if (plans.empty()) return;

  Progress progress(0, plans.size(), quiet);
  std::vector<std::atomic<std::size_t>> failed(scenarios.size());
  crew.run(plans, std::move(stop),
           [&](const RunPlan& plan, const RunRecord& record) {
             const bool fails = !record.failure.empty();
             scenarios[plan.row].made->keep(record);
             failed[plan.row] += fails;
             progress.advance(1, fails);
           });
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    scenarios[i].runs.failed += failed[i];
}

}  // namespace twinning
