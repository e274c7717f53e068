#include "tools/runs/export_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

constexpr std::array<std::string_view, 4> statuses{"missing", "done", "failed",
                                                   "not_needed"};

/// One observable as kept, [run][entry of a run].
struct Column {
  std::string_view name;
  std::vector<double> values;
};

/// What a row of a table is of, before what was observed: its run, or its cell
/// and which summary of the cell's runs.
class Keys {
 public:
  explicit Keys(const ResultAxes& axes)
      : axes_{axes},
        study_{axes.of_cells || !axes.varied.empty() ||
               axes.scenarios.size() > 1} {}

  void header(CsvFile& csv, std::initializer_list<std::string_view> others,
              const std::vector<Column>& columns = {}) const {
    csv.cell(axes_.of_cells ? "cell" : "run").cell("scenario");
    if (study_) csv.cell("point");
    for (const VariedParameter& each : axes_.varied) csv.cell(each.name);
    if (!axes_.of_cells) csv.cell("replicate");
    for (const std::string_view key : others) csv.cell(key);
    if (axes_.of_cells && !columns.empty()) csv.cell("summary");
    for (const Column& column : columns) csv.cell(column.name);
    csv.end_row();
  }

  void begin_row(CsvFile& csv, std::size_t row) const {
    csv.cell(std::int64_t(row)).cell(axes_.scenarios[axes_.row_scenario[row]]);
    if (study_) csv.cell(std::int64_t(axes_.row_point[row]));
    for (const VariedParameter& each : axes_.varied) csv.cell(each.values[row]);
    if (!axes_.of_cells) csv.cell(std::int64_t(axes_.run_replicate[row]));
  }

 private:
  const ResultAxes& axes_;
  bool study_;  ///< scenarios or numbers differ between rows
};

void end_row(CsvFile& csv, const std::vector<Column>& columns, std::size_t at) {
  for (const Column& column : columns) csv.cell(column.values[at]);
  csv.end_row();
}

std::vector<std::size_t> runs_there(const ResultAxes& axes) {
  std::vector<std::size_t> runs;
  for (std::size_t run = 0; run < axes.row_status.size(); ++run)
    if (axes.row_status[run] == RowStatus::done ||
        axes.row_status[run] == RowStatus::failed)
      runs.push_back(run);
  return runs;
}

[[noreturn]] void not_recorded(std::string_view what, std::string_view key) {
  throw UserError(
      Fault::input,
      text("the result holds no {}; to record them: {}", what, key));
}

/// Names of cities by their codes.
std::map<std::uint32_t, std::string> city_names(const ResultAxes& axes) {
  std::map<std::uint32_t, std::string> names;
  for (std::size_t city = 0; city < axes.cities.code.size(); ++city)
    names.emplace(axes.cities.code[city], axes.cities.name[city]);
  return names;
}

/// What is the same of a link in all runs.
struct LinkKeys {
  explicit LinkKeys(const Results& results)
      : codes{results.link_codes()},
        names{city_names(results.axes())},
        relations{results.link_relations()} {}

  void write(CsvFile& csv, std::size_t link) const {
    if (codes.empty()) {  // the result does not say which links there are
      for (int cell = 0; cell < 5; ++cell) csv.cell("");
      return;
    }
    const auto [first, second] = codes.at(link);
    csv.cell(relations.at(link))
        .cell(std::int64_t(first))
        .cell(names.at(first))
        .cell(std::int64_t(second))
        .cell(names.at(second));
  }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> codes;
  std::map<std::uint32_t, std::string> names;
  std::vector<std::string> relations;
};

}  // namespace

void export_yearly(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  std::vector<Column> columns;
  for (const Observable& row : yearly_observables())
    if (std::ranges::find(axes.observables, row.name) != axes.observables.end())
      columns.push_back({row.name, results.yearly(row.name)});
  const Keys keys(axes);
  keys.header(csv, {"year", "relation"}, columns);
  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  const std::size_t summaries = axes.of_cells ? axes.summaries.size() : 1;
  for (const std::size_t run : runs_there(axes))
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t relation = 0; relation < relations; ++relation)
        for (std::size_t summary = 0; summary < summaries; ++summary) {
          keys.begin_row(csv, run);
          csv.cell(std::int64_t(axes.years[year]))
              .cell(axes.relations[relation]);
          if (axes.of_cells) csv.cell(axes.summaries[summary]);
          end_row(csv, columns,
                  ((run * summaries + summary) * years + year) * relations +
                      relation);
        }
}

void export_statistics(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  std::vector<Column> columns;
  for (const Observable& row : run_statistics())
    columns.push_back({row.name, results.statistic(row.name)});
  const Keys keys(axes);
  keys.header(csv, {"relation"}, columns);
  const std::size_t relations = axes.relations.size();
  const std::size_t summaries = axes.of_cells ? axes.summaries.size() : 1;
  for (const std::size_t run : runs_there(axes))
    for (std::size_t relation = 0; relation < relations; ++relation)
      for (std::size_t summary = 0; summary < summaries; ++summary) {
        keys.begin_row(csv, run);
        csv.cell(axes.relations[relation]);
        if (axes.of_cells) csv.cell(axes.summaries[summary]);
        end_row(csv, columns,
                (run * summaries + summary) * relations + relation);
      }
}

void export_links(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  std::vector<Column> columns;
  for (const Observable& row : link_observables())
    columns.push_back({row.name, results.links(row.name)});
  if (columns.front().values.empty())
    not_recorded("links", "record.links = \"end\"");

  const LinkKeys links(results);
  const Keys keys(axes);
  const std::vector<int> years = results.link_years();
  keys.header(csv,
              {"year", "link", "relation", "first_code", "first", "second_code",
               "second"},
              columns);
  for (const std::size_t run : runs_there(axes))
    for (std::size_t year = 0; year < years.size(); ++year)
      for (std::size_t link = 0; link < links.codes.size(); ++link) {
        keys.begin_row(csv, run);
        csv.cell(std::int64_t(years[year])).cell(std::int64_t(link));
        links.write(csv, link);
        end_row(csv, columns,
                (run * years.size() + year) * links.codes.size() + link);
      }
}

void export_cities(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  std::vector<Column> columns;
  for (const Observable& row : city_observables())
    columns.push_back({row.name, results.cities(row.name)});
  if (columns.front().values.empty())
    not_recorded("cities", "record.cities = \"all\"");

  const auto codes = results.recorded_cities();
  const auto names = city_names(axes);
  const Keys keys(axes);
  keys.header(csv, {"year", "city_code", "city", "relation"}, columns);
  std::size_t in_run = 0;
  const std::size_t entries =
      axes.years.size() * codes.size() * axes.relations.size();
  for (const std::size_t run : runs_there(axes)) {
    in_run = run * entries;
    for (const int year : axes.years)
      for (const std::uint32_t code : codes)
        for (const std::string& relation : axes.relations) {
          keys.begin_row(csv, run);
          csv.cell(std::int64_t(year))
              .cell(std::int64_t(code))
              .cell(names.at(code))
              .cell(relation);
          end_row(csv, columns, in_run++);
        }
  }
}

void export_events(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  const auto runs = runs_there(axes);
  if (std::ranges::all_of(
          runs, [&](auto run) { return results.events(run).empty(); }))
    not_recorded("events", "record.events = true");

  const LinkKeys links(results);
  const Keys keys(axes);
  keys.header(csv,
              {"year", "step", "link", "relation", "first_code", "first",
               "second_code", "second", "event", "side", "kind", "amount"});
  for (const std::size_t run : runs)
    for (const Event& event : results.events(run)) {
      const auto what = Happening(event.what);
      const bool visit =
          what == Happening::visit || what == Happening::failed_visit;
      keys.begin_row(csv, run);
      csv.cell(std::int64_t(event.year))
          .cell(std::int64_t(event.step))
          .cell(std::int64_t(event.link));
      links.write(csv, std::size_t(event.link));
      csv.cell(happening_names.at(event.what))
          .cell(event.side == 0 ? "first" : "second")
          .cell(visit ? kind_names.at(event.kind) : "")
          .cell(event.amount);
      csv.end_row();
    }
}

void export_runs(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  const Keys keys(axes);
  if (axes.of_cells)
    keys.header(csv, {"runs", "status", "failure", "hash"});
  else
    keys.header(csv, {"status", "failure", "hash"});
  for (std::size_t row = 0; row < axes.rows(); ++row) {
    keys.begin_row(csv, row);
    if (axes.of_cells) csv.cell(std::int64_t(axes.row_runs[row]));
    csv.cell(statuses.at(std::size_t(axes.row_status[row])))
        .cell(axes.row_failure[row])
        .cell(axes.row_hash[row]);
    csv.end_row();
  }
}

}  // namespace twinning
