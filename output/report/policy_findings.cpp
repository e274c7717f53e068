#include "output/report/policy_findings.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "output/report/escape.hpp"
#include "output/report/findings.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string relation_of(const PolicyDifference& found) {
  return found.policy->axes().relations[found.relation];
}

/// "+4.9 % (+4.3 % to +5.5 %)".
std::string change_words(const PolicyDifference& found) {
  const Interval share = found.relative();
  return text("{} ({} to {})", percent_change(share.mean),
              percent_change(share.low), percent_change(share.high));
}

std::string more_words(const PolicyDifference& found) {
  if (std::isnan(found.more.mean)) return "runs not paired";
  return text("more deals in {} of {}", percent(found.more.mean),
              counted(found.difference.count,
                      found.by_points() ? "design point" : "paired run"));
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

/// The line of a relation: "UK-China: deals a year +4.9 % (+4.3 % to +5.5 %)".
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

/// The surest thing to say of deals: of several scenarios the greatest gain, of
/// one the greatest difference; null: nothing is sure.
const PolicyDifference* most_decided(
    std::span<const PolicyDifference> differences, bool several) {
  const auto size = [&](const PolicyDifference& each) {
    const double share = each.relative().mean;
    return several ? share : std::abs(share);
  };
  const PolicyDifference* most = nullptr;
  for (const PolicyDifference& each : differences)
    if (each.by->statistic == "deals_a_year" && each.base != 0 &&
        each.decided() && size(each) > (most ? size(*most) : 0))
      most = &each;
  return most;
}

/// Those whose interval reaches into that of the most: "; B and C reach into
/// this interval".
std::string close_by(std::span<const PolicyDifference> differences,
                     const PolicyDifference& most) {
  std::vector<std::string> names;
  for (const PolicyDifference& each : differences)
    if (each.policy != most.policy && each.relation == most.relation &&
        each.by == most.by && each.decided() &&
        each.relative().high >= most.relative().low)
      names.push_back(each.policy->name);
  if (names.empty()) return "";
  constexpr std::size_t most_named = 3;
  return text("; {} {} into this interval",
              names.size() > most_named ? text("{} others", names.size())
                                        : listed(names),
              names.size() == 1 ? "reaches" : "reach");
}

}  // namespace

std::string policy_headline(std::span<const PolicyDifference> differences) {
  const bool several =
      std::ranges::any_of(differences, [&](const PolicyDifference& each) {
        return each.policy != differences.front().policy;
      });
  const PolicyDifference* most = most_decided(differences, several);
  if (!most)
    return several ? "<p class=said>None of the scenarios surely brings more "
                     "deals than the first.</p>"
                   : "<p class=said>Whether the scenario brings more deals or "
                     "fewer than the first is open.</p>";
  const Interval share = most->relative();
  return text(
      "<p class=said>{}“{}”: {} {}{} in {} than under the first scenario "
      "(95\u00A0% interval {} to {}{}).</p>",
      several ? "Most deals come with " : "", isolated(most->policy->name),
      percent(std::abs(share.mean)), share.mean > 0 ? "more" : "fewer",
      several ? "" : " deals", isolated(relation_of(*most)), percent(share.low),
      percent(share.high), close_by(differences, *most));
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
