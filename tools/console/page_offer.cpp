#include "tools/console/page_offer.hpp"

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"

namespace twinning {

std::string page_offer(const std::vector<std::string>& lines) {
  std::string offer = "\nA page of this, to look at and to send:\n";
  for (const std::string& line : lines) offer += text("  {}\n", line);
  return offer;
}

namespace {

/// "twinning report 'a b.h5'": a command and the files that it takes.
std::string command_on(std::string_view command,
                       std::span<const std::string> files) {
  std::string line = text("twinning {}", command);
  for (const std::string& file : files) line += ' ' + file_word(file);
  return line;
}

}  // namespace

std::string report_line(std::span<const std::string> results,
                        const std::vector<std::string>& options) {
  std::string line = command_on("report", results);
  for (const std::string& word : options) line += ' ' + shell_word(word);
  return line + " --out page.html";
}

std::string line_again(std::string_view command,
                       const std::vector<std::string>& files,
                       const Arguments& given,
                       std::initializer_list<std::string_view> options,
                       const std::vector<std::string>& more) {
  std::string line = command_on(command, files);
  for (const std::string& word : more) line += ' ' + shell_word(word);
  for (const std::string_view option : options)
    for (const std::string& value : given.all(option)) {
      line += text(" --{}", option);
      if (value.empty()) continue;
      line += (value.starts_with('-') ? '=' : ' ') + shell_word(value);
    }
  return line;
}

}  // namespace twinning
