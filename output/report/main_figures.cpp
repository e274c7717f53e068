#include "output/report/main_figures.hpp"

#include <algorithm>
#include <array>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// A row of the table: a statistic, and what it is called there.
struct Figure {
  std::string_view statistic, words;
  bool in_percent = false;
};

constexpr std::array<Figure, 4> all_figures{{
    {"standing_links", "Links standing in {}"},
    {"dormant_share", "of these dormant, with hardly any visits", true},
    {"deals_a_year", "Deals a year, mean of the last ten years"},
    {"trust_at_end", "Mean trust, from 0 to 1"},
}};

std::string cell(const Figure& figure, const Ensemble& found) {
  if (found.runs == 0) return "<td>–";
  const auto shown = figure.in_percent ? percent : spoken;
  return text("<td><data data-of={} value={}>{}</data> <small>{}</small>",
              figure.statistic, exact(found.mean), shown(found.mean),
              found.runs < 2
                  ? std::string("one run: no range")
                  : text("{} to {}", shown(found.low), shown(found.high)));
}

/// A row, or nothing if no relation has such a number.
std::string row(const Figure& figure, const RunStatistics& found,
                std::size_t relations) {
  std::string cells;
  bool any = false;
  for (std::size_t i = 0; i < relations; ++i) {
    const Ensemble one = found.over_rows(figure.statistic, i);
    any = any || one.runs > 0;
    cells += cell(figure, one);
  }
  std::string words{figure.words};
  if (const auto at = words.find("{}"); at != std::string::npos)
    words.replace(at, 2, text("{}", found.of().axes().years.back()));
  return any ? text("<tr><th scope=row>{}{}\n", words, cells) : std::string();
}

}  // namespace

std::string_view rows_of(const Case& of) {
  return of.axes().of_cells ? "design points" : "runs";
}

std::string main_figures(const RunStatistics& found) {
  const auto& relations = found.of().axes().relations;
  const std::size_t told = std::min(relations.size(), most_relations_told);
  std::string rows, heads;
  for (const Figure& each : all_figures) rows += row(each, found, told);
  if (rows.empty()) return {};
  for (std::size_t i = 0; i < told; ++i)
    heads += text("<th scope=col>{}", isolated(relations[i]));
  return text(
      "<table class=figures data-fixed><caption>Means over {}; 90 % of the {} "
      "lie in the range under each</caption><thead><tr><td>{}<tbody>\n{}"
      "</table>",
      counted(found.of().runs, "run"), rows_of(found.of()), heads, rows);
}

}  // namespace twinning::report
