#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/summary.hpp"
#include "tools/studies/study_summary.hpp"

namespace twinning {
namespace {

/// Cells that are listed one by one, and factors that are listed, at most.
constexpr std::size_t listed_cells = 24;
constexpr std::size_t listed_factors = 12;
constexpr std::size_t line_width = 80;
constexpr std::size_t factor_width = 10;
constexpr std::size_t narrow_width = 7;

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// "29.6 ± 0.7", or the mean alone where there is no interval.
std::string plus_minus(const Interval& of) {
  if (!std::isfinite(of.mean)) return "not known";
  if (!std::isfinite(of.low)) return rounded(of.mean) + " ± ?";
  return text("{} ± {}", rounded(of.mean), rounded((of.high - of.low) / 2));
}

/// The same with the mean in a column of its own.
std::string in_column(const Interval& of) {
  const std::string words = plus_minus(of);
  const std::size_t mean = std::min(words.find(' '), words.size());
  return std::string(mean < 9 ? 9 - mean : 0, ' ') + words;
}

/// The heads of what is varied: its names, or, where these are too long for a
/// line, numbers that a legend explains.
std::vector<std::string> heads_of(const StudySummary& summary) {
  constexpr std::size_t rest = 8 + 22;  // runs and mean
  std::size_t width = rest;
  for (const std::string& factor : summary.factors)
    width += std::max(letters(factor), factor_width) + 2;
  if (width <= line_width) return summary.factors;
  std::vector<std::string> numbers;
  for (std::size_t f = 0; f < summary.factors.size(); ++f)
    numbers.push_back(text("({})", f + 1));
  return numbers;
}

std::string legend(const StudySummary& summary,
                   const std::vector<std::string>& heads) {
  if (heads == summary.factors) return "";
  std::string list;
  for (std::size_t f = 0; f < heads.size(); ++f)
    list += text("  {} {}\n", heads[f], shown(summary.factors[f]));
  return list + "  values in full: twinning export\n\n";
}

/// A value in as many letters, shortened to four digits where it takes more.
std::string value_words(double value, std::size_t width) {
  std::string full = text("{}", value);
  return letters(full) <= width ? full : text("{:.4g}", value);
}

std::string cell_words(const StudySummary& summary) {
  const std::vector<std::string> heads = heads_of(summary);
  const bool in_full = heads == summary.factors;
  const std::size_t least = in_full ? factor_width : narrow_width;
  const auto column = [&](std::size_t f, const std::string& words) {
    return right(words, std::max(letters(heads[f]), least)) +
           (in_full ? "  " : " ");
  };
  std::string out = '\n' + legend(summary, heads);
  for (std::size_t f = 0; f < heads.size(); ++f) out += column(f, heads[f]);
  out += text("{}       mean ± 95 %\n", right("runs", 6));
  std::optional<std::size_t> scenario;
  for (std::size_t i = 0; i < summary.cells.size(); ++i) {
    const StudyCell& cell = summary.cells[i];
    if (summary.scenarios.size() > 1 && scenario != cell.scenario)
      out += text(" {}\n", shown(summary.scenarios[cell.scenario].name));
    scenario = cell.scenario;
    for (std::size_t f = 0; f < heads.size(); ++f)
      out += column(f, value_words(summary.varied[i][f], least));
    out +=
        text("{}  {}\n", right(number(cell.runs), 6),
             in_column(mean_interval(Moments{cell.runs, cell.mean, cell.sd})));
  }
  return out;
}

/// "+19.2 ± 2.1, more at 128 of 128".
std::string more_words(const StudySummary::ScenarioSummary& scenario) {
  return text("{}{}, more at {} of {}", scenario.more.mean > 0 ? "+" : "",
              plus_minus(scenario.more), number(scenario.above),
              number(scenario.more.count));
}

std::string scenario_words(const StudySummary& summary) {
  const std::size_t points = summary.scenarios.front().mean.count;
  std::string out = text("\nby scenario, over {} point{}\n", number(points),
                         points == 1 ? "" : "s");
  for (std::size_t i = 0; i < summary.scenarios.size(); ++i) {
    const auto& scenario = summary.scenarios[i];
    out += text("  {}   {}\n", padded(in_column(scenario.mean), 18),
                shown(scenario.name));
    if (i > 0)
      out += text("  {}   against the first: {}\n", padded("", 18),
                  more_words(scenario));
  }
  return out;
}

/// "  18.4 ± 0.84 at 0.18 to 185 ± 5.10 at 0.40".
std::string ends_of(const StudySummary::Response& response) {
  if (response.steps.empty()) return "";
  return text("  {} at {} to {} at {}", plus_minus(response.steps.front()),
              rounded(response.low), plus_minus(response.steps.back()),
              rounded(response.high));
}

std::string response_words(const StudySummary& summary) {
  const std::size_t some = std::min(listed_factors, summary.responses.size());
  const auto listed = std::span{summary.responses}.first(some);
  std::size_t width = 0;
  for (const StudySummary::Response& each : listed)
    width = std::max(width, letters(shown(each.factor)));
  std::string out = text(
      "\nwhat is varied, the strongest first: rank correlation, and means from "
      "its\nleast to its greatest value\n");
  for (const StudySummary::Response& each : listed) {
    std::vector<double> means;
    for (const Interval& step : each.steps) means.push_back(step.mean);
    const std::string line =
        text("  {}  {}  {}", padded(shown(each.factor), width),
             right(std::isfinite(each.correlation)
                       ? text("{:+.2f}", each.correlation)
                       : "does not",
                   8),
             sparkline(means, means.size()));
    const std::string ends = ends_of(each);
    const bool fits = letters(line) + letters(ends) <= line_width;
    out += text("{}{}{}\n", line, fits ? "" : "\n    ", ends);
  }
  if (summary.responses.size() > some)
    out += text("  … and {} more\n", summary.responses.size() - some);
  return out;
}

/// Whether the replicates gave the precision that the study asks for.
std::string aim_words(const StudySummary& summary) {
  if (!summary.aim) return "";
  const auto& [wanted, missed] = *summary.aim;
  const std::string asked = text(
      "{} ± {}{} in {}{}", wanted.quantity,
      rounded(wanted.relative ? 100 * wanted.half_width : wanted.half_width),
      wanted.relative ? " %" : "", shown(wanted.relation),
      wanted.year ? text(", {}", *wanted.year) : "");
  if (!missed)
    return text("precision not known: {} is not among what was recorded\n",
                asked);
  if (*missed == 0) return text("precision reached in every cell: {}\n", asked);
  return text(
      "precision not reached in {} of {} cells, which have the most "
      "replicates they may: {}\n",
      number(*missed), number(summary.cells.size()), asked);
}

constexpr std::string_view caveat =
    "± is a 95 % interval: of a cell, of the mean over its replicates, which "
    "differ in luck alone; of several, of the mean over these cells, as if "
    "they were drawn at random. A rank correlation tells how steadily the "
    "statistic moves with what is varied, over all cells, and not why.";

}  // namespace

std::string words_of(const StudySummary& summary) {
  std::string out =
      text("{}: {} of {} runs, {} cell{}\n", shown(summary.title),
           number(summary.runs_done), number(summary.runs_planned),
           number(summary.cells.size()), summary.cells.size() == 1 ? "" : "s");
  if (summary.failed > 0)
    out +=
        text("{} failed; twinning status tells why\n", number(summary.failed));
  out += aim_words(summary);
  out += '\n' +
         wrapped(text("{} in {} [{}]: {}", summary.statistic,
                      shown(summary.relation), summary.unit, summary.meaning),
                 0);
  if (summary.cells.size() <= listed_cells) out += cell_words(summary);
  if (summary.scenarios.size() > 1) out += scenario_words(summary);
  if (!summary.responses.empty() && summary.cells.size() > 2)
    out += response_words(summary);
  return out + '\n' + wrapped(caveat, 0);
}

}  // namespace twinning
