#include <algorithm>
#include <cmath>
#include <map>

#include "output/report/factor_steps.hpp"
#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "output/report/study_pictures.hpp"
#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::size_t steps_drawn = 6;

/// Squares of the means over two factors; darker is more.
std::string plot_heat(const ResultAxes& axes,
                      std::span<const CellFindings> cells, std::size_t relation,
                      std::size_t across, std::size_t up) {
  const FactorSteps columns(cells, across, steps_drawn);
  const FactorSteps rows(cells, up, steps_drawn);
  std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> squares;
  for (const CellFindings& cell : cells)
    squares[{columns.of(cell.factors[across]), rows.of(cell.factors[up])}]
        .push_back(cell.found[relation].mean);
  double low = 1e300, high = -1e300;
  for (const auto& [place, values] : squares)
    if (const double one = mean(values); std::isfinite(one)) {
      low = std::min(low, one);
      high = std::max(high, one);
    }
  Plot plot(text("Means of {} over {} and {}", axes.relations[relation],
                 axes.varied[across].name, axes.varied[up].name),
            {0, double(columns.count())}, {0, double(rows.count()) / 1.04},
            {.left = 64, .right = 8, .top = 26, .bottom = 42}, 460, 340);
  for (const auto& [place, values] : squares) {
    const double one = mean(values);
    if (!std::isfinite(one)) continue;
    const double strength = high > low ? (one - low) / (high - low) : 0.5;
    const auto [x, y] = std::pair{double(place.first), double(place.second)};
    plot.box(
        x, y, x + 1, y + 1,
        text("class=\"heat\" fill-opacity=\"{:.2f}\"", 0.06 + 0.94 * strength));
    plot.words(x + 0.5, y + 0.5, spoken(one),
               strength > 0.55 ? "heat-words high" : "heat-words", 0, 4);
  }
  for (std::size_t i = 0; i < columns.count(); ++i)
    plot.words(double(i) + 0.5, 0, columns.words(i), "heat-mark", 0, 15);
  for (std::size_t i = 0; i < rows.count(); ++i)
    plot.words(0, double(i) + 0.5, rows.words(i), "heat-row", -6, 4);
  plot.words(double(columns.count()), 0, axes.varied[across].name, "heat-end",
             0, 36);
  plot.words(0, double(rows.count()) / 1.04, axes.varied[up].name, "unit", -62,
             -12);
  return plot.svg();
}

}  // namespace

Picture heat_map(const Given& given, const std::string& words,
                 std::span<const CellFindings> cells) {
  const ResultAxes& axes = given.results.axes();
  Picture picture{.id = "heat",
                  .title = text("Two numbers at once: {}", words)};
  if (axes.varied.size() < 2 || cells.empty()) return picture;
  std::vector<CellFindings> first;
  for (const CellFindings& cell : cells)
    if (cell.scenario == 0) first.push_back(cell);
  const auto order = by_strength(first, axes.varied.size());
  for (std::size_t i = 0; i < axes.relations.size(); ++i)
    picture.panels.push_back({axes.relations[i], axes.relations[i],
                              plot_heat(axes, first, i, order[0], order[1])});
  picture.caption = text(
      "Mean {} at the values of the two numbers that it moves with the most; "
      "darker is more, and each relation has its own scale. {}{}. The numbers "
      "stand in the squares, and in the table above with their intervals.",
      words,
      axes.scenarios.size() > 1 ? text("Of “{}”, ", axes.scenarios.front())
                                : "",
      counted(first.size(), "design point"));
  return picture;
}

}  // namespace twinning::report
