#pragma once

#include <string>

#include "tools/command.hpp"

namespace twinning {

/// What `twinning` says without a command: two examples and the way on.
[[nodiscard]] std::string short_help();

/// `twinning --help`: all commands and exit statuses.
[[nodiscard]] std::string overview();

/// `twinning COMMAND --help`: operands, options and examples.
[[nodiscard]] std::string help(const Command& command);

/// "--out FILE" with its short form before it, as the help shows it.
[[nodiscard]] std::string usage(const Option& option);

/// "twinning run SCENARIO [options]"
[[nodiscard]] std::string usage(const Command& command);

}  // namespace twinning
