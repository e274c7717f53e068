#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace twinning {

struct Command;

/// What follows an option on the command line.
enum class Takes { nothing, text, file, whole, choice, setting };

/// One option, described once: the reader of command lines, the help, the
/// completion of shells and the manual page are made from this.
struct Option {
  std::string_view name;  ///< "replicates": given as --replicates
  Takes takes = Takes::nothing;
  std::string_view value;  ///< "FILE"; of a choice its words, "yearly|links"
  std::string_view meaning;
  std::uint64_t low = 0;  ///< of a whole number
  std::uint64_t high = std::numeric_limits<std::uint64_t>::max();
  char letter = '\0';  ///< short form, as in -o; none: '\0'

  /// May be given several times; every other option is given once.
  [[nodiscard]] bool repeats() const { return takes == Takes::setting; }
};

/// Options that stand together in the help.
struct OptionGroup {
  std::string_view title;
  std::span<const Option> options;
};

/// What a command is given: its operands and options, complete and valid.
class Arguments {
 public:
  /// A value given to an option.
  struct Given {
    std::string option;
    std::string value;
  };

  Arguments(std::vector<std::string> operands, std::vector<Given> options,
            std::string command_line);

  [[nodiscard]] const std::vector<std::string>& operands() const;

  [[nodiscard]] bool has(std::string_view option) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  [[nodiscard]] std::optional<std::uint64_t> whole(
      std::string_view option) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view option) const;

  /// The command line as it can be given to a shell again.
  [[nodiscard]] const std::string& command_line() const;

 private:
  std::vector<std::string> operands_;
  std::vector<Given> options_;
  std::string command_line_;
};

/// Reads what follows the name of a command.
///
/// Names are whole, never prefixes; a value is never taken from what looks
/// like an option; whole numbers are digits only; an option is given once;
/// "--" ends the options, and "-" is an operand.
///
/// Errors:  UserError(command_line) with every fault, each on its line
[[nodiscard]] Arguments read_arguments(const Command& command,
                                       std::span<const std::string> words);

}  // namespace twinning
