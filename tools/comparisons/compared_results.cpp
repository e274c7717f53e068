#include "tools/comparisons/compared_results.hpp"

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

/// The runs of one scenario that have been made.
std::vector<std::size_t> runs_of(const ResultAxes& axes, std::uint32_t number) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < axes.rows(); ++row)
    if (axes.row_scenario[row] == number && axes.row_runs[row] > 0)
      rows.push_back(row);
  return rows;
}

/// The columns of a result in the order of the tables that are compared.
std::vector<std::string> compared_paths() {
  std::vector<std::string> paths;
  for (const Observable& row : run_statistics())
    paths.push_back(text("/statistics/{}", row.name));
  for (const Observable& row : yearly_observables())
    paths.push_back(text("/{}", row.name));
  paths.emplace_back("/links/value_total");
  return paths;
}

/// The tables of some runs of a result, read one at a time.
class TablesInTurn {
 public:
  TablesInTurn(const Results& results, std::span<const RowRange> rows)
      : columns_{results.in_turn(compared_paths(), rows)},
        years_{results.link_years().size()},
        links_{results.link_codes().size()} {}

  std::span<const double> next() {
    const std::vector<double>& column = columns_.next();
    return next_++ == compared_table::value_of_links ? last_year(column)
                                                     : column;
  }

 private:
  /// Of links that were kept each year, those of the last.
  std::span<const double> last_year(const std::vector<double>& all) {
    if (years_ <= 1) return all;
    for (std::size_t at = (years_ - 1) * links_; at < all.size();
         at += years_ * links_)
      last_.insert(last_.end(), all.begin() + std::ptrdiff_t(at),
                   all.begin() + std::ptrdiff_t(at + links_));
    return last_;
  }

  ResultColumns columns_;
  std::size_t years_, links_;
  std::size_t next_ = 0;
  std::vector<double> last_;
};

ComparedRuns runs_in(const std::shared_ptr<const Results>& results,
                     std::uint32_t number) {
  const ResultAxes& axes = results->axes();
  ComparedRuns runs{.name = axes.scenarios[number],
                    .years = axes.years,
                    .relations = axes.relations,
                    .link_codes = results->link_codes(),
                    .link_relations = results->link_relations()};
  const std::vector<std::size_t> rows = runs_of(axes, number);
  for (const std::size_t row : rows) {
    runs.replicates.push_back(axes.run_replicate[row]);
    runs.failed += axes.row_status[row] == RowStatus::failed;
  }
  runs.read = [results, ranges = ranges_of(rows)]() -> NextTable {
    return [results, tables = std::make_shared<TablesInTurn>(
                         *results, ranges)] { return tables->next(); };
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
                         .runs = runs_in(results, number)};
    one.runs.seed = scenario_of(*one.world).seed;
    one.runs.common_luck = plan.study.common_random_numbers;
    one.wanted = std::uint32_t(one.runs.replicates.size());
    if (!std::ranges::is_sorted(one.runs.replicates))
      throw UserError(Fault::input,
                      text("{}: is damaged: the runs of {} are in no order",
                           shown(file), shown(one.runs.name)));
    if (one.wanted == 0)
      throw UserError(Fault::input, text("{}: holds no run of {} yet",
                                         shown(file), shown(one.runs.name)));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace twinning
