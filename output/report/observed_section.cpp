#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "output/report/documents.hpp"
#include "output/report/json_document.hpp"
#include "output/report/kept_observed.hpp"
#include "output/report/numbers.hpp"
#include "output/report/observed_tables.hpp"
#include "output/report/picture.hpp"
#include "output/report/row_plot.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// Half-widths of the interval about the mean that the picture shows.
constexpr double reach = 2;

/// Whether the observed value lies in the interval; none: there is no verdict.
std::optional<bool> is_inside(const Json& row) {
  const auto found = row.find("inside");
  const Found run = found_in(row);
  const bool known =
      std::isfinite(run.mean + run.low + run.high + number(row, "observed"));
  if (found == row.end() || !found->is_boolean() || !known) return std::nullopt;
  return found->get<bool>();
}

bool is_foretold(const Json& row) {
  return words(row, {"given"}) == "predicted";
}

/// "UK-China: links signed, 1980 to 1989".
std::string name_of(const Json& row) {
  const std::string relation = words(row, {"relation"});
  std::string name = words(row, {"words", "quantity"});
  if (!relation.empty() && name.find(':') == std::string::npos)
    name = text("{}: {}", relation, name);
  const double from = number(row, "from"), year = number(row, "year");
  if (std::isnan(year)) return name;
  if (std::isnan(from) || from == year) return text("{}, {:.0f}", name, year);
  return text("{}, {:.0f} to {:.0f}", name, from, year);
}

/// "39 or more", by what is known of the value.
std::string observed_words(const Json& row, const char* least,
                           const char* most) {
  const std::string bound = words(row, {"bound"});
  const double seen = number(row, "observed");
  const std::string value = words(row, {"unit"}) == "1" ? percent(seen)
                            : seen == std::floor(seen) && seen < 1e6
                                ? text("{:.0f}", seen)
                                : spoken(seen);
  return text("{}{}",
              bound == "at_least"  ? least
              : bound == "at_most" ? most
                                   : "",
              value);
}

/// ": formal links alone", which tells numbers of one year apart.
std::string counted_what(const Json& row) {
  const std::string selection = words(row, {"selection"});
  return selection.empty() ? selection : ": " + selection;
}

PlotRow drawn(const Json& row) {
  const Found run = found_in(row);
  const double seen = number(row, "observed");
  const double half =
      seen < run.mean ? run.mean - run.low : run.high - run.mean;
  const double off = seen == run.mean ? 0 : (seen - run.mean) / half;
  const std::string bound = words(row, {"bound"});
  return {.name = name_of(row),
          .classes = is_inside(row).value_or(false) ? "better" : "worse",
          .low = -1,
          .at = std::clamp(off, -reach + 0.1, reach - 0.1),
          .high = 1,
          .value = observed_words(row, "≥ ", "≤ "),
          .told = text("{}\nobserved {}{}\nruns {} ({} to {})", name_of(row),
                       observed_words(row, "at least ", "at most "),
                       counted_what(row), spoken(run.mean), spoken(run.low),
                       spoken(run.high)),
          .onwards = bound == "at_least"  ? 1
                     : bound == "at_most" ? -1
                                          : 0};
}

/// Rows on one axis, in units of the half-width of the prediction: where the
/// observed value lies in what the runs show.
std::string plot_observed(const std::vector<Json>& judged) {
  std::vector<PlotRow> rows;
  for (const bool foretold : {true, false}) {
    bool any = false;
    for (const Json& each : judged) {
      if (is_foretold(each) != foretold) continue;
      if (!any)
        rows.push_back({.name = foretold ? "Foretold by the model"
                                         : "Given to it, wholly or in part: no "
                                           "test"});
      any = true;
      rows.push_back(drawn(each));
    }
  }
  RowPlot plot("Observed values against what the runs show", {-reach, reach},
               rows);
  plot.plot().words(-1, 0, "low", "heat-mark", 0, 17);
  plot.plot().words(0, 0, "mean", "heat-mark", 0, 17);
  plot.plot().words(1, 0, "high", "heat-mark", 0, 17);
  return plot.svg();
}

NumberTable table_of(const std::vector<Json>& quantities) {
  NumberTable table{{{"quantity", "quantity"},
                     {"observed", "observed"},
                     {"mean", "runs, mean"},
                     {"low", "low, 90 %"},
                     {"high", "high, 90 %"},
                     {"crps", "score (CRPS)"},
                     {"runs", "runs"},
                     {"given", "to the model it is"},
                     {"selection", "what was counted"},
                     {"not_compared", "why it is not compared"}},
                    {}};
  for (const Json& each : quantities)
    table.add({name_of(each), observed_words(each, "at least ", "at most "),
               number(each, "mean"), number(each, "low"), number(each, "high"),
               number(each, "crps"), whole(each, "replicates"),
               words(each, {"given"}), words(each, {"selection"}),
               words(each, {"not_compared"})});
  drop_empty_columns(table);
  return table;
}

std::string title_of(const std::vector<Json>& judged) {
  std::size_t foretold = 0, inside = 0;
  for (const Json& each : judged)
    if (is_foretold(each)) {
      ++foretold;
      inside += is_inside(each).value_or(false) ? 1 : 0;
    }
  if (foretold == 0) return "No observed number here is a test of the model";
  if (foretold == 1)
    return text(
        "The one observed number that tests the model lies {} the range of the "
        "runs",
        inside == 1 ? "in" : "outside");
  return text(
      "Of {} observed numbers that test the model, {} lie in the range of the "
      "runs",
      foretold, inside == 0 ? std::string("none") : text("{}", inside));
}

std::string without_verdict(std::size_t count) {
  if (count == 0) return {};
  return text(" {} more {} no verdict; the table says why.", count,
              count == 1 ? "has" : "have");
}

std::vector<Json> judged_of(const std::vector<Json>& quantities) {
  std::vector<Json> judged;
  for (const Json& each : quantities)
    if (is_inside(each)) judged.push_back(each);
  return judged;
}

std::string said_of(const Json& document) {
  std::string title = title_of(judged_of(objects(document, "quantities")));
  title[0] = char(title[0] | 0x20);
  return text(
      "<p><a href=\"#observed\">Held against what was observed</a>: {}.</p>",
      title);
}

std::string section_of(const Json& document, const std::string& place) {
  const auto quantities = objects(document, "quantities");
  const std::vector<Json> judged = judged_of(quantities);
  Picture picture{.id = "observed", .title = title_of(judged)};
  if (!judged.empty())
    picture.panels.push_back({"observed", "", plot_observed(judged)});
  picture.legend = {
      {LegendEntry::Shape::dot, "better", "observed, fits the runs"},
      {LegendEntry::Shape::dot, "worse", "observed, does not fit"},
      {LegendEntry::Shape::line, "open", "range of the runs"}};
  picture.caption = text(
      "Where each of {} observed values (dot, and the number at the end) lies "
      "in the range that holds 90 % of the runs (line), which is drawn alike "
      "for all, whatever is counted; what lies far outside is drawn at the "
      "edge. A dashed line goes on from a value that is known to be at least, "
      "or at most, so much. What the model was given is no test of it.{}",
      judged.size(), without_verdict(quantities.size() - judged.size()));
  picture.numbers = table_of(quantities);
  return observed_verdicts(document) + html_of(picture, place) +
         skill_table(document) + network_table(document);
}

}  // namespace

std::string observed_section(const std::string& json, const std::string& file,
                             const std::string& place) {
  return section_of(parsed(json, file, "quantities", "observe"), place);
}

std::string observed_section(const KeptTables& kept, const std::string& file,
                             const std::string& place) {
  return section_of(observed_document(kept, file), place);
}

std::string observed_said(const std::string& json, const std::string& file) {
  return said_of(parsed(json, file, "quantities", "observe"));
}

std::string observed_said(const KeptTables& kept, const std::string& file) {
  return said_of(observed_document(kept, file));
}

}  // namespace twinning::report
