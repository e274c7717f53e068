#pragma once

#include "output/results.hpp"
#include "tools/console/csv.hpp"

namespace twinning {

// The tables of a result as tidy rows: first what a row is of, then what was
// observed of it.  Runs that are missing have no rows.

void export_yearly(const Results& results, CsvFile& csv);
void export_statistics(const Results& results, CsvFile& csv);
void export_links(const Results& results, CsvFile& csv);
void export_cities(const Results& results, CsvFile& csv);
void export_events(const Results& results, CsvFile& csv);
void export_runs(const Results& results, CsvFile& csv);

}  // namespace twinning
