#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/console/json.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/summary.hpp"

namespace twinning {
namespace {

constexpr std::size_t plot_width = 48;
constexpr std::size_t words_width = 47;

/// "UK-China / deals a year ▁▂▃ 0 to 31".
std::string course(std::string_view name, const std::vector<double>& values) {
  double highest = 0;
  for (const double value : values)
    if (value > highest) highest = value;
  return text("  {} {} 0 to {}\n", padded(name, 13),
              padded(sparkline(values, plot_width), plot_width),
              rounded(highest));
}

std::string row(const Figure& figure) {
  const Ensemble& found = figure.over_runs;
  const std::string interval =
      found.runs > 1 ? text("{} to {}", rounded(found.low), rounded(found.high))
                     : "one run: not known";
  return text("  {} {} {}\n", padded(figure.words, words_width),
              right(rounded(found.mean), 8), right(interval, 18));
}

/// The name, and the first and last year above their ends of the courses; a
/// long name has a line of its own.
std::string heading(const std::string& relation,
                    const std::vector<int>& years) {
  constexpr std::size_t begin = 16;
  const std::string ends = text("{}{}{}\n", years.front(),
                                std::string(plot_width - 8, ' '), years.back());
  return letters(relation) < begin
             ? padded(relation, begin) + ends
             : relation + '\n' + std::string(begin, ' ') + ends;
}

std::string relation_words(const RelationSummary& summary,
                           const std::vector<int>& years) {
  std::string out = '\n' + heading(summary.relation, years);
  out += course("deals a year", summary.deals);
  out += course("mean trust", summary.trust);
  out += text("  {} {} {}\n", std::string(words_width, ' '), right("mean", 8),
              right("90 % of runs", 18));
  for (const Figure& figure : summary.figures)
    if (figure.over_runs.runs > 0) out += row(figure);
  return out;
}

constexpr std::string_view caveat =
    "A link meets its aim when its value a year is at least a quarter of what "
    "it could be worth. Means are over runs that differ in their luck alone; "
    "the interval leaves 5 % of the runs out on each side. It does not hold "
    "the doubt about the model or its parameters, most of which are assumed. "
    "These figures are for comparing scenarios; they are no forecast, least "
    "of all of a single city.";

Json json_figure(const Figure& figure) {
  return {{"statistic", figure.statistic}, {"unit", figure.unit},
          {"mean", figure.over_runs.mean}, {"low", figure.over_runs.low},
          {"high", figure.over_runs.high}, {"runs", figure.over_runs.runs}};
}

}  // namespace

std::string sparkline(const std::vector<double>& values, std::size_t width) {
  constexpr std::array<std::string_view, 8> bars{"▁", "▂", "▃", "▄",
                                                 "▅", "▆", "▇", "█"};
  const std::size_t columns = std::min(width, values.size());
  std::vector<double> shown;
  for (std::size_t column = 0; column < columns; ++column) {
    const std::size_t begin = column * values.size() / columns;
    const std::size_t end = (column + 1) * values.size() / columns;
    shown.push_back(
        mean(std::span{values}.subspan(begin, std::max(end - begin, 1ul))));
  }

  double highest = 0;
  for (const double value : shown)
    if (value > highest) highest = value;
  std::string out;
  for (const double value : shown) {
    const double level = highest > 0 ? std::max(value, 0.0) / highest * 8 : 0;
    out += std::isnan(value) ? " " : bars[std::min(std::size_t(level), 7ul)];
  }
  return out;
}

std::string words_of(const Summary& summary) {
  std::string out = text("{}: {} run{}, {}–{}\n", summary.scenario,
                         with_commas(static_cast<long long>(summary.runs)),
                         summary.runs == 1 ? "" : "s", summary.years.front(),
                         summary.years.back());
  if (summary.failed > 0)
    out += text("{} of these failed; twinning status tells why\n",
                with_commas(static_cast<long long>(summary.failed)));
  for (const RelationSummary& relation : summary.relations)
    out += relation_words(relation, summary.years);
  return out + '\n' + wrapped(caveat, 0);
}

std::string json_of(const Summary& summary, const std::string& result_file) {
  Json relations = Json::array();
  for (const RelationSummary& one : summary.relations) {
    Json figures = Json::array();
    for (const Figure& figure : one.figures)
      figures.push_back(json_figure(figure));
    relations.push_back({{"relation", one.relation},
                         {"statistics", figures},
                         {"years", summary.years},
                         {"deals", one.deals},
                         {"mean_trust", one.trust}});
  }
  return json_text({{"result", result_file},
                    {"scenario", summary.scenario},
                    {"runs", summary.runs},
                    {"failed", summary.failed},
                    {"relations", relations}});
}

}  // namespace twinning
