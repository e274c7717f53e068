#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/summary.hpp"
#include "tools/studies/study_summary.hpp"

namespace twinning {
namespace {

/// Cells that are listed one by one, and factors that are listed, at most.
constexpr std::size_t listed_cells = 24;
constexpr std::size_t listed_factors = 12;
constexpr std::size_t name_width = 36;
constexpr std::size_t factor_width = 10;

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

std::string cell_words(const StudySummary& summary) {
  std::string out = "\n";
  for (const std::string& factor : summary.factors)
    out += right(factor, std::max(letters(factor), factor_width)) + "  ";
  out += text("{}       mean ± 95 %\n", right("runs", 7));
  for (std::size_t i = 0; i < summary.cells.size(); ++i) {
    const StudyCell& cell = summary.cells[i];
    for (std::size_t f = 0; f < summary.factors.size(); ++f)
      out += right(text("{}", summary.varied[i][f]),
                   std::max(letters(summary.factors[f]), factor_width)) +
             "  ";
    out +=
        text("{}  {}", right(number(cell.runs), 7),
             in_column(mean_interval(Moments{cell.runs, cell.mean, cell.sd})));
    if (summary.scenarios.size() > 1)
      out += "   " + shown(summary.scenarios[cell.scenario].name);
    out += '\n';
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

std::string response_words(const StudySummary& summary) {
  std::string out =
      text("\n{}  {}  from its least to its greatest value\n",
           padded("what is varied, the strongest first", name_width),
           right("rank corr.", 10));
  const std::size_t some = std::min(listed_factors, summary.responses.size());
  for (std::size_t i = 0; i < some; ++i) {
    const auto& [factor, unit, low, high, correlation, steps] =
        summary.responses[i];
    std::vector<double> means;
    for (const Interval& step : steps) means.push_back(step.mean);
    out += text("  {}  {}  {}", padded(shown(factor), name_width - 2),
                right(std::isfinite(correlation) ? text("{:+.2f}", correlation)
                                                 : "does not",
                      10),
                sparkline(means, means.size()));
    if (!steps.empty())
      out += text("  {} at {} to {} at {}", plus_minus(steps.front()),
                  rounded(low), plus_minus(steps.back()), rounded(high));
    out += '\n';
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
  out += text("\n{} in {} [{}]: {}\n", summary.statistic,
              shown(summary.relation), summary.unit, summary.meaning);
  if (summary.cells.size() <= listed_cells) out += cell_words(summary);
  if (summary.scenarios.size() > 1) out += scenario_words(summary);
  if (!summary.responses.empty() && summary.cells.size() > 2)
    out += response_words(summary);
  return out + '\n' + wrapped(caveat, 0);
}

}  // namespace twinning
