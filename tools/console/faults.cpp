#include "tools/console/faults.hpp"

#include <charconv>

#include "tools/console/words.hpp"

namespace twinning {
namespace {

/// Reads "12:" at the start of `rest` and takes it away.
bool take_number(std::string_view& rest, int& number) {
  const auto [end, error] =
      std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (error != std::errc{} || end == rest.data() + rest.size() || *end != ':')
    return false;
  rest.remove_prefix(std::size_t(end - rest.data()) + 1);
  return true;
}

ToldFault first_line(std::string_view line) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    std::string_view rest = line.substr(colon + 1);
    ToldFault fault;
    if (!take_number(rest, fault.line) || !take_number(rest, fault.column) ||
        !rest.starts_with(' '))
      continue;
    fault.file = line.substr(0, colon);
    fault.message = rest.substr(1);
    return fault;
  }
  ToldFault fault;
  fault.message = line;
  return fault;
}

}  // namespace

std::vector<ToldFault> faults_of(std::string_view message) {
  std::vector<ToldFault> faults;
  for (const std::string_view line : split_words(message, '\n'))
    if (line.empty())
      continue;
    else if (line.starts_with(' ') && !faults.empty())
      faults.back().excerpt += std::string{line} + '\n';
    else
      faults.push_back(first_line(line));
  return faults;
}

}  // namespace twinning
