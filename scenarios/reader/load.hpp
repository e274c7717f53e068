#pragma once

#include <optional>
#include <vector>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

/// A scenario as its files and the command line give it, not yet understood.
struct Loaded {
  Node table;  ///< all inheritance and settings applied
  std::vector<const Source*>
      files;  /// < the scenario's file, then what it extends
};

/// Reads a scenario file, all it extends, and the settings, and merges them.
///
/// Errors:  in `problems`; nothing where the rest cannot be understood
[[nodiscard]] std::optional<Loaded> load_scenario(
    const std::filesystem::path& file, const std::vector<Setting>& settings,
    Problems& problems);

/// The same from a text that is at hand, which extends nothing.
[[nodiscard]] std::optional<Loaded> load_text(const std::string& name,
                                              const std::string& text,
                                              Problems& problems);

}  // namespace twinning
