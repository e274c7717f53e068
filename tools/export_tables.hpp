#pragma once

#include <memory>
#include <vector>

#include "output/results.hpp"
#include "sim/engine/batch.hpp"
#include "tools/csv.hpp"

namespace twinning {

using Worlds = std::vector<std::shared_ptr<const World>>;

// The tables of a result as tidy rows: first what a row is of, then what was
// observed of it.  Runs that are missing have no rows.

void export_yearly(const Results& results, CsvFile& csv);
void export_links(const Results& results, const Worlds& worlds, CsvFile& csv);
void export_cities(const Results& results, const Worlds& worlds, CsvFile& csv);
void export_events(const Results& results, const Worlds& worlds, CsvFile& csv);
void export_runs(const Results& results, CsvFile& csv);

}  // namespace twinning
