#include <algorithm>

#include "tools/comparisons/comparison_report.hpp"

namespace twinning {
namespace {

void header(CsvFile& csv, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) csv.cell(name);
  csv.end_row();
}

/// What all tables of differences have of one.
void difference_cells(CsvFile& csv, const Difference& found) {
  csv.cell(found.base)
      .cell(found.other)
      .cell(found.student.mean)
      .cell(found.student.low)
      .cell(found.student.high)
      .cell(found.bootstrap.low)
      .cell(found.bootstrap.high)
      .cell(found.chance)
      .cell(found.adjusted);
}

void differences_table(const ComparisonReport& report, CsvFile& csv) {
  header(csv, {"scenario",
               "statistic",
               "relation",
               "year",
               "unit",
               "base",
               "other",
               "mean",
               "low",
               "high",
               "bootstrap_low",
               "bootstrap_high",
               "p_value",
               "p_adjusted",
               "probability_better",
               "probability_equal",
               "verdict",
               "smallest_found",
               "variance_ratio",
               "replicates",
               "replicates_to_decide"});
  for (const ComparedWith& with : report.others)
    for (const auto* list : {&with.found.statistics, &with.found.years})
      for (const ComparedQuantity& each : *list) {
        csv.cell(with.scenario->runs.name)
            .cell(each.row->name)
            .cell(with.found.relations[each.relation]);
        each.year ? csv.cell(std::int64_t(*each.year)) : csv.cell("");
        csv.cell(each.row->unit);
        difference_cells(csv, each.found);
        csv.cell(share_better(each).mean)
            .cell(each.found.pairs.equal.mean)
            .cell(verdict_word(each, report.how.level))
            .cell(each.found.smallest)
            .cell(each.found.saving)
            .cell(std::int64_t(each.found.student.count));
        const auto more = replicates_to_decide(each.found, report.how.level);
        more ? csv.cell(std::int64_t(*more)) : csv.cell("");
        csv.end_row();
      }
}

void cities_table(const ComparisonReport& report, CsvFile& csv) {
  header(csv, {"scenario", "relation", "city_code", "city", "base", "other",
               "mean", "low", "high", "bootstrap_low", "bootstrap_high",
               "p_value", "p_adjusted", "probability_better", "replicates"});
  for (const ComparedWith& with : report.others) {
    const CityTable& cities = scenario_of(*with.scenario->world).cities;
    for (const ComparedCity& each : with.found.cities) {
      const auto row = std::ranges::find(cities.code, each.code);
      csv.cell(with.scenario->runs.name)
          .cell(with.found.relations[each.relation])
          .cell(std::int64_t(each.code))
          .cell(cities.name[std::size_t(row - cities.code.begin())]);
      difference_cells(csv, each.found);
      csv.cell(each.found.pairs.above.mean)
          .cell(std::int64_t(each.found.student.count))
          .end_row();
    }
  }
}

void files_table(const ComparisonReport& report, CsvFile& csv) {
  header(csv, {"scenario", "key", "lever", "base", "other", "file", "line"});
  for (const ComparedWith& with : report.others)
    for (const ScenarioDifference& each : with.says) {
      csv.cell(with.scenario->runs.name)
          .cell(each.key)
          .cell(each.lever)
          .cell(each.base)
          .cell(each.other)
          .cell(each.file);
      each.line > 0 ? csv.cell(std::int64_t(each.line)) : csv.cell("");
      csv.end_row();
    }
}

}  // namespace

void write_table(const ComparisonReport& report, std::string_view table,
                 CsvFile& csv) {
  if (table == "cities")
    cities_table(report, csv);
  else if (table == "files")
    files_table(report, csv);
  else
    differences_table(report, csv);
  csv.finish();
}

}  // namespace twinning
