#include "tools/comparisons/compared_results.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

/// Rows of a table of all runs that belong to one scenario; the table itself
/// is given away where they are all.
std::vector<double> rows_of(std::vector<double>& all,
                            const std::vector<std::size_t>& rows,
                            std::size_t of) {
  if (all.empty() || rows.size() == of) return std::move(all);
  const std::size_t width = all.size() / of;
  std::vector<double> chosen;
  chosen.reserve(rows.size() * width);
  for (const std::size_t row : rows)
    chosen.insert(chosen.end(), all.begin() + std::ptrdiff_t(row * width),
                  all.begin() + std::ptrdiff_t((row + 1) * width));
  return chosen;
}

/// The runs of one scenario that have been made, by replicate.
std::vector<std::size_t> runs_of(const ResultAxes& axes, std::uint32_t number) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_scenario[row] == number && axes.row_runs[row] > 0)
      rows.push_back(row);
  std::ranges::stable_sort(
      rows, {}, [&](std::size_t row) { return axes.run_replicate[row]; });
  return rows;
}

/// Of links that were kept each year, those of the last.
std::vector<double> last_year(const std::vector<double>& all, std::size_t years,
                              std::size_t links) {
  if (years <= 1) return all;
  std::vector<double> last;
  for (std::size_t at = (years - 1) * links; at < all.size();
       at += years * links)
    last.insert(last.end(), all.begin() + std::ptrdiff_t(at),
                all.begin() + std::ptrdiff_t(at + links));
  return last;
}

/// All that is compared of a result, [row][…].
struct Kept {
  explicit Kept(const Results& results) {
    std::vector<std::string> paths;
    for (const Observable& row : run_statistics())
      paths.push_back(text("/statistics/{}", row.name));
    for (const std::string& name : results.axes().observables)
      paths.push_back(text("/{}", name));
    const bool links = !results.link_codes().empty();
    if (links) paths.push_back("/links/value_total");
    columns = results.columns(paths);
    if (links)
      value_of_links = last_year(columns.back(), results.link_years().size(),
                                 results.link_codes().size());
  }

  std::vector<std::vector<double>> columns;
  std::vector<double> value_of_links;
};

ComparedRuns runs_in(const Results& results, Kept& kept, std::uint32_t number) {
  const ResultAxes& axes = results.axes();
  const std::vector<std::size_t> rows = runs_of(axes, number);
  ComparedRuns runs{.name = axes.scenarios[number],
                    .years = axes.years,
                    .relations = axes.relations,
                    .link_codes = results.link_codes(),
                    .link_relations = results.link_relations()};
  for (const std::size_t row : rows) {
    runs.replicates.push_back(axes.run_replicate[row]);
    runs.failed += axes.row_status[row] == RowStatus::failed;
  }
  for (std::size_t row = 0; row < statistic_count; ++row)
    runs.statistics[row] = rows_of(kept.columns[row], rows, axes.rows());
  for (std::size_t row = 0; row < yearly_count; ++row) {
    const auto found =
        std::ranges::find(axes.observables, yearly_observables()[row].name);
    if (found == axes.observables.end()) continue;
    const auto place = std::size_t(found - axes.observables.begin());
    runs.yearly[row] =
        rows_of(kept.columns[statistic_count + place], rows, axes.rows());
  }
  runs.value_of_links = rows_of(kept.value_of_links, rows, axes.rows());
  return runs;
}

}  // namespace

std::vector<ComparedScenario> compared_results(const std::string& file) {
  const Results results(result_or_parts(file));
  const ResultAxes& axes = results.axes();
  if (axes.of_cells || !axes.varied.empty())
    throw UserError(
        Fault::input,
        text("{}: holds points of a design; compare takes scenarios, or "
             "results of run, or of a study that varies nothing and keeps "
             "every run",
             shown(file)));
  const StudyPlan plan = plan_of(results);
  Kept kept(results);
  std::vector<ComparedScenario> all;
  for (std::uint32_t number = 0; number < plan.scenarios.size(); ++number) {
    ComparedScenario one{.file = file,
                         .is_result = true,
                         .world = plan.scenarios[number],
                         .model_version = axes.model_version,
                         .runs = runs_in(results, kept, number)};
    one.runs.seed = scenario_of(*one.world).seed;
    one.runs.common_luck = plan.study.common_random_numbers;
    one.wanted = std::uint32_t(one.runs.replicates.size());
    if (one.wanted == 0)
      throw UserError(Fault::input, text("{}: holds no run of {} yet",
                                         shown(file), shown(one.runs.name)));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace twinning
