#pragma once

#include <filesystem>
#include <string>

#include "output/study_store.hpp"
#include "scenarios/reader/read_scenario.hpp"
#include "tools/options.hpp"

namespace twinning {

// What every command that makes runs has to settle first.

/// --set, --seed, --replicates and --allow-outside.
[[nodiscard]] ReadOptions read_options(const Arguments& given);

/// --jobs, or one for each processor.
[[nodiscard]] unsigned jobs(const Arguments& given);

/// --out, or the scenario's name with .h5 in the current folder.
///
/// Errors:  UserError(command_line) if it is a file that the scenario reads
[[nodiscard]] std::filesystem::path output_file(const Arguments& given,
                                                const Scenario& scenario);

/// Who makes the result: this program, here and now.
[[nodiscard]] Provenance provenance(const Arguments& given);

/// The plan of one scenario's replicates.
[[nodiscard]] StudyPlan plan_of(const Scenario& scenario);

/// Makes the runs that the study still lacks, joins it and tells how far it
/// has come; gives 0, or 128 + N if signal N ended it before.
[[nodiscard]] int complete(Study& study, const Arguments& given);

}  // namespace twinning
