#include "tools/console/help.hpp"

#include "sim/base/text.hpp"
#include "tools/console/exit_statuses.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t option_column = 27;

std::string operand_form(const Operands& operands) {
  if (operands.at_most == 0) return {};
  const std::string name =
      text("{}{}", operands.name, operands.at_most > 1 ? "…" : "");
  return operands.at_least == 0 ? text(" [{}]", name) : ' ' + name;
}

std::string examples(const Command& command) {
  std::string out = "\nexamples:\n";
  for (const Example& example : command.examples)
    out += text("  {}\n{}", example.line, wrapped(example.does, 6));
  return out;
}

}  // namespace

std::string usage(const Option& option) {
  std::string form = option.letter == '\0' ? "" : text("-{}, ", option.letter);
  form += text("--{}", option.name);
  return option.value.empty() ? form : text("{} {}", form, option.value);
}

std::string usage(const Command& command) {
  return text("twinning {}{} [options]", command.name,
              operand_form(command.operands));
}

std::string short_help() {
  return "usage: twinning COMMAND [options]\n\n"
         "  twinning run scenarios/uk-china.toml    "
         "simulate a scenario many times\n"
         "  twinning describe trust.gain            "
         "explain a parameter\n\n"
         "see: twinning --help\n";
}

std::string overview() {
  std::string out =
      "twinning: how trust between twinned cities becomes economic "
      "collaboration\n\nusage: twinning COMMAND [options]\n\ncommands:\n";
  for (const Command* const command : commands())
    out += entry(command->name, command->summary, 2, 15);
  out +=
      "\n  twinning COMMAND --help says what a command takes, with examples."
      "\n  twinning --version says which program this is.\n"
      "\nexit status:\n";
  for (const ExitStatus& status : exit_statuses)
    out += entry(status.number, status.meaning, 2, 10);
  return out;
}

std::string help(const Command& command) {
  std::string out =
      text("twinning {}: {}\n\n{}\nusage: {}\n", command.name, command.summary,
           wrapped(command.detail, 0), usage(command));
  if (command.operands.at_most > 0)
    out += '\n' + entry(command.operands.name, command.operands.meaning, 2,
                        option_column);
  for (const OptionGroup& group : command.groups) {
    out += text("\n{}:\n", group.title);
    for (const Option& option : group.options)
      out += entry(usage(option), option.meaning, 2, option_column);
  }
  return out + examples(command);
}

}  // namespace twinning
