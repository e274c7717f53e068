#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/read_scenario.hpp"

namespace twinning {

/// Reads the scenarios that claims name, each file once.
class ClaimScenarios {
 public:
  ClaimScenarios(const ReadOptions& options, Problems& problems)
      : options_{options}, problems_{problems} {}

  /// The scenario of the file that a text names, by its number; it records no
  /// links, since claims are about statistics.
  ///
  /// Errors:  nothing, and faults in `problems`, at the first of the texts that
  ///          name the file
  [[nodiscard]] std::optional<std::size_t> read(const Node& node,
                                                std::string_view label);

  [[nodiscard]] const Scenario& operator[](std::size_t number) const {
    return scenarios_[number];
  }
  [[nodiscard]] std::vector<Scenario> take() { return std::move(scenarios_); }

 private:
  struct File {
    std::filesystem::path path;
    std::optional<std::size_t> number;  ///< none: it is at fault
  };

  const ReadOptions& options_;
  Problems& problems_;
  std::vector<File> files_;
  std::vector<Scenario> scenarios_;
};

}  // namespace twinning
