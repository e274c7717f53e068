#include <array>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/parameters.hpp"
#include "tools/command.hpp"
#include "tools/console/terminal.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::array completion_examples{
    Example{"twinning completion bash > "
            "~/.local/share/bash-completion/completions/twinning",
            "for bash, from the next shell on"},
    Example{"twinning completion zsh > ~/.zfunc/_twinning",
            "for zsh, with ~/.zfunc in fpath"},
    Example{"twinning completion fish > "
            "~/.config/fish/completions/twinning.fish",
            "for fish"},
};

std::string command_names() {
  std::string names;
  for (const Command* const command : commands())
    names += text("{}{}", names.empty() ? "" : " ", command->name);
  return names;
}

std::string option_names(const Command& command) {
  std::string names = "--help";
  for (const OptionGroup& group : command.groups)
    for (const Option& option : group.options)
      names += text(" --{}", option.name);
  return names;
}

std::string parameter_names() {
  std::string names;
  for (const Parameter& row : parameters())
    names += text("{}{}", names.empty() ? "" : " ", row.name);
  return names;
}

/// The options of any command that take a value of a kind, as a pattern.
std::string options_that_take(Takes kind) {
  std::string pattern;
  for (const Command* const command : commands())
    for (const OptionGroup& group : command->groups)
      for (const Option& option : group.options)
        if (const std::string name = text("--{}", option.name);
            option.takes == kind && pattern.find(name) == std::string::npos)
          pattern += text("{}{}", pattern.empty() ? "" : "|", name);
  return pattern;
}

/// What follows an option that takes one of a few words.
std::string bash_choices() {
  std::string cases;
  for (const Command* const command : commands())
    for (const OptionGroup& group : command->groups)
      for (const Option& option : group.options)
        if (option.takes == Takes::choice) {
          std::string words;
          for (const auto word : split_words(option.value, '|'))
            words += text("{}{}", words.empty() ? "" : " ", word);
          cases += text(
              "    '{} --{}') mapfile -t COMPREPLY < <(compgen -W '{}' -- "
              "\"$word\"); return ;;\n",
              command->name, option.name, words);
        }
  return cases;
}

std::string bash() {
  std::string options;
  for (const Command* const command : commands())
    options +=
        text("    {}) words='{}' ;;\n", command->name, option_names(*command));
  return text(R"(# bash completion of twinning
_twinning() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local words=''
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$word")
    return
  fi
  case $before in
    {}) mapfile -t COMPREPLY < <(compgen -W '{}' -S = -- "$word")
      compopt -o nospace; return ;;
    {}) compopt -o default; return ;;
    {}) return ;;
  esac
  case "${{COMP_WORDS[1]}} $before" in
{}  esac
  case ${{COMP_WORDS[1]}} in
{}  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  elif [[ ${{COMP_WORDS[1]}} == describe ]]; then
    mapfile -t COMPREPLY < <(compgen -W '{}' -- "$word")
  else
    compopt -o default
  fi
}}
complete -F _twinning twinning
)",
              command_names(), options_that_take(Takes::setting),
              parameter_names(), options_that_take(Takes::file),
              options_that_take(Takes::whole), bash_choices(), options,
              parameter_names());
}

/// The completion of zsh is that of bash, through zsh's own bridge.
std::string zsh() {
  return text(
      "#compdef twinning\nautoload -U +X bashcompinit && bashcompinit\n"
      "{}",
      bash());
}

std::string fish_quoted(std::string_view words) {
  std::string out;
  for (const char letter : words) {
    if (letter == '\'' || letter == '\\') out += '\\';
    out += letter;
  }
  return out;
}

std::string fish() {
  std::string out = "# fish completion of twinning\n";
  for (const Command* const command : commands()) {
    out += text(
        "complete -c twinning -n __fish_use_subcommand -f -a {} -d "
        "'{}'\n",
        command->name, fish_quoted(command->summary));
    for (const OptionGroup& group : command->groups)
      for (const Option& option : group.options)
        out += text(
            "complete -c twinning -n '__fish_seen_subcommand_from {}' -l {}{} "
            "-d '{}'\n",
            command->name, option.name,
            option.takes == Takes::nothing ? "" : " -r",
            fish_quoted(option.meaning));
  }
  return out;
}

/// twinning completion: a shell's knowledge of commands and options.
int completion(const Arguments& given) {
  const std::string& shell = given.operands().front();
  constexpr std::array<std::string_view, 3> shells{"bash", "zsh", "fish"};
  if (shell == "bash")
    print(bash());
  else if (shell == "zsh")
    print(zsh());
  else if (shell == "fish")
    print(fish());
  else
    throw UserError(Fault::command_line,
                    text("twinning completion: no shell {}{}", quoted(shell),
                         known_names(shell, shells)));
  return success;
}

}  // namespace

constinit const Command completion_command{
    .name = "completion",
    .summary = "print the completion script of a shell",
    .detail = "Commands, options, parameters and file names are completed.",
    .operands = {"SHELL", "bash, zsh or fish", 1, 1},
    .groups = {},
    .examples = completion_examples,
    .act = completion};

}  // namespace twinning
