#include "output/report/observed_tables.hpp"

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// A table with its heading, and what its numbers mean.
std::string card(const std::string& heading, const std::string& note,
                 NumberTable table, const std::string& caption) {
  drop_empty_columns(table);
  return text(
      "<div class=card><h3>{}</h3><p class=note>{}</p><div class=scroll "
      "tabindex=0 role=region aria-label=\"{}\">{}</div></div>",
      heading, note, caption, html_of(table, caption));
}

}  // namespace

std::string skill_table(const Json& document) {
  const auto skill = objects(document, "skill");
  if (skill.empty()) return {};
  NumberTable table{{{"ordered", "links ordered by"},
                     {"benchmark", "against"},
                     {"links", "links"},
                     {"model", "model"},
                     {"benchmark_score", "simple rule"},
                     {"difference", "difference"},
                     {"low", "low, 95 %"},
                     {"high", "high, 95 %"},
                     {"not_compared", "why it is not compared"}},
                    {}};
  for (const Json& each : skill)
    table.add({words(each, {"words", "score"}), words(each, {"benchmark"}),
               whole(each, "links"), number(each, "model"),
               number(each, "benchmark_score"), number(each, "difference"),
               number(each, "low"), number(each, "high"),
               words(each, {"not_compared"})});
  return card(
      "Does the model know more than simple rules?",
      "Rank correlations, where outcomes have several steps: 0 is guessing, 1 "
      "perfect order. Else the chance that of two links the right one is "
      "named: 0.5 is guessing. An interval of the difference that holds 0 "
      "leaves it open.",
      table, "Scores of the model and of simple rules");
}

std::string network_table(const Json& document) {
  NumberTable table{{{"respect", "compared by"},
                     {"relation", "relation"},
                     {"links", "links observed"},
                     {"p", "share of runs as far out (p)"},
                     {"distance", "distance"},
                     {"runs", "runs"}},
                    {}};
  for (const Json& each : objects(document, "networks"))
    if (words(each, {"not_compared"}).empty())
      table.add({words(each, {"words", "respect"}), words(each, {"relation"}),
                 whole(each, "links"), number(each, "p"),
                 number(each, "distance"), whole(each, "replicates")});
  if (table.rows.empty()) return {};
  return card(
      "Is the network of the model like the observed one?",
      "How far the observed network lies from the middle of the networks that "
      "the runs sign, in several numbers at once (Mahalanobis distance), and "
      "the share of runs that lie as far out: under 0.01 it is unlike them.",
      table, "Networks of the runs and the observed network");
}

std::string observed_verdicts(const Json& document) {
  std::string out;
  const auto found = document.find("verdicts");
  if (found == document.end() || !found->is_array()) return out;
  for (const Json& each : *found)
    if (each.is_string())
      out += text("<li>{}</li>", escaped(each.get<std::string>()));
  return out.empty()
             ? out
             : text("<div class=card><ul class=findings>{}</ul></div>", out);
}

}  // namespace twinning::report
