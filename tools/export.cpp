#include <array>

#include "tools/command.hpp"
#include "tools/console/shared_options.hpp"
#include "tools/console/written_file.hpp"
#include "tools/runs/export_tables.hpp"
#include "tools/runs/results_given.hpp"

namespace twinning {
namespace {

constexpr std::array export_options{
    Option{"table", Takes::choice, "yearly|statistics|links|cities|events|runs",
           "which table; default: yearly"},
    Option{"out", Takes::file, "FILE",
           "the CSV file to make; default: standard output", 0, 0, 'o'},
    force_option};
constexpr std::array export_groups{OptionGroup{"options", export_options}};
constexpr std::array export_examples{
    Example{"twinning export uk-china.h5 > years.csv",
            "every yearly observable of each run, year and relation"},
    Example{"twinning export uk-china.h5 --table links --out links.csv",
            "the state of each link at the end of each run"},
};

/// twinning export: a table of a result as CSV.
int export_table(const Arguments& given) {
  const Results results(result_or_parts(given.operands().front()));
  const std::string table = given.value("table").value_or("yearly");

  if (const auto out = given.value("out")) refuse_named_file(*out, given);
  CsvFile csv(given.value("out"), given.has("force"));
  if (table == "statistics")
    export_statistics(results, csv);
  else if (table == "links")
    export_links(results, csv);
  else if (table == "cities")
    export_cities(results, csv);
  else if (table == "events")
    export_events(results, csv);
  else if (table == "runs")
    export_runs(results, csv);
  else
    export_yearly(results, csv);
  csv.finish();
  return success;
}

}  // namespace

constinit const Command export_command{
    .name = "export",
    .summary = "write a table of a result as CSV",
    .detail =
        "Tidy rows: first what a row is of, then what was observed. "
        "Lines end as RFC 4180 has them; missing values are empty; a "
        "text that a spreadsheet would take for a formula has an "
        "apostrophe in front.",
    .operands = {"RESULT", "a result file, or its folder of parts", 1, 1},
    .groups = export_groups,
    .examples = export_examples,
    .act = export_table};

}  // namespace twinning
