#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

/// A scenario and, where it was read from files, how: to find the places again.
struct ToldScenario {
  const Scenario* scenario;
  std::filesystem::path file;  ///< empty: it was kept in a result
  std::vector<Setting> settings;
};

/// One thing that two scenarios say differently, everything inherited and every
/// default counted.
struct ScenarioDifference {
  /// Who says it: the scenario's own file, one that it extends, the command
  /// line, or a result, which keeps no lines.
  enum class By { own_file, inherited, command_line, result };

  std::string key;          ///< "time.end", "UK-China.climate", "levers"
  std::string lever;        ///< the name of a lever; else empty
  std::string base, other;  ///< values as TOML; empty: there is none
  By by = By::result;
  bool said_by_base = false;  ///< the place is the base's: the other has none,
                              ///< or only the default
  std::string file;           ///< as the user named it
  std::size_t line = 0;       ///< from 1; 0: none
};

/// What the other says differently from the base, in the order of the resolved
/// scenarios; names, seeds, replicates and what is recorded do not count.
/// Data files are the same if their contents are.
///
/// Errors:  UserError(file) if a file has gone since it was read
[[nodiscard]] std::vector<ScenarioDifference> differences_between(
    const ToldScenario& base, const ToldScenario& other);

}  // namespace twinning
