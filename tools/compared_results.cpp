#include "tools/compared_results.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/results_given.hpp"

namespace twinning {
namespace {

/// Rows of a table of all runs that belong to one scenario.
std::vector<double> rows_of(const std::vector<double>& all,
                            const std::vector<std::size_t>& rows,
                            std::size_t of) {
  if (all.empty() || rows.size() == of) return all;
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

ComparedRuns runs_in(const std::shared_ptr<const Results>& results,
                     std::uint32_t number) {
  const ResultAxes& axes = results->axes();
  const std::vector<std::size_t> rows = runs_of(axes, number);
  ComparedRuns runs{.name = axes.scenarios[number],
                    .years = axes.years,
                    .relations = axes.relations,
                    .statistic = {},
                    .yearly = {},
                    .value_of_links = {},
                    .link_codes = results->link_codes(),
                    .link_relations = results->link_relations()};
  for (const std::size_t row : rows) {
    runs.replicates.push_back(axes.run_replicate[row]);
    runs.failed += axes.row_status[row] == RowStatus::failed;
  }
  const std::size_t count = axes.rows();
  runs.statistic = [=](std::string_view name) {
    return rows_of(results->statistic(name), rows, count);
  };
  runs.yearly = [=](std::string_view name) {
    return rows_of(results->yearly(name), rows, count);
  };
  runs.value_of_links = [=, links = runs.link_codes.size()] {
    // Of links that were kept each year, those of the last.
    const auto all = results->links("value_total");
    const std::size_t years = results->link_years().size();
    std::vector<double> last;
    for (std::size_t row = 0; row < count && !all.empty(); ++row) {
      const auto from =
          all.begin() + std::ptrdiff_t(((row + 1) * years - 1) * links);
      last.insert(last.end(), from, from + std::ptrdiff_t(links));
    }
    return rows_of(last, rows, count);
  };
  return runs;
}

}  // namespace

std::vector<ComparedScenario> compared_results(const std::string& file) {
  const auto results = std::make_shared<const Results>(result_or_parts(file));
  const ResultAxes& axes = results->axes();
  if (axes.of_cells || !axes.varied.empty())
    throw UserError(
        Fault::input,
        text("{}: holds points of a design; compare takes scenarios, or "
             "results of run, or of a study that varies nothing and keeps "
             "every run",
             shown(file)));
  const StudyPlan plan = plan_of(*results);
  std::vector<ComparedScenario> all;
  for (std::uint32_t number = 0; number < plan.scenarios.size(); ++number) {
    ComparedScenario one{.file = file,
                         .is_result = true,
                         .world = plan.scenarios[number],
                         .model_version = axes.model_version,
                         .runs = runs_in(results, number),
                         .made = {}};
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
