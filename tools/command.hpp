#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "tools/console/options.hpp"

namespace twinning {

/// Exit statuses beside those of `Fault`: 128 + N after signal N.
inline constexpr int success = 0;
inline constexpr int own_fault = 1;
inline constexpr int difference_found = 10;
inline constexpr int runs_failed = 11;

/// What a command acts on: the words of its line that are no options.
struct Operands {
  std::string_view name;  ///< "SCENARIO"
  std::string_view meaning;
  std::size_t at_least = 0;
  std::size_t at_most = std::numeric_limits<std::size_t>::max();
};

/// A command line that does what its words say.
struct Example {
  std::string_view line;
  std::string_view does;
};

/// One command of the program, described once.
struct Command {
  std::string_view name;
  std::string_view summary;  ///< half a sentence, for the list of commands
  std::string_view detail;   ///< what a user should know before the first use
  Operands operands;
  std::span<const OptionGroup> groups;
  std::span<const Example> examples;
  int (*act)(const Arguments&);  ///< gives the exit status
};

/// Every command, in the order in which a user meets them.
[[nodiscard]] std::span<const Command* const> commands();

extern const Command run_command;
extern const Command sweep_command;
extern const Command compare_command;
extern const Command claims_command;
extern const Command merge_command;
extern const Command check_command;
extern const Command describe_command;
extern const Command status_command;
extern const Command observe_command;
extern const Command reproduce_command;
extern const Command explain_command;
extern const Command export_command;
extern const Command report_command;
extern const Command completion_command;
extern const Command manual_command;

}  // namespace twinning
