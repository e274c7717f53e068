#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/experiment/precision.hpp"
#include "tools/study_summary.hpp"
#include "tools/summary.hpp"
#include "tools/words.hpp"

namespace twinning {
namespace {

/// Cells that are listed one by one, and factors that are listed, at most.
constexpr std::size_t listed_cells = 24;
constexpr std::size_t listed_factors = 12;
constexpr std::size_t name_width = 36;
constexpr std::size_t factor_width = 10;

using Mean = StudySummary::Mean;

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// "29.6 ± 0.7", the mean in a column of its own.
std::string with_interval(double mean, double half_width) {
  if (!std::isfinite(mean)) return right("not known", 9);
  if (!std::isfinite(half_width)) return right(rounded(mean), 9) + " ± ?";
  return text("{} ± {}", right(rounded(mean), 9), rounded(half_width));
}

std::string short_interval(const Mean& mean) {
  return std::isfinite(mean.half_width)
             ? text("{} ± {}", rounded(mean.mean), rounded(mean.half_width))
             : rounded(mean.mean);
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
    out += text("{}  {}", right(number(cell.runs), 7),
                with_interval(cell.mean, half_width(0.95, cell.runs, cell.sd)));
    if (summary.scenarios.size() > 1)
      out += "   " + shown(summary.scenarios[cell.scenario].name);
    out += '\n';
  }
  return out;
}

/// "+19.2 ± 2.1, more at 128 of 128".
std::string more_words(const StudySummary::ScenarioSummary& scenario) {
  const Mean& more = scenario.more;
  if (!std::isfinite(more.mean)) return "not known";
  const std::string sign = more.mean < 0 ? "−" : "+";
  return text("{}{}{}, more at {} of {}", sign, rounded(std::abs(more.mean)),
              std::isfinite(more.half_width)
                  ? text(" ± {}", rounded(more.half_width))
                  : "",
              number(scenario.above), number(more.cells));
}

std::string scenario_words(const StudySummary& summary) {
  const std::size_t points = summary.scenarios.front().mean.cells;
  std::string out = text("\nby scenario, over {} point{}\n", number(points),
                         points == 1 ? "" : "s");
  for (std::size_t i = 0; i < summary.scenarios.size(); ++i) {
    const auto& scenario = summary.scenarios[i];
    out += text(
        "  {}   {}\n",
        padded(with_interval(scenario.mean.mean, scenario.mean.half_width), 18),
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
    for (const Mean& step : steps) means.push_back(step.mean);
    out += text("  {}  {}  {}", padded(shown(factor), name_width - 2),
                right(std::isfinite(correlation) ? text("{:+.2f}", correlation)
                                                 : "does not",
                      10),
                sparkline(means, means.size()));
    if (!steps.empty())
      out += text("  {} at {} to {} at {}", short_interval(steps.front()),
                  rounded(low), short_interval(steps.back()), rounded(high));
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
