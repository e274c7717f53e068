#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/engine/batch.hpp"
#include "sim/experiment/compared_runs.hpp"
#include "tools/console/options.hpp"

namespace twinning {

/// A scenario to be compared: what it says, and its runs.
struct ComparedScenario {
  std::string file;          ///< as given
  bool is_result = false;    ///< its runs are read; else they are made
  std::uint32_t wanted = 0;  ///< replicates to make
  std::shared_ptr<const World> world;
  std::string model_version;
  ComparedRuns runs;
};

/// A file that keeps runs, or a folder of parts, by what it begins with.
[[nodiscard]] bool is_result(const std::string& file);

/// Reads the scenarios of all operands, before the first run is made.  A
/// scenario file makes as many replicates as it says, or as the first result
/// given has; `keep`: records of them are to be kept as the scenario says.
///
/// Errors:  UserError(input) of all that can be wrong with scenarios, and for
///          results that hold points of a design, or cells
[[nodiscard]] std::vector<ComparedScenario> compared_scenarios(
    const std::vector<std::string>& files, const ReadOptions& options,
    bool keep);

/// Makes the runs of scenarios that are not results, of replicates up to
/// `wanted`; those there are stay.  Once `stop` is requested, the comparison
/// has gaps and is of no use.
void make_runs(std::vector<ComparedScenario>& scenarios, Crew& crew,
               std::stop_token stop, bool quiet);

}  // namespace twinning
