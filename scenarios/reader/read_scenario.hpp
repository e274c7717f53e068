#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// One `--set key=value` of the command line: a parameter's name or a dotted
/// key of the scenario, and a TOML value.
struct Setting {
  std::string key;
  std::string value;
};

/// What the command line changes in a scenario.
struct ReadOptions {
  std::vector<Setting> settings;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replicates;
  bool allow_outside = false;  ///< data may lie outside the scenario's folder
  int longest_run = 1000;      ///< limit of the years of a run
  bool limited = true;         ///< a study's design has a limit
};

/// Reads a scenario with all it extends and its data files, and checks
/// everything that can be wrong with it; "-" is standard input.
///
/// Errors:  UserError(input) with every fault found, each with file, line,
///          column, the line and a caret, in the order of the files;
///          UserError(file) if a file cannot be read;
///          UserError(limit) if a size is above its limit
[[nodiscard]] Scenario read_scenario(const std::filesystem::path& file,
                                     const ReadOptions& options = {});

/// Reads the scenario back from what a result file keeps of it: `resolved`
/// and the texts in `sources`, without touching the disk.
[[nodiscard]] Scenario read_resolved(const std::string& resolved,
                                     const std::vector<SourceFile>& sources);

}  // namespace twinning
