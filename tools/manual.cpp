#include <array>

#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/exit_statuses.hpp"
#include "tools/console/help.hpp"
#include "tools/console/terminal.hpp"
#include "tools/version.hpp"

namespace twinning {
namespace {

constexpr std::array manual_examples{
    Example{"twinning manual > twinning.1", "the page that `man` shows"},
};

/// The words as roff takes them for what they are.
std::string roff(std::string_view words) {
  std::string out;
  for (const char letter : words)
    if (letter == '\\')
      out += "\\e";
    else if (letter == '-')
      out += "\\-";
    else
      out += letter;
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string tagged(std::string_view name, std::string_view meaning) {
  return text(".TP\n.B {}\n{}\n", roff(name), roff(meaning));
}

std::string section_of(const Command& command) {
  std::string out =
      text(".SS \"{}\"\n{}\n", roff(usage(command)), roff(command.detail));
  if (command.operands.at_most > 0)
    out += tagged(command.operands.name, command.operands.meaning);
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options)
      out += tagged(usage(option), option.meaning);
  return out;
}

std::string examples_of(const Command& command) {
  std::string out;
  for (const Example& example : command.examples)
    out += tagged(example.line, example.does);
  return out;
}

std::string page() {
  std::string out = text(
      ".TH TWINNING 1 \"\" \"twinning {}\" \"User Commands\"\n"
      ".SH NAME\ntwinning \\- how trust between twinned cities becomes "
      "economic collaboration\n"
      ".SH SYNOPSIS\n.B twinning\n.I COMMAND\n[options]\n"
      ".SH DESCRIPTION\n"
      "Simulates scenarios of city twinning: exchanges in culture, "
      "education and delegations build trust, and trust lets "
      "opportunities become deals. Results are for comparing policies, "
      "not for forecasting single cities.\n.SH COMMANDS\n",
      roff(version_in_full()));
  for (const Command* const command : commands()) out += section_of(*command);
  out += ".SH EXAMPLES\n";
  for (const Command* const command : commands()) out += examples_of(*command);
  out += ".SH EXIT STATUS\n";
  for (const ExitStatus& status : exit_statuses)
    out += tagged(status.number, status.meaning);
  return out + ".SH ENVIRONMENT\n" +
         tagged("TERM",
                "with \"dumb\", progress is told "
                "in plain lines") +
         tagged("TWINNING_LANES",
                "avx512, avx2 or baseline: the instructions that runs are made "
                "with, at most; results are the same");
}

/// twinning manual: the manual page.
int manual(const Arguments&) {
  print(page());
  return success;
}

}  // namespace

constinit const Command manual_command{
    .name = "manual",
    .summary = "print the manual page",
    .detail = "Made from the same rows as the help.",
    .operands = {"", "", 0, 0},
    .groups = {},
    .examples = manual_examples,
    .act = manual};

}  // namespace twinning
