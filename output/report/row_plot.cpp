#include "output/report/row_plot.hpp"

#include <algorithm>
#include <cmath>

namespace twinning::report {
namespace {

constexpr double row_height = 44;
constexpr double heading_height = 24;
constexpr double line_height = 12;   ///< of the line of a row above its foot
constexpr double left_of_line = 12;  ///< for half a number below its end
constexpr double name_height = 15;   ///< of a name above the line
constexpr double mark_height = 7;    ///< of the mark at zero, up and down
constexpr double value_room = 72;    ///< for the number at a row's end
/// Letters of a telephone are large: of so many each has its place.
constexpr std::size_t longest_name = 48;

double height_of(const PlotRow& row) {
  return row.classes.empty() ? heading_height : row_height;
}

double height_of(const std::vector<PlotRow>& rows) {
  double sum = 0;
  for (const PlotRow& row : rows) sum += height_of(row);
  return std::max(sum, row_height);
}

/// A row whose foot is at `foot`.
void draw(Plot& plot, Span across, const PlotRow& row, double foot) {
  const double line = foot + line_height;
  plot.words(across.low, foot, shortened(row.name, longest_name),
             row.classes.empty() ? "strong" : "row", 4 - left_of_line,
             row.classes.empty() ? -6 : -line_height - name_height);
  if (row.classes.empty()) return;
  plot.rule(across.low, line, across.high, line, "grid");
  if (across.low <= 0 && across.high >= 0)
    plot.rule(0, line - mark_height, 0, line + mark_height, "base");
  plot.rule(row.low, line, row.high, line, "reach " + row.classes);
  if (row.onwards != 0)
    plot.rule(row.at, line, row.onwards > 0 ? across.high : across.low, line,
              "faint");
  plot.dot(row.at, line, row.classes, 5.5);
  plot.words(across.high, line, row.value, "row end-value", value_room - 4, 4);
  plot.tells_row(foot, foot + row_height, row.told);
}

}  // namespace

RowPlot::RowPlot(std::string heard, Span across,
                 const std::vector<PlotRow>& rows)
    : plot_{std::move(heard),
            across,
            {0, height_of(rows) / 1.04},
            {.left = left_of_line, .right = value_room, .top = 4, .bottom = 40},
            440,
            height_of(rows) + 44} {
  double foot = height_of(rows);
  for (const PlotRow& row : rows)
    draw(plot_, across, row, foot -= height_of(row));
}

std::string shortened(const std::string& name, std::size_t most) {
  const auto starts = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  };
  if (std::size_t(std::ranges::count_if(name, starts)) <= most) return name;
  std::size_t end = 0;
  for (std::size_t count = 0; end < name.size(); ++end)
    if (starts(name[end]) && ++count == most) break;
  return name.substr(0, end) + "…";
}

}  // namespace twinning::report
