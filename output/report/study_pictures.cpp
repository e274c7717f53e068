#include "output/report/study_pictures.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "output/report/course_pictures.hpp"
#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "sim/base/ranks.hpp"
#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::size_t most_steps = 12;
constexpr std::size_t most_factors = 12;
constexpr std::size_t most_rows_shown = 500;

/// Values of a factor that are told apart: its own, or steps that hold about
/// as many cells each.
class Steps {
 public:
  Steps(std::span<const CellFindings> cells, std::size_t factor) {
    std::vector<double> all;
    for (const CellFindings& cell : cells) all.push_back(cell.factors[factor]);
    std::ranges::sort(all);
    std::vector<double> levels = all;
    levels.erase(std::ranges::unique(levels).begin(), levels.end());
    own_ = levels.size() <= most_steps;
    if (own_) {
      ends_ = levels;
      return;
    }
    for (std::size_t i = 1; i <= most_steps; ++i)
      ends_.push_back(all[i * all.size() / most_steps - 1]);
  }

  [[nodiscard]] std::size_t of(double value) const {
    const auto end = std::ranges::lower_bound(ends_, value);
    return std::min(std::size_t(end - ends_.begin()), ends_.size() - 1);
  }
  [[nodiscard]] std::size_t count() const { return ends_.size(); }
  [[nodiscard]] bool own() const { return own_; }
  [[nodiscard]] double end(std::size_t step) const { return ends_[step]; }

 private:
  std::vector<double> ends_;
  bool own_ = false;
};

double correlation(std::span<const CellFindings> cells, std::size_t factor,
                   std::size_t relation) {
  std::vector<double> x, y;
  for (const CellFindings& cell : cells)
    if (std::isfinite(cell.found[relation].mean)) {
      x.push_back(cell.factors[factor]);
      y.push_back(cell.found[relation].mean);
    }
  if (x.size() < 3) return unknown;
  Ranker ranker;
  Ranks a, b;
  ranker.rank(x, a);
  ranker.rank(y, b);
  return partial_correlation(a, b);
}

/// Factors, those first with which the first relation moves the most.
std::vector<std::size_t> by_strength(std::span<const CellFindings> cells,
                                     std::size_t factors) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < factors; ++i) {
    const double found = correlation(cells, i, 0);
    order.emplace_back(std::isfinite(found) ? -std::abs(found) : 1.0, i);
  }
  std::ranges::sort(order);
  std::vector<std::size_t> sorted;
  for (const auto& [strength, factor] : order) sorted.push_back(factor);
  return sorted;
}

/// A line of a response: the mean over the cells of each step.
struct Response {
  std::string words, classes;
  std::vector<double> x, mean, low, high;
};

Response response(std::span<const CellFindings> cells, std::size_t factor,
                  std::size_t relation, std::size_t scenario) {
  const Steps steps(cells, factor);
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

std::string plot_responses(const std::string& heard,
                           const std::vector<Response>& lines,
                           const VariedParameter& varied) {
  std::vector<double> x, y;
  for (const Response& line : lines) {
    x.insert(x.end(), line.x.begin(), line.x.end());
    for (const auto* part : {&line.mean, &line.low, &line.high})
      y.insert(y.end(), part->begin(), part->end());
  }
  if (x.empty()) return {};
  const auto [low, high] = std::ranges::minmax(x);
  Plot plot(heard, {low, high > low ? high : low + 1}, span_of(y),
            {.right = 110, .bottom = 42});
  plot.y_axis("");
  plot.x_axis(varied.unit == "1" || varied.unit.empty()
                  ? varied.name
                  : text("{} [{}]", varied.name, varied.unit));
  std::vector<Plot::End> ends;
  for (const Response& line : lines) {
    plot.band(line.x, line.low, line.high, line.classes);
    plot.line(line.x, line.mean, line.classes);
    for (std::size_t i = 0; i < line.x.size(); ++i)
      plot.dot(line.x[i], line.mean[i], line.classes, 2.5);
    if (!line.mean.empty())
      ends.push_back(
          {line.mean.back(),
           line.words.size() > 17 ? line.words.substr(0, 16) + "…" : line.words,
           line.classes});
  }
  plot.ends(high, ends);
  return plot.svg();
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

std::string step_words(const Steps& steps, std::size_t step) {
  return steps.own() ? text("{:.3g}", steps.end(step))
                     : text("to {:.3g}", steps.end(step));
}

/// Squares of the means over two factors; darker is more.
std::string plot_heat(const ResultAxes& axes,
                      std::span<const CellFindings> cells, std::size_t relation,
                      std::size_t across, std::size_t up) {
  const Steps columns(cells, across), rows(cells, up);
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
    plot.words(double(i) + 0.5, 0, step_words(columns, i), "heat-mark", 0, 15);
  for (std::size_t i = 0; i < rows.count(); ++i)
    plot.words(0, double(i) + 0.5, step_words(rows, i), "heat-row", -6, 4);
  plot.words(double(columns.count()), 0, axes.varied[across].name, "heat-end",
             0, 36);
  plot.words(0, double(rows.count()) / 1.04, axes.varied[up].name, "unit", -62,
             -12);
  return plot.svg();
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
        of_scenarios ? axes.scenarios.size() : axes.relations.size(), 6);
    for (std::size_t line = 0; line < count; ++line) {
      lines.push_back(response(cells, order[i], of_scenarios ? 0 : line,
                               of_scenarios ? line : 0));
      lines.back().words =
          of_scenarios ? axes.scenarios[line] : axes.relations[line];
      lines.back().classes = colour_of_relation(line);
    }
    const VariedParameter& varied = axes.varied[order[i]];
    const double rho = correlation(cells, order[i], 0);
    picture.panels.push_back(
        {varied.name,
         text(
             "{}{}", varied.name,
             std::isfinite(rho) ? text(" (rank correlation {:.2f})", rho) : ""),
         plot_responses(text("{} against {}", words, varied.name), lines,
                        varied)});
  }
  picture.caption = text(
      "Mean {} over all design points whose value of the number lies in a "
      "step; the other numbers vary beside it. Band: 95 % interval of the mean "
      "over these points. {}. {} cells (a scenario at a point), {}. Strongest "
      "first, by the rank correlation of {}.{}",
      words,
      of_scenarios ? text("Lines are scenarios, of {}", axes.relations.front())
                   : "Lines are relations",
      cells.size(), counted(axes.runs_done, "run"), axes.relations.front(),
      cells.size() * axes.relations.size() > most_rows_shown
          ? text(" The table shows the first {} rows; twinning export gives "
                 "all.",
                 most_rows_shown)
          : "");
  picture.numbers = cell_table(given, statistic, cells);
  return picture;
}

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
