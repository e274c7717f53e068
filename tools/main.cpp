#include <algorithm>
#include <array>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/engine/batch.hpp"
#include "tools/command.hpp"
#include "tools/console/help.hpp"
#include "tools/console/terminal.hpp"
#include "tools/version.hpp"

namespace twinning {
namespace {

constexpr std::array<const Command*, 15> table{
    &run_command,       &sweep_command,      &compare_command, &observe_command,
    &claims_command,    &explain_command,    &report_command,  &check_command,
    &describe_command,  &status_command,     &merge_command,   &export_command,
    &reproduce_command, &completion_command, &manual_command};

const Command& find_command(const std::string& name) {
  const auto found = std::ranges::find(
      table, name, [](const Command* command) { return command->name; });
  if (found != table.end()) return **found;
  std::vector<std::string_view> known;
  for (const Command* const command : table) known.push_back(command->name);
  throw UserError(Fault::command_line,
                  text("twinning: no command '{}'{}\nsee: twinning --help",
                       shown(name), known_names(name, known)));
}

/// Help is asked for before a "--", whatever else is on the line.
bool asks_for_help(const std::vector<std::string>& words) {
  const auto end = std::ranges::find(words, "--");
  return std::any_of(words.begin(), end, [](const std::string& word) {
    return word == "--help" || word == "-h";
  });
}

int show(const std::string& words) {
  print(words);
  return success;
}

std::string version_line() {
  return text("twinning {}, {}, {}\nmodel version {}\n", version_in_full(),
              compiler(), instruction_set(), model_version);
}

/// Calls the command that the words name, with the words after it.
int call(std::vector<std::string> words) {
  if (words.empty()) throw UserError(Fault::command_line, short_help());
  const std::string first = words.front();
  words.erase(words.begin());

  if (first == "--version" || first == "-V") return show(version_line());
  if (first == "--help" || first == "-h") return show(overview());
  if (first == "help")
    return show(words.empty() ? overview() : help(find_command(words[0])));

  const Command& command = find_command(first);
  if (asks_for_help(words)) return show(help(command));
  return command.act(read_arguments(command, words));
}

int complain(int status, std::string message) {
  if (!message.ends_with('\n')) message += '\n';
  tell(message);
  return status;
}

}  // namespace

std::span<const Command* const> commands() { return table; }

}  // namespace twinning

int main(int count, char** words) {
  using namespace twinning;
  ready_process();
  try {
    return call({words + std::min(count, 1), words + count});
  } catch (const ClosedOutput&) {
    return success;
  } catch (const UserError& fault) {
    return complain(int(fault.fault()), fault.what());
  } catch (const std::filesystem::filesystem_error& fault) {
    return complain(int(Fault::file),
                    text("cannot use {}: {}", shown(fault.path1().string()),
                         fault.code().message()));
  } catch (const std::bad_alloc&) {
    return complain(int(Fault::memory),
                    "memory ran out; fewer --jobs need less, and so does "
                    "--set record.links=none");
  } catch (const std::exception& fault) {
    return complain(own_fault,
                    text("this is a fault of twinning itself: {}\nplease "
                         "report it, with the command line and\n{}",
                         fault.what(), version_line()));
  }
}
