#include "output/report/policy_findings.hpp"

#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/findings.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string relation_of(const PolicyDifference& found) {
  return found.policy->axes().relations[found.relation];
}

/// "+4.9 % (4.3 % to 5.5 %)".
std::string change_words(const PolicyDifference& found) {
  const Interval share = found.relative();
  return text("{} ({} to {})", percent_change(share.mean), percent(share.low),
              percent(share.high));
}

std::string more_words(const PolicyDifference& found) {
  if (std::isnan(found.more.mean)) return "runs not paired";
  return text("more deals in {} of {}", percent(found.more.mean),
              counted(found.difference.count, "paired run"));
}

/// What else surely changes with deals: "; mean trust at the end +2.9 % (…)".
std::string other_changes(const PolicyDifference& deals,
                          std::span<const PolicyDifference> differences) {
  std::string said;
  for (const PolicyDifference& other : differences) {
    if (other.policy != deals.policy || other.relation != deals.relation ||
        !other.decided())
      continue;
    if (other.by->statistic != "trust_at_end" &&
        other.by->statistic != "value_at_end")
      continue;
    std::string words{other.by->words};
    words[0] = char(words[0] | 0x20);
    said += text("; {} {}", words, change_words(other));
  }
  return said;
}

/// The line of a relation: "UK-China: deals a year +4.9 % (4.3 % to 5.5 %)".
std::string line(const PolicyDifference& deals,
                 std::span<const PolicyDifference> differences) {
  if (deals.nothing())
    return text("<p>{}: the same deals in every run.</p>",
                isolated(relation_of(deals)));
  const bool decided = deals.decided();
  return text("<p>{}: {} {}{}.{}</p>", isolated(relation_of(deals)),
              decided ? "deals a year" : "no sure change of deals,",
              escaped(change_words(deals)),
              escaped(other_changes(deals, differences)),
              sure(more_words(deals), decided));
}

}  // namespace

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
      isolated(relation_of(*best)), percent(share.low), percent(share.high));
}

std::string policy_findings(std::span<const PolicyDifference> differences) {
  std::string out;
  const Case* last = nullptr;
  for (const PolicyDifference& each : differences) {
    if (each.by->statistic != "deals_a_year" || each.base == 0) continue;
    if (each.policy != last)
      out += text("{}<li><strong>{}</strong>", last ? "</li>" : "",
                  isolated(each.policy->name));
    last = each.policy;
    out += line(each, differences);
  }
  return last ? out + "</li>" : out;
}

}  // namespace twinning::report
