#pragma once

#include <optional>
#include <vector>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

/// A scenario, study or file of claims as its files and the command line give
/// it, not yet understood.
struct Loaded {
  Node table;                        ///< all inheritance and settings applied
  std::vector<const Source*> files;  ///< its own file, then what it extends
};

/// How a study asks for a scenario.
struct AskedByStudy {
  Place place;  ///< where it names the scenario
  Node table;   ///< what it lays over the scenario, before the settings
};

/// Reads a scenario file, all it extends, and the settings, and merges them.
///
/// Errors:  in `problems`; nothing where the rest cannot be understood;
///          UserError(file) if the file cannot be read and no study asks for it
[[nodiscard]] std::optional<Loaded> load_scenario(
    const std::filesystem::path& file, const std::vector<Setting>& settings,
    Problems& problems, const AskedByStudy* study = nullptr);

/// Reads a study file, which extends nothing, and the settings that are its.
///
/// Errors:  as `load_scenario`
[[nodiscard]] std::optional<Loaded> load_study(
    const std::filesystem::path& file, const std::vector<Setting>& settings,
    Problems& problems);

/// Reads a file of claims, which extends nothing.
///
/// Errors:  as `load_scenario`
[[nodiscard]] std::optional<Loaded> load_claims(
    const std::filesystem::path& file, Problems& problems);

/// A scenario from a text that is at hand, which extends nothing.
[[nodiscard]] std::optional<Loaded> load_text(const std::string& name,
                                              const std::string& text,
                                              Problems& problems);

}  // namespace twinning
