#include "output/report/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "output/report/escape.hpp"
#include "output/report/findings.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string asked(std::span<const RunStatistics> cases) {
  const Case& first = cases.front().of();
  const ResultAxes& axes = first.axes();
  std::size_t runs = 0;
  for (const RunStatistics& each : cases) runs += each.of().runs_done;
  std::string out =
      text("<p class=asked>{}, {} to {}: {} of the model, ",
           cases.size() == 1 ? isolated(first.name)
                             : text("{}, held against “{}”",
                                    counted(cases.size() - 1, "scenario"),
                                    isolated(first.name)),
           axes.years.front(), axes.years.back(), counted(runs, "run"));
  out += axes.varied.empty()
             ? "which differ in nothing but luck."
             : text("which differ in luck and in {}.",
                    counted(axes.varied.size(), "varied number"));
  for (const RunStatistics& each : cases) {
    const auto& policies = each.of().given->policies;
    if (each.of().scenario < policies.size() &&
        !policies[each.of().scenario].empty())
      out += text(" {}: {}.", isolated(each.of().name),
                  escaped(policies[each.of().scenario]));
  }
  return out + "</p>";
}

/// "deals a year: +4.9 % (95 % interval 4.3 % to 5.5 %)".
std::string difference_words(const PolicyDifference& found) {
  const Interval share = found.relative();
  std::string words{found.by->words};
  words[0] = char(words[0] | 0x20);
  return text("{} {} (95 % interval {} to {})", words,
              percent_change(share.mean), percent(share.low),
              percent(share.high));
}

std::string more_words(const PolicyDifference& found) {
  if (std::isnan(found.more.mean)) return "runs not paired";
  return text("more in {} of {}", percent(found.more.mean),
              counted(found.difference.count, "paired run"));
}

/// What each policy does to the main yardsticks, where anything.
std::string policy_findings(std::span<const PolicyDifference> differences) {
  std::string out;
  for (const PolicyDifference& each : differences) {
    if (each.by->statistic != "deals_a_year" || each.nothing()) continue;
    std::string others;
    for (const PolicyDifference& other : differences)
      if (other.policy == each.policy && other.relation == each.relation &&
          (other.by->statistic == "trust_at_end" ||
           other.by->statistic == "value_at_end") &&
          other.decided())
        others += text("; {}", difference_words(other));
    out += text("<li><strong>{}</strong>, {}: {}{}.{}</li>",
                isolated(each.policy->name),
                isolated(each.policy->axes().relations[each.relation]),
                escaped(difference_words(each)), escaped(others),
                sure(each.decided() ? more_words(each)
                                    : text("not decided; {}", more_words(each)),
                     each.decided()));
  }
  return out;
}

/// The one sentence that a reader remembers.
std::string policy_headline(std::span<const PolicyDifference> differences) {
  const PolicyDifference* best = nullptr;
  for (const PolicyDifference& each : differences)
    if (each.by->statistic == "deals_a_year" && each.decided() &&
        (!best || each.relative().mean > best->relative().mean))
      best = &each;
  if (!best || best->relative().mean <= 0)
    return "<p class=said>None of the scenarios surely brings more deals than "
           "the first.</p>";
  const Interval share = best->relative();
  return text(
      "<p class=said>Most deals come with “{}”: {} more in {} than under the "
      "first scenario (95 % interval {} to {}).</p>",
      isolated(best->policy->name), percent(share.mean),
      isolated(best->policy->axes().relations[best->relation]),
      percent(share.low), percent(share.high));
}

std::string headline(const RunStatistics& found) {
  const auto& relations = found.of().axes().relations;
  std::string out = "<p class=said>";
  for (std::size_t i = 0; i < relations.size() && i < 2; ++i) {
    const Ensemble links = found.over_rows("standing_links", i);
    const Ensemble deals = found.over_rows("deals_a_year", i);
    if (deals.runs == 0) continue;
    const std::string name = isolated(relations[i]);
    out += i == 0 ? text("In {}, {} {} links bring {} deals a year",
                         found.of().axes().years.back(), spoken(links.mean),
                         name, spoken(deals.mean))
                  : text("; {} {} links bring {}", spoken(links.mean), name,
                         spoken(deals.mean));
  }
  return out + ".</p>";
}

std::string how_sure(std::span<const RunStatistics> cases,
                     std::span<const PolicyDifference> differences) {
  const RunStatistics& first = cases.front();
  const Interval deals = mean_interval(first.values("deals_a_year", 0));
  std::string out = "<p>";
  if (deals.count > 1)
    out += text(
        "The mean of {} is itself known to within ±{} deals a year (95 % "
        "interval); a single history strays much further, as the intervals "
        "say. ",
        counted(deals.count, "run"), spoken((deals.high - deals.low) / 2));
  else
    out += "A single run says little: make more to learn how much is luck. ";
  if (!differences.empty() && differences.front().paired)
    out +=
        "Scenarios are compared run by run with the same luck, so that "
        "their differences are known far better than either. ";
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
  if (!first.of().axes().complete)
    out += text(
        "<strong>The study is not finished</strong>: {} of {} runs "
        "are there. ",
        with_commas(static_cast<long long>(first.of().axes().runs_done)),
        with_commas(static_cast<long long>(first.of().axes().runs_planned)));
  return out +
         "</p><p class=caution>All this compares scenarios. It is no "
         "forecast, least of all of a single city; a deal is a unit of "
         "the model, no sum of money. The intervals are those of luck: "
         "the doubt about the model and its numbers, most of which are "
         "assumed, comes on top.</p>";
}

}  // namespace

std::string verdict(std::span<const RunStatistics> cases,
                    std::span<const PolicyDifference> differences) {
  const RunStatistics& first = cases.front();
  std::string out = text(
      "<section id=verdict class=verdict aria-label=Verdict>"
      "<h2>What was asked</h2>{}<h2>What came out</h2>",
      asked(cases));
  if (first.of().rows.empty())
    return out + "<p class=said>No run is there yet.</p></section>";
  out += differences.empty() ? headline(first) : policy_headline(differences);
  std::string findings = policy_findings(differences);
  std::string figures;
  for (std::size_t i = 0; i < first.of().axes().relations.size() && i < 3;
       ++i) {
    if (i == 0) figures = relation_figures(first, i);
    if (differences.empty()) findings += relation_findings(first, i);
  }
  if (!differences.empty())
    out += text("<p class=note>Under the first scenario, “{}”:</p>",
                isolated(first.of().name));
  out += text("<dl class=figures>{}</dl><ul class=findings>{}</ul>", figures,
              findings);
  return out +
         text("<h2>How sure</h2>{}</section>", how_sure(cases, differences));
}

}  // namespace twinning::report
