#include "tools/console/page_offer.hpp"

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"

namespace twinning {

std::string page_offer(const std::vector<std::string>& lines) {
  std::string offer = "\nA page of this, to look at and to send:\n";
  for (const std::string& line : lines) offer += text("  {}\n", line);
  return offer;
}

std::string report_line(std::span<const std::string> results,
                        std::vector<std::string> options) {
  std::vector<std::string> words{results.begin(), results.end()};
  words.insert(words.end(), options.begin(), options.end());
  words.insert(words.end(), {"--out", "page.html"});
  return shell_line("report", words);
}

std::string line_again(std::string_view command,
                       std::vector<std::string> operands,
                       const Arguments& given,
                       std::initializer_list<std::string_view> options) {
  for (const std::string_view option : options) {
    const std::string name = text("--{}", option);
    for (const std::string& value : given.all(option)) {
      operands.push_back(name);
      if (!value.empty()) operands.push_back(value);
    }
  }
  return shell_line(command, operands);
}

}  // namespace twinning
