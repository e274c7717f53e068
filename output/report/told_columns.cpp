#include "output/report/told_columns.hpp"

#include <cmath>

#include "output/report/escape.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::string_view colon = ": ";

/// A line as it is told after that of the column before.
std::string after(const std::string& before, const std::string& line) {
  if (line == before) return "=";
  const std::size_t name = line.find(colon);
  const bool same_name =
      name != std::string::npos && name > 0 &&
      before.compare(0, name + colon.size(), line, 0, name + colon.size()) == 0;
  return same_name ? line.substr(name) : line;
}

}  // namespace

void ToldColumns::add(double place, double width, std::string_view said) {
  std::vector<std::string> lines = split_lines(said);
  const std::string wide = text("{}", std::round(width * 10) / 10);
  letters_ += text("\n\n{}{}", std::round(place * 10) / 10,
                   wide == width_ ? std::string() : " " + wide);
  for (std::size_t i = 0; i < lines.size(); ++i)
    letters_ += '\n' + escaped(i < lines_.size() ? after(lines_[i], lines[i])
                                                 : lines[i]);
  width_ = wide;
  lines_ = std::move(lines);
}

}  // namespace twinning::report
