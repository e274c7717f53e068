#include <algorithm>
#include <cmath>

#include "output/report/course_pictures.hpp"
#include "output/report/factor_steps.hpp"
#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "output/report/study_pictures.hpp"
#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::size_t steps_drawn = 8;
constexpr std::size_t most_factors = 12;
constexpr std::size_t most_lines = 6;
constexpr std::size_t most_rows_shown = 500;

/// A line of a response: the mean over the cells of each step.
struct Response {
  std::string words, classes;
  std::vector<double> x, mean, low, high;
};

Response response(std::span<const CellFindings> cells, std::size_t factor,
                  std::size_t relation, std::size_t scenario) {
  const FactorSteps steps(cells, factor, steps_drawn);
  std::vector<std::vector<double>> x(steps.count()), y(steps.count());
  for (const CellFindings& cell : cells) {
    if (cell.scenario != scenario) continue;
    const std::size_t step = steps.of(cell.factors[factor]);
    x[step].push_back(cell.factors[factor]);
    y[step].push_back(cell.found[relation].mean);
  }
  Response found;
  for (std::size_t step = 0; step < steps.count(); ++step) {
    if (known(y[step]) == 0) continue;
    const Interval interval = mean_interval(y[step]);
    found.x.push_back(mean(x[step]));
    found.mean.push_back(interval.mean);
    found.low.push_back(interval.low);
    found.high.push_back(interval.high);
  }
  return found;
}

/// Lines of few relations have their names at their ends and bands; those of
/// scenarios have a legend, and the first alone its band.
std::string plot_responses(const std::string& heard,
                           const std::vector<Response>& lines,
                           const VariedParameter& varied, bool of_scenarios) {
  std::vector<double> x, y;
  for (const Response& line : lines) {
    x.insert(x.end(), line.x.begin(), line.x.end());
    for (const auto* part : {&line.mean, &line.low, &line.high})
      y.insert(y.end(), part->begin(), part->end());
  }
  if (x.empty()) return {};
  const auto [low, high] = std::ranges::minmax(x);
  Plot plot(heard, {low, high > low ? high : low + 1}, span_of(y),
            {.right = of_scenarios ? 16.0 : 108.0, .bottom = 42});
  plot.y_axis("");
  plot.x_axis(varied.unit == "1" || varied.unit.empty()
                  ? varied.name
                  : text("{} [{}]", varied.name, varied.unit));
  std::vector<Plot::End> ends;
  for (const Response& line : lines) {
    if (!of_scenarios || &line == &lines.front())
      plot.band(line.x, line.low, line.high, line.classes);
    plot.line(line.x, line.mean, line.classes);
    for (std::size_t i = 0; i < line.x.size(); ++i)
      plot.dot(line.x[i], line.mean[i], line.classes, 2.5);
    if (!line.mean.empty())
      ends.push_back({line.mean.back(), line.words, line.classes});
  }
  if (!of_scenarios) plot.ends(high, ends);
  return plot.svg();
}

/// "trust.gain: trust gained from a unit of good experience (rank correlation
/// −0.39)".
std::string heading(const VariedParameter& varied, double rho) {
  std::string words = varied.meaning.empty()
                          ? varied.name
                          : text("{}: {}", varied.name, varied.meaning);
  if (std::isfinite(rho))
    words +=
        text(" (rank correlation {}{:.2f})", rho < 0 ? "−" : "", std::abs(rho));
  return words;
}

NumberTable cell_table(const Given& given, std::string_view statistic,
                       std::span<const CellFindings> cells) {
  const ResultAxes& axes = given.results.axes();
  NumberTable table{{{"scenario", "scenario"}, {"point", "point"}}, {}};
  for (const VariedParameter& each : axes.varied)
    table.columns.push_back({each.name, each.name});
  for (const char* column : {"relation", "mean", "low", "high", "runs"})
    table.columns.push_back(
        {column == std::string("mean") ? std::string(statistic) : column,
         column});
  for (const CellFindings& cell : cells)
    for (std::size_t i = 0; i < cell.found.size(); ++i) {
      if (table.rows.size() >= most_rows_shown) return table;
      std::vector<NumberTable::Entry> row{axes.scenarios[cell.scenario],
                                          long(cell.point)};
      row.insert(row.end(), cell.factors.begin(), cell.factors.end());
      const Interval& found = cell.found[i];
      row.insert(row.end(), {axes.relations[i], found.mean, found.low,
                             found.high, long(found.count)});
      table.add(std::move(row));
    }
  return table;
}

}  // namespace

Picture responses(const Given& given, std::string_view statistic,
                  const std::string& words,
                  std::span<const CellFindings> cells) {
  const ResultAxes& axes = given.results.axes();
  Picture picture{.id = "responses", .title = text("What {} go with", words)};
  if (axes.varied.empty() || cells.empty()) return picture;
  const bool of_scenarios = axes.scenarios.size() > 1;
  const auto order = by_strength(cells, axes.varied.size());
  for (std::size_t i = 0; i < order.size() && i < most_factors; ++i) {
    std::vector<Response> lines;
    const std::size_t count = std::min<std::size_t>(
        of_scenarios ? axes.scenarios.size() : axes.relations.size(),
        most_lines);
    for (std::size_t line = 0; line < count; ++line) {
      lines.push_back(response(cells, order[i], of_scenarios ? 0 : line,
                               of_scenarios ? line : 0));
      lines.back().words =
          of_scenarios ? axes.scenarios[line] : axes.relations[line];
      lines.back().classes = colour_of_relation(line);
    }
    const VariedParameter& varied = axes.varied[order[i]];
    picture.panels.push_back(
        {varied.name, heading(varied, correlation(cells, order[i], 0)),
         plot_responses(text("{} against {}", words, varied.name), lines,
                        varied, of_scenarios)});
  }
  if (of_scenarios)
    for (std::size_t line = 0;
         line < most_lines && line < axes.scenarios.size(); ++line)
      picture.legend.push_back({LegendEntry::Shape::line,
                                colour_of_relation(line),
                                axes.scenarios[line]});
  picture.caption = text(
      "Mean {} over all design points whose value of the number lies in a "
      "step; the other numbers vary beside it. Band: 95 % interval of the mean "
      "over these points{}. {} cells (a scenario at a point), {}. Strongest "
      "first, by the rank correlation of {}.{}",
      words,
      of_scenarios
          ? text(", of the first scenario; those of the others are much the "
                 "same. Lines are scenarios, of {}",
                 axes.relations.front())
          : ". Lines are relations",
      with_commas(static_cast<long long>(cells.size())),
      counted(axes.runs_done, "run"), axes.relations.front(),
      cells.size() * axes.relations.size() > most_rows_shown
          ? text(" The table shows the first {} rows; twinning export gives "
                 "all.",
                 most_rows_shown)
          : "");
  picture.numbers = cell_table(given, statistic, cells);
  return picture;
}

}  // namespace twinning::report
