#include "tools/console/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "tools/command.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

namespace boost_options = boost::program_options;

using Faults = std::vector<std::string>;

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> all;
  for (const OptionGroup& group : command.groups)
    all.insert(all.end(), group.options.begin(), group.options.end());
  return all;
}

/// The words split into options and operands; names not known are left as
/// they are.
boost_options::parsed_options split(const std::vector<Option>& options,
                                    std::span<const std::string> words) {
  boost_options::options_description rows;
  for (const Option& option : options) {
    std::string name{option.name};
    if (option.letter != '\0') name += text(",{}", option.letter);
    if (option.takes == Takes::nothing)
      rows.add_options()(name.c_str(), "");
    else
      rows.add_options()(
          name.c_str(),
          boost_options::value<std::vector<std::string>>()->composing(), "");
  }

  using namespace boost_options::command_line_style;
  const boost_options::positional_options_description none;
  return boost_options::command_line_parser(
             std::vector<std::string>(words.begin(), words.end()))
      .options(rows)
      .style(allow_long | long_allow_adjacent | long_allow_next | allow_short |
             short_allow_adjacent | short_allow_next | allow_dash_for_short)
      .allow_unregistered()
      .run();
}

std::string unknown_option(std::string given,
                           const std::vector<Option>& options) {
  given = given.substr(0, given.find('='));
  std::vector<std::string> names{"--help"};
  for (const Option& option : options)
    names.push_back(text("--{}", option.name));
  const std::vector<std::string_view> known(names.begin(), names.end());
  std::error_code ignored;
  const bool is_file = std::filesystem::exists(given, ignored);
  return text("no option {}{}", twinning::quoted(given),
              is_file ? "; a file name that begins with a dash goes after --"
                      : did_you_mean(given, known));
}

bool is_whole(std::string_view given, std::uint64_t& number) {
  const char* const end = given.data() + given.size();
  const auto [stop, error] = std::from_chars(given.data(), end, number);
  return error == std::errc{} && stop == end;
}

/// A setting must be KEY=VALUE, and a number in it finite.
std::string setting_fault(const std::string& given) {
  const auto equals = given.find('=');
  if (equals == std::string::npos || equals == 0)
    return text("--set takes KEY=VALUE, as in trust.gain=0.3, not '{}'",
                shown(given));
  std::string value = given.substr(equals + 1);
  if (value.empty())
    return text("--set {} has no value after the =", shown(given));
  if (value[0] == '+' || value[0] == '-') value.erase(0, 1);
  for (char& letter : value) letter = char(std::tolower(letter));
  if (value == "nan" || value == "inf" || value == "infinity")
    return text("--set {}: the value must be a finite number", shown(given));
  return {};
}

/// What is wrong with a value given to an option; empty: nothing.
std::string value_fault(const Option& option, const std::string& given) {
  std::uint64_t number = 0;
  if (given.starts_with("--"))
    return text("--{} needs its {} before '{}'", option.name, option.value,
                shown(given));
  if (given.empty()) return text("--{} is given nothing", option.name);
  if (option.takes == Takes::whole &&
      (!is_whole(given, number) || number < option.low || number > option.high))
    return text("--{} must be a whole number from {} to {} (its limit), not {}",
                option.name, option.low, option.high, twinning::quoted(given));
  if (option.takes == Takes::choice) {
    const auto words = split_words(option.value, '|');
    if (std::ranges::find(words, given) == words.end())
      return text("--{} must be one of {}, not {}{}", option.name, option.value,
                  twinning::quoted(given), known_names(given, words));
  }
  if (option.takes == Takes::setting) return setting_fault(given);
  return {};
}

/// The key of a setting; other options are told apart by their name alone.
std::string subject(const Arguments::Given& given) {
  const auto equals = given.value.find('=');
  return given.option == "set" && equals != std::string::npos
             ? text("set {}", given.value.substr(0, equals))
             : given.option;
}

void find_repeated(const std::vector<Arguments::Given>& given, Faults& faults) {
  std::vector<std::string> seen, told;
  for (const auto& one : given) {
    const std::string name = subject(one);
    if (std::ranges::find(seen, name) == seen.end())
      seen.push_back(name);
    else if (std::ranges::find(told, name) == told.end()) {
      told.push_back(name);
      faults.push_back(text("--{} can be given once", shown(name)));
    }
  }
}

void check_operands(const Command& command, std::size_t count, Faults& faults) {
  const Operands& wanted = command.operands;
  if (count < wanted.at_least)
    faults.push_back(text("which {}? for example: {}", wanted.name,
                          command.examples.front().line));
  if (count > wanted.at_most)
    faults.push_back(wanted.at_most == 0
                         ? text("takes no operand, and was given {}", count)
                         : text("takes {} {}, and was given {}",
                                wanted.at_most == 1
                                    ? "one"
                                    : text("at most {}", wanted.at_most),
                                wanted.name, count));
}

void read_option(const boost_options::option& found,
                 const std::vector<Option>& options,
                 std::vector<Arguments::Given>& given, Faults& faults) {
  const auto row = std::ranges::find_if(options, [&](const Option& option) {
    return found.string_key == option.name ||
           found.string_key == text("-{}", option.letter);
  });
  if (found.unregistered || row == options.end()) {
    faults.push_back(unknown_option(found.original_tokens.front(), options));
    return;
  }
  const std::string value = found.value.empty() ? "" : found.value.front();
  if (row->takes != Takes::nothing)
    if (const auto fault = value_fault(*row, value); !fault.empty())
      faults.push_back(fault);
  given.push_back({std::string{row->name}, value});
}

[[noreturn]] void refuse(const Command& command, const Faults& faults) {
  std::string message;
  for (const std::string& fault : faults)
    message += text("twinning {}: {}\n", command.name, fault);
  throw UserError(Fault::command_line,
                  text("{}see: twinning {} --help", message, command.name));
}

}  // namespace

Arguments::Arguments(std::vector<std::string> operands,
                     std::vector<Given> options, std::string command_line)
    : operands_{std::move(operands)},
      options_{std::move(options)},
      command_line_{std::move(command_line)} {}

const std::vector<std::string>& Arguments::operands() const {
  return operands_;
}

const std::string& Arguments::command_line() const { return command_line_; }

bool Arguments::has(std::string_view option) const {
  return std::ranges::find(options_, option, &Given::option) != options_.end();
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = std::ranges::find(options_, option, &Given::option);
  if (found == options_.end()) return std::nullopt;
  return found->value;
}

std::optional<std::uint64_t> Arguments::whole(std::string_view option) const {
  const auto given = value(option);
  std::uint64_t number = 0;
  if (!given || !is_whole(*given, number)) return std::nullopt;
  return number;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  std::vector<std::string> values;
  for (const Given& given : options_)
    if (given.option == option) values.push_back(given.value);
  return values;
}

Arguments read_arguments(const Command& command,
                         std::span<const std::string> words) {
  const std::vector<Option> options = options_of(command);
  std::vector<std::string> operands;
  std::vector<Arguments::Given> given;
  Faults faults;

  try {
    for (const auto& found : split(options, words).options)
      if (found.position_key >= 0)
        operands.insert(operands.end(), found.value.begin(), found.value.end());
      else
        read_option(found, options, given, faults);
  } catch (const boost_options::error& reason) {
    faults.push_back(shown(reason.what()));
  }

  find_repeated(given, faults);
  if (faults.empty()) check_operands(command, operands.size(), faults);
  if (!faults.empty()) refuse(command, faults);
  return {operands, given, shell_line(command.name, words)};
}

}  // namespace twinning
