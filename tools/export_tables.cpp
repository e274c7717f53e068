#include "tools/export_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::array<std::string_view, 4> statuses{"missing", "done", "failed",
                                                   "not_needed"};

/// One observable as kept, [run][entry of a run].
struct Column {
  std::string_view name;
  std::vector<double> values;
};

void header(CsvFile& csv, std::initializer_list<std::string_view> keys,
            const std::vector<Column>& columns = {}) {
  for (const std::string_view key : keys) csv.cell(key);
  for (const Column& column : columns) csv.cell(column.name);
  csv.end_row();
}

/// "run, scenario, replicate" of a row.
void begin_row(CsvFile& csv, const ResultAxes& axes, std::size_t run) {
  csv.cell(std::int64_t(run))
      .cell(axes.scenarios[axes.row_scenario[run]])
      .cell(std::int64_t(axes.run_replicate[run]));
}

void end_row(CsvFile& csv, const std::vector<Column>& columns, std::size_t at) {
  for (const Column& column : columns) csv.cell(column.values[at]);
  csv.end_row();
}

std::vector<std::size_t> runs_there(const ResultAxes& axes) {
  std::vector<std::size_t> runs;
  for (std::size_t run = 0; run < axes.row_status.size(); ++run)
    if (axes.row_status[run] != RowStatus::missing) runs.push_back(run);
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
    columns.push_back({row.name, results.yearly(row.name)});

  header(csv, {"run", "scenario", "replicate", "year", "relation"}, columns);
  const std::size_t years = axes.years.size();
  const std::size_t relations = axes.relations.size();
  for (const std::size_t run : runs_there(axes))
    for (std::size_t year = 0; year < years; ++year)
      for (std::size_t relation = 0; relation < relations; ++relation) {
        begin_row(csv, axes, run);
        csv.cell(std::int64_t(axes.years[year])).cell(axes.relations[relation]);
        end_row(csv, columns, (run * years + year) * relations + relation);
      }
}

void export_links(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  std::vector<Column> columns;
  for (const Observable& row : link_observables())
    columns.push_back({row.name, results.links(row.name)});
  if (columns.front().values.empty())
    not_recorded("links", "record.links = \"end\"");

  const LinkKeys keys(results);
  const std::vector<int> years = results.link_years();
  header(csv,
         {"run", "scenario", "replicate", "year", "link", "relation",
          "first_code", "first", "second_code", "second"},
         columns);
  for (const std::size_t run : runs_there(axes))
    for (std::size_t year = 0; year < years.size(); ++year)
      for (std::size_t link = 0; link < keys.codes.size(); ++link) {
        begin_row(csv, axes, run);
        csv.cell(std::int64_t(years[year])).cell(std::int64_t(link));
        keys.write(csv, link);
        end_row(csv, columns,
                (run * years.size() + year) * keys.codes.size() + link);
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
  header(
      csv,
      {"run", "scenario", "replicate", "year", "city_code", "city", "relation"},
      columns);
  std::size_t in_run = 0;
  const std::size_t entries =
      axes.years.size() * codes.size() * axes.relations.size();
  for (const std::size_t run : runs_there(axes)) {
    in_run = run * entries;
    for (const int year : axes.years)
      for (const std::uint32_t code : codes)
        for (const std::string& relation : axes.relations) {
          begin_row(csv, axes, run);
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

  const LinkKeys keys(results);
  header(csv, {"run", "scenario", "replicate", "year", "step", "link",
               "relation", "first_code", "first", "second_code", "second",
               "event", "side", "kind", "amount"});
  for (const std::size_t run : runs)
    for (const Event& event : results.events(run)) {
      const auto what = Happening(event.what);
      const bool visit =
          what == Happening::visit || what == Happening::failed_visit;
      begin_row(csv, axes, run);
      csv.cell(std::int64_t(event.year))
          .cell(std::int64_t(event.step))
          .cell(std::int64_t(event.link));
      keys.write(csv, std::size_t(event.link));
      csv.cell(happening_names.at(event.what))
          .cell(event.side == 0 ? "first" : "second")
          .cell(visit ? kind_names.at(event.kind) : "")
          .cell(event.amount);
      csv.end_row();
    }
}

void export_runs(const Results& results, CsvFile& csv) {
  const ResultAxes& axes = results.axes();
  header(csv, {"run", "scenario", "replicate", "point", "status", "failure",
               "hash"});
  for (std::size_t run = 0; run < axes.row_status.size(); ++run) {
    begin_row(csv, axes, run);
    csv.cell(std::int64_t(axes.row_point[run]))
        .cell(statuses.at(std::size_t(axes.row_status[run])))
        .cell(run < axes.row_failure.size() ? axes.row_failure[run] : "")
        .cell(axes.row_hash[run]);
    csv.end_row();
  }
}

}  // namespace twinning
