#include "output/report/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// How sure a finding is, beside it.
std::string sure(const std::string& words, bool decided = true) {
  return text(" <span class=\"sure{}\">{}</span>", decided ? "" : " open",
              escaped(words));
}

std::string range(const Ensemble& found, bool in_percent = false) {
  if (found.runs < 2) return "one run: no interval";
  return in_percent ? text("90 % of runs: {} to {}", percent(found.low),
                           percent(found.high))
                    : text("90 % of runs: {} to {}", spoken(found.low),
                           spoken(found.high));
}

/// What a case shows of one relation, a list entry for each finding.
class Findings {
 public:
  Findings(const RunStatistics& found, std::size_t relation)
      : found_{found},
        relation_{relation},
        name_{isolated(found.of().axes().relations[relation])},
        year_{found.of().axes().years.back()} {}

  [[nodiscard]] std::string html() const {
    return standing() + trust() + deals() + aims() + winners() + delegations();
  }

  [[nodiscard]] std::string figures() const {
    return figure(text("links stand in {}", year_), "standing_links", false) +
           figure("deals a year, last ten years", "deals_a_year", false) +
           figure("mean trust, from 0 to 1", "trust_at_end", false) +
           figure("of the value is with the top tenth of cities",
                  "value_of_top_tenth", true);
  }

 private:
  [[nodiscard]] Ensemble of(std::string_view statistic) const {
    return found_.over_rows(statistic, relation_);
  }

  [[nodiscard]] std::string figure(const std::string& words,
                                   std::string_view statistic,
                                   bool in_percent) const {
    const Ensemble one = of(statistic);
    if (one.runs == 0) return {};
    return text(
        "<div><dt>{}: {}</dt><dd><data value={}>{}</data></dd>"
        "<dd class=range>{}</dd></div>",
        name_, escaped(words), exact(one.mean),
        in_percent ? percent(one.mean) : spoken(one.mean),
        escaped(range(one, in_percent)));
  }

  [[nodiscard]] std::string standing() const {
    const Ensemble links = of("standing_links");
    if (links.runs == 0 || links.mean == 0)
      return text("<li><strong>{}</strong>: no link stands in {}.</li>", name_,
                  year_);
    const double dormant = of("dormant_share").mean;
    return text(
        "<li><strong>{}: {} links stand in {}</strong>, and {} of them are "
        "dormant, with hardly any visits.{}</li>",
        name_, spoken(links.mean), year_, percent(dormant), sure(range(links)));
  }

  [[nodiscard]] std::string trust() const {
    const Ensemble end = of("trust_at_end");
    if (end.runs == 0) return {};
    return text(
        "<li>The cities of {} trust each other at {} on a scale from "
        "0 to 1.{}</li>",
        name_, spoken(end.mean), sure(range(end)));
  }

  [[nodiscard]] std::string deals() const {
    const Ensemble one = of("deals_a_year");
    if (one.runs == 0) return {};
    return text(
        "<li>{} links bring {} deals a year over the last ten years."
        "{}</li>",
        name_, spoken(one.mean), sure(range(one)));
  }

  [[nodiscard]] std::string aims() const {
    const Ensemble young = of("aim_met_young"), old = of("aim_met_old");
    if (young.runs == 0 || old.runs == 0) return {};
    const double above =
        found_.share_above("aim_met_old", "aim_met_young", relation_);
    return text(
        "<li><strong>Patience pays{}</strong>: of {} links over 20 years old "
        "{} meet their aim, of those up to 10 years old {}.{}</li>",
        above > 0.5 ? "" : " only sometimes", name_, percent(old.mean),
        percent(young.mean),
        sure(text("old ones do better in {} of runs", percent(above)),
             above > 0.95 || above < 0.05));
  }

  [[nodiscard]] std::string winners() const {
    const Ensemble top = of("value_of_top_tenth");
    const Ensemble above = of("authorities_above_one");
    if (top.runs == 0 || above.runs == 0) return {};
    return text(
        "<li><strong>{}</strong>: the top tenth of its first cities have {} "
        "of the value of all {} links; {} of these cities have a value above "
        "1 a year.{}</li>",
        top.mean > 0.5 ? "Few win" : "Many share", percent(top.mean), name_,
        percent(above.mean), sure(range(top, true)));
  }

  [[nodiscard]] std::string delegations() const {
    const Ensemble share = of("share_of_delegation");
    if (share.runs == 0) return {};
    return text(
        "<li>Delegations are {} of the visits of {}, culture {}, "
        "education {}.{}</li>",
        percent(share.mean), name_, percent(of("share_of_culture").mean),
        percent(of("share_of_education").mean), sure(range(share, true)));
  }

  const RunStatistics& found_;
  std::size_t relation_;
  std::string name_;
  int year_;
};

std::string asked(std::span<const RunStatistics> cases) {
  const Case& first = cases.front().of();
  const ResultAxes& axes = first.axes();
  std::size_t runs = 0;
  for (const RunStatistics& each : cases) runs += each.of().runs_done;
  std::string out =
      text("<p class=asked>{}, {} to {}: {} of the model, ",
           cases.size() == 1 ? isolated(first.name)
                             : text("{} scenarios, held against {}",
                                    cases.size(), isolated(first.name)),
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
  const std::string sign = share.mean > 0 ? "+" : "";
  std::string words{found.by->words};
  words[0] = char(words[0] | 0x20);
  return text("{} {}{} (95 % interval {} to {})", words, sign,
              percent(share.mean), percent(share.low), percent(share.high));
}

std::string more_words(const PolicyDifference& found) {
  if (std::isnan(found.more.mean)) return "runs not paired";
  return text("more in {} of {} paired runs", percent(found.more.mean),
              found.difference.count);
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
      "<p class=said>Most deals come with {}: {} more in {} than under the "
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
        "The mean of {} runs is itself known to within ±{} deals a year (95 % "
        "interval); a single history strays much further, as the intervals "
        "say. ",
        deals.count, spoken((deals.high - deals.low) / 2));
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
        first.of().axes().runs_done, first.of().axes().runs_planned);
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
    const Findings relation(first, i);
    if (i == 0) figures = relation.figures();
    if (differences.empty()) findings += relation.html();
  }
  out += text("<dl class=figures>{}</dl><ul class=findings>{}</ul>", figures,
              findings);
  return out +
         text("<h2>How sure</h2>{}</section>", how_sure(cases, differences));
}

}  // namespace twinning::report
