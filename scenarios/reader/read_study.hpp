#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/experiment/study.hpp"

namespace twinning {

/// Reads a study file with the scenarios it names, all they extend, and its
/// file of points, makes the points of its design, and checks everything that
/// can be wrong with them; "-" is standard input.
///
/// Settings that name a key of studies (design.points=64, replicates=20,
/// record.runs=aggregates) change the study, all others each of its scenarios.
///
/// Errors:  as `read_scenario`, with the faults of the study first; a design
///          of more than 2^25 values (points × numbers varied) is a fault of
///          `limit` unless `limited` is false
[[nodiscard]] Study read_study(const std::filesystem::path& file,
                               const ReadOptions& options = {});

/// Reads the study back from what a result file keeps of it: its `resolved`
/// text, its scenarios (`read_resolved` reads each), and its `sources`, without
/// touching the disk.
[[nodiscard]] Study read_resolved_study(const std::string& resolved,
                                        std::vector<Scenario> scenarios,
                                        const std::vector<SourceFile>& sources);

/// True if a file is a study and no scenario: it names scenarios, or has what
/// only studies have.  False of a file that cannot be read, and of standard
/// input.
[[nodiscard]] bool is_study(const std::filesystem::path& file);

}  // namespace twinning
