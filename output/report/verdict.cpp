#include "output/report/verdict.hpp"

#include <algorithm>
#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/findings.hpp"
#include "output/report/main_figures.hpp"
#include "output/report/numbers.hpp"
#include "output/report/policy_findings.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// "The model lived through these years 200 times; the runs differ in nothing
/// but luck."
std::string lived(std::span<const RunStatistics> cases) {
  const std::size_t runs = cases.front().of().runs_done;
  const bool alike = std::ranges::all_of(cases, [&](const RunStatistics& each) {
    return each.of().runs_done == runs;
  });
  std::size_t all = 0;
  for (const RunStatistics& each : cases) all += each.of().runs_done;
  const std::size_t varied = cases.front().of().axes().varied.size();
  const std::string times =
      alike && runs == 1
          ? std::string("once")
          : text("{} times", with_commas((long long)(alike ? runs : all)));
  return text("The model lived through these years {}{}{}", times,
              cases.size() == 1 ? ""
              : alike           ? " under each"
                                : " in all",
              varied > 0         ? text("; the runs differ in luck and in {}.",
                                        counted(varied, "varied number"))
              : cases.size() > 1 ? "; its runs differ in nothing but luck."
              : runs > 1         ? "; the runs differ in nothing but luck."
                                 : ".");
}

/// What the scenarios change, where the result tells it.
std::string changes(std::span<const RunStatistics> cases) {
  std::string out;
  for (const RunStatistics& each : cases) {
    const auto& policies = each.of().given->policies;
    const bool told = each.of().scenario < policies.size() &&
                      !policies[each.of().scenario].empty();
    if (!told && (cases.size() == 1 || &each == &cases.front())) continue;
    const std::string words =
        told ? escaped(policies[each.of().scenario]) : std::string();
    out += cases.size() == 1
               ? text("<p class=asked>What is changed: {}.</p>", words)
               : text("<li>{}{}{}</li>", isolated(each.of().name),
                      told ? ": " : "", words);
  }
  if (out.empty() || cases.size() == 1) return out;
  return text("<ul class=asked>{}</ul>", out);
}

/// Which scenarios are of other years than the first.
std::string of_other_years(std::span<const RunStatistics> cases) {
  const Case& first = cases.front().of();
  std::string out;
  for (const RunStatistics& each : cases.subspan(1))
    if (const Case& other = each.of(); !same_years(first, other))
      out += text(
          "<p class=caution><strong>“{}” is not compared with the "
          "first</strong>: it tells of {} to {}, and the difference would be "
          "that of the years. Give a first result of the same years.</p>",
          isolated(other.name), other.axes().years.front(),
          other.axes().years.back());
  return out;
}

std::string asked(std::span<const RunStatistics> cases) {
  const Case& first = cases.front().of();
  const ResultAxes& axes = first.axes();
  const std::string years =
      text("from {} to {}", axes.years.front(), axes.years.back());
  const std::string question =
      cases.size() == 1
          ? text("How do the links of {} fare {}?", listed(axes.relations),
                 years)
          : text("What {} change in {}, held against a first one, “{}”, {}?",
                 cases.size() == 2
                     ? std::string("does one scenario")
                     : "do " + counted(cases.size() - 1, "scenario"),
                 listed(axes.relations), isolated(first.name), years);
  return text("<p class=asked>{} {}</p>{}{}", question, lived(cases),
              changes(cases), of_other_years(cases));
}

/// A count as it is said in passing: "44", "1,234"; small ones as they are.
std::string about(double value) {
  return value < 9.5 ? spoken(value) : with_commas(std::llround(value));
}

std::string headline(const RunStatistics& found) {
  const auto& relations = found.of().axes().relations;
  std::string out;
  for (std::size_t i = 0; i < relations.size() && i < most_relations_told;
       ++i) {
    const Ensemble links = found.over_rows("standing_links", i);
    const Ensemble deals = found.over_rows("deals_a_year", i);
    if (links.runs == 0 || deals.runs == 0) continue;
    const std::string name = isolated(relations[i]);
    out += out.empty()
               ? text(
                     "In {} there are {} {} links, with {} deals a year in the "
                     "ten years up to then",
                     found.of().axes().years.back(), about(links.mean), name,
                     about(deals.mean))
               : text("; of {}, {} links and {} deals", name, about(links.mean),
                      about(deals.mean));
  }
  return out.empty() ? out : text("<p class=said>{}.</p>", out);
}

/// How much is luck.
std::string luck(const RunStatistics& first) {
  const Interval deals =
      mean_interval(first.over_points(first.values("deals_a_year", 0)));
  if (deals.count < 2)
    return "A single run says little: make more to learn how much is luck. ";
  const std::string strays =
      first.of().axes().of_cells
          ? ""
          : "A single history strays as far as the ranges say. ";
  return text(
      "{}The mean over {} is known{}: the deals a year of {} to within ±{} (95 "
      "% interval). ",
      strays,
      counted(deals.count, first.of().varies() ? "design point" : "run"),
      strays.empty() ? "" : " better",
      isolated(first.of().axes().relations.front()),
      spoken((deals.high - deals.low) / 2));
}

/// What is missing of the runs, or was left out.
std::string gaps(std::span<const RunStatistics> cases) {
  const RunStatistics& first = cases.front();
  std::string out;
  std::size_t failed = 0, sampled = 0;
  for (const RunStatistics& each : cases) {
    failed += each.of().runs_failed;
    sampled += each.of().sampled() ? 1 : 0;
  }
  if (failed > 0)
    out += text("{} failed and count for nothing. ", counted(failed, "run"));
  if (sampled > 0)
    out += text("Of very many runs a sample of {} was read (sampled). ",
                counted(first.of().runs, "run"));
  const ResultAxes& axes = first.of().axes();
  if (axes.to_be_joined())
    out += "All runs are there; <code>twinning merge</code> joins them. ";
  else if (!axes.complete)
    out += text(
        "<strong>The study is not finished</strong>: {} of {} runs "
        "are there. ",
        with_commas(static_cast<long long>(axes.runs_done)),
        with_commas(static_cast<long long>(axes.runs_planned)));
  return out;
}

std::string how_sure(std::span<const RunStatistics> cases,
                     std::span<const PolicyDifference> differences,
                     const std::string& evidence) {
  std::string out = "<p>" + luck(cases.front());
  if (!differences.empty() && differences.front().paired)
    out +=
        "Scenarios are compared run by run with the same luck, so that "
        "their differences are known far better than either. ";
  return text(
      "{}{}</p>{}<p class=caution>This is no forecast, least of all of a "
      "single city: it is what follows from the model. A deal is a unit of the "
      "model, no sum of money. Ranges and intervals are those of luck{}: the "
      "doubt about the model and its numbers, most of which are assumed, comes "
      "on top.</p>",
      out, gaps(cases), evidence,
      cases.front().of().varies() ? " and of the varied numbers" : "");
}

/// What a comparison says, and under it how things stand without its policies.
std::string compared(const RunStatistics& first,
                     std::span<const PolicyDifference> differences) {
  return text(
      "{}<p class=note>In brackets: 95 % intervals of the mean difference from "
      "the first scenario.</p><ul class=findings>{}</ul><h2>Under the first "
      "scenario</h2>{}",
      policy_headline(differences), policy_findings(differences),
      main_figures(first));
}

}  // namespace

std::string verdict(std::span<const RunStatistics> cases,
                    std::span<const PolicyDifference> differences,
                    const std::string& evidence) {
  const RunStatistics& first = cases.front();
  const std::string out = text(
      "<section id=verdict class=verdict aria-label=Verdict>"
      "<h2>What was asked</h2>{}<h2>What came out</h2>",
      asked(cases));
  if (first.of().rows.empty())
    return out + "<p class=said>No run is there yet.</p></section>";
  return text("{}{}<h2>How sure</h2>{}</section>", out,
              differences.empty()
                  ? text("{}{}<ul class=findings>{}</ul>", headline(first),
                         main_figures(first), case_findings(first))
                  : compared(first, differences),
              how_sure(cases, differences, evidence));
}

}  // namespace twinning::report
