#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/json.hpp"
#include "tools/study_summary.hpp"
#include "tools/summary.hpp"
#include "tools/words.hpp"

namespace twinning {
namespace {

/// Cells that are listed one by one, and factors that are listed, at most.
constexpr std::size_t listed_cells = 24;
constexpr std::size_t listed_factors = 12;
constexpr std::size_t name_width = 38;

using Cell = StudySummary::Cell;

std::string number(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

/// A mean with the 95 % interval that luck leaves it.
std::string with_error(const Cell& cell) {
  if (!std::isfinite(cell.mean)) return right("not known", 9);
  if (!std::isfinite(cell.error)) return right(rounded(cell.mean), 9);
  return text("{} ± {}", right(rounded(cell.mean), 9),
              rounded(1.96 * cell.error));
}

std::string cell_words(const StudySummary& summary) {
  std::string out = "\n";
  for (const std::string& factor : summary.factors)
    out += right(factor, std::max<std::size_t>(letters(factor), 10)) + "  ";
  out += text("{}  mean ± 95 % of it\n", right("runs", 7));
  for (const Cell& cell : summary.cells) {
    for (std::size_t i = 0; i < cell.factors.size(); ++i)
      out += right(text("{}", cell.factors[i]),
                   std::max<std::size_t>(letters(summary.factors[i]), 10)) +
             "  ";
    out += text("{}  {}", right(number(cell.runs), 7), with_error(cell));
    if (summary.scenarios.size() > 1)
      out += "   " + shown(summary.scenarios[cell.scenario]);
    out += '\n';
  }
  return out;
}

std::string scenario_words(const StudySummary& summary) {
  std::string out = "\nby scenario, over all points\n";
  for (std::size_t i = 0; i < summary.scenarios.size(); ++i)
    out += text("  {} {}\n", right(rounded(summary.by_scenario[i]), 9),
                shown(summary.scenarios[i]));
  return out;
}

std::string response_words(const StudySummary& summary) {
  std::string out =
      text("\n{}  {}  from its least to its greatest value\n",
           padded("what is varied, the strongest first", name_width),
           right("rank corr.", 10));
  const std::size_t some = std::min(listed_factors, summary.responses.size());
  for (std::size_t i = 0; i < some; ++i) {
    const auto& [factor, unit, low, high, correlation, means] =
        summary.responses[i];
    out += text("  {}  {}  {}", padded(shown(factor), name_width - 2),
                right(std::isfinite(correlation) ? text("{:+.2f}", correlation)
                                                 : "does not",
                      10),
                sparkline(means, means.size()));
    if (!means.empty())
      out += text("  {} at {} to {} at {}", rounded(means.front()),
                  rounded(low), rounded(means.back()), rounded(high));
    out += '\n';
  }
  if (summary.responses.size() > some)
    out += text("  … and {} more\n", summary.responses.size() - some);
  return out;
}

}  // namespace

std::string words_of(const StudySummary& summary) {
  std::string out =
      text("{}: {} of {} runs, {} cell{}\n", shown(summary.title),
           number(summary.runs_done), number(summary.runs_planned),
           number(summary.cells.size()), summary.cells.size() == 1 ? "" : "s");
  if (summary.failed > 0)
    out +=
        text("{} failed; twinning status tells why\n", number(summary.failed));
  if (summary.at_the_cap > 0)
    out += text(
        "{} of {} cells have {} replicates, the most they may: the "
        "precision asked for may not be reached there\n",
        number(summary.at_the_cap), number(summary.cells.size()),
        number(summary.cap));
  out += text("\n{} in {} [{}]: {}\n", summary.statistic,
              shown(summary.relation), summary.unit, summary.meaning);
  if (summary.cells.size() <= listed_cells) out += cell_words(summary);
  if (summary.scenarios.size() > 1) out += scenario_words(summary);
  if (!summary.responses.empty() && summary.cells.size() > 2)
    out += response_words(summary);
  return out + '\n' +
         wrapped(
             "The ± is that of luck alone: of the mean over replicates. A "
             "rank correlation tells how steadily the statistic moves with "
             "what is varied, over all cells, and not why.",
             0);
}

std::string json_of(const StudySummary& summary,
                    const std::string& result_file) {
  Json cells = Json::array();
  for (const Cell& cell : summary.cells) {
    Json factors = Json::object();
    for (std::size_t i = 0; i < cell.factors.size(); ++i)
      factors[summary.factors[i]] = cell.factors[i];
    cells.push_back({{"scenario", summary.scenarios[cell.scenario]},
                     {"point", cell.point},
                     {"varied", factors},
                     {"mean", cell.mean},
                     {"standard_error", cell.error},
                     {"runs", cell.runs}});
  }
  Json responses = Json::array();
  for (const auto& each : summary.responses)
    responses.push_back({{"varied", each.factor},
                         {"low", each.low},
                         {"high", each.high},
                         {"rank_correlation", each.correlation},
                         {"means", each.means}});
  return json_text({{"result", result_file},
                    {"title", summary.title},
                    {"runs", summary.runs_done},
                    {"planned", summary.runs_planned},
                    {"failed", summary.failed},
                    {"statistic", summary.statistic},
                    {"relation", summary.relation},
                    {"cells", cells},
                    {"responses", responses}});
}

}  // namespace twinning
