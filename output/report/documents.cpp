#include "output/report/documents.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "output/report/picture.hpp"
#include "output/report/plot.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/scenario.hpp"

namespace twinning::report {
namespace {

using Json = nlohmann::json;

Json parsed(const std::string& json, const std::string& file,
            const char* member, const char* command) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains(member) ||
      !document[member].is_array())
    throw UserError(Fault::input,
                    text("{}: holds no list of {}; make it with: twinning {} "
                         "--json",
                         shown(file), member, command));
  return document;
}

double number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<double>()
                                                     : unknown;
}

/// The first of the members that is a text.
std::string words(const Json& object,
                  std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto found = object.find(name);
        found != object.end() && found->is_string())
      return found->get<std::string>();
  return {};
}

/// Whether the observed value lies in the interval; none: there is no verdict.
std::optional<bool> is_inside(const Json& row) {
  const auto found = row.find("inside");
  if (found == row.end() || !found->is_boolean()) return std::nullopt;
  return found->get<bool>();
}

/// A mean and its interval in a table.
struct Found {
  double mean = unknown, low = unknown, high = unknown, replicates = unknown;
};
Found found_in(const Json& claim, const char* name) {
  const auto at = claim.find(name);
  if (at == claim.end() || !at->is_object()) return {};
  return {number(*at, "mean"), number(*at, "low"), number(*at, "high"),
          number(*at, "replicates")};
}

std::string verdict_words(const std::string& verdict) {
  if (verdict == "pass") return "✓ holds";
  if (verdict == "fail") return "✗ fails";
  return "○ undecided";
}

std::string interval_words(const Found& found) {
  if (std::isnan(found.mean)) return "–";
  return text("{} ({} to {})", spoken(found.mean), spoken(found.low),
              spoken(found.high));
}

/// Rows on one axis, in units of the half-width of the prediction: where the
/// observed value lies in what the runs show.
std::string plot_observed(const std::vector<const Json*>& rows) {
  const double lines = double(rows.size());
  Plot plot("Observed values against what the runs show", {-3, 3}, {0, lines},
            {.left = 250, .right = 16, .top = 6, .bottom = 40}, 680,
            46 + 24 * lines);
  plot.rule(0, 0, 0, lines, "base");
  plot.words(-1, 0, "low", "heat-mark", 0, 17);
  plot.words(0, 0, "mean of the runs", "heat-mark", 0, 17);
  plot.words(1, 0, "high", "heat-mark", 0, 17);
  double y = lines;
  for (const Json* row : rows) {
    y -= 1;
    const Found run{number(*row, "mean"), number(*row, "low"),
                    number(*row, "high"), unknown};
    const double seen = number(*row, "observed");
    const double half =
        seen < run.mean ? run.mean - run.low : run.high - run.mean;
    const double off = half > 0 ? (seen - run.mean) / half : unknown;
    const bool inside = is_inside(*row).value_or(false);
    plot.rule(-1, y + 0.5, 1, y + 0.5, "reach open");
    plot.dot(std::clamp(off, -2.9, 2.9), y + 0.5, inside ? "better" : "worse",
             5.5);
    std::string name = words(*row, {"words", "quantity"});
    if (const auto year = row->find("year");
        year != row->end() && year->is_number())
      name += text(", {}", year->dump());
    plot.words(-3, y + 0.5, name.size() > 42 ? name.substr(0, 41) + "…" : name,
               "row", -248, 4);
    plot.tells_row(
        y, y + 1,
        text("{}\nobserved {}\nruns {} ({} to {})", name, spoken(seen),
             spoken(run.mean), spoken(run.low), spoken(run.high)));
  }
  return plot.svg();
}

std::string skill_table(const Json& document) {
  const auto skill = document.find("skill");
  if (skill == document.end() || !skill->is_array()) return {};
  NumberTable table{{{"score", "score"},
                     {"benchmark", "against"},
                     {"model", "model"},
                     {"benchmark_score", "benchmark"},
                     {"difference", "difference"},
                     {"low", "low"},
                     {"high", "high"}},
                    {}};
  for (const Json& each : *skill)
    table.add({words(each, {"score"}), words(each, {"benchmark"}),
               number(each, "model"), number(each, "benchmark_score"),
               number(each, "difference"), number(each, "low"),
               number(each, "high")});
  return text(
      "<div class=card><h3>Does the model know more than simple rules?"
      "</h3>{}</div>",
      html_of(table,
              "Scores of the model and of benchmarks, with the "
              "interval of their difference"));
}

}  // namespace

std::string claims_section(const std::string& json, const std::string& file) {
  const Json document = parsed(json, file, "claims", "claims");
  NumberTable table{{{"claim", "claim"},
                     {"verdict", "verdict"},
                     {"base", "as the model is"},
                     {"ablation", "with the cause taken away"},
                     {"replicates", "runs"}},
                    {}};
  std::size_t pass = 0;
  for (const Json& claim : document["claims"]) {
    if (!claim.is_object()) continue;
    const std::string verdict = words(claim, {"verdict"});
    const std::string said = words(claim, {"says"});
    pass += verdict == "pass" ? 1 : 0;
    const Found base = found_in(claim, "base");
    const Found without = found_in(claim, "ablation");
    table.add({said.empty() ? words(claim, {"id"})
                            : text("{}: {}", words(claim, {"id"}), said),
               verdict_words(verdict), interval_words(base),
               interval_words(without), base.replicates});
  }
  return text(
      "<div class=card><h3>{} of {} claims hold</h3>{}<p class=note>A claim "
      "holds if what it says shows in the runs, and weakens or goes when its "
      "cause is taken out of the model. Numbers: mean and interval over the "
      "runs.</p></div>",
      pass, table.rows.size(),
      html_of(table, "Claims and their verdicts", " data-file=\"claims\""));
}

std::string observed_section(const std::string& json, const std::string& file) {
  const Json document = parsed(json, file, "quantities", "observe");
  Picture picture{.id = "observed", .title = {}};
  NumberTable& table = picture.numbers;
  table.columns = {{"quantity", "quantity"},
                   {"relation", "relation"},
                   {"year", "year"},
                   {"observed", "observed"},
                   {"mean", "runs, mean"},
                   {"low", "low"},
                   {"high", "high"},
                   {"crps", "CRPS"},
                   {"given", "known to the model as"}};
  std::vector<const Json*> rows;
  std::size_t inside = 0;
  for (const Json& each : document["quantities"]) {
    if (!each.is_object()) continue;
    if (const auto verdict = is_inside(each)) {
      rows.push_back(&each);
      inside += *verdict ? 1 : 0;
    }
    table.add({words(each, {"words", "quantity"}), words(each, {"relation"}),
               number(each, "year"), number(each, "observed"),
               number(each, "mean"), number(each, "low"), number(each, "high"),
               number(each, "crps"), words(each, {"given"})});
  }
  picture.title = text(
      "{} of {} observed quantities lie within the interval "
      "of the runs",
      inside, rows.size());
  picture.panels.push_back({"observed", "", plot_observed(rows)});
  picture.legend = {{LegendEntry::Shape::dot, "better", "observed, inside"},
                    {LegendEntry::Shape::dot, "worse", "observed, outside"},
                    {LegendEntry::Shape::line, "open", "interval of the runs"}};
  picture.caption =
      "Where each observed value lies in the interval of the runs, which is "
      "drawn from −1 to 1 about the mean; further than 3 is drawn at 3. What "
      "the model was given, as input or in part, is no test of it; the table "
      "tells which, and has the numbers of which there is no verdict.";
  return html_of(picture, "all") + skill_table(document);
}

}  // namespace twinning::report
