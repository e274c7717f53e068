#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/observation.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 27;

std::string between(double low, double high) {
  return std::isnan(low) || std::isnan(high)
             ? "–"
             : text("{} to {}", number_words(low), number_words(high));
}

std::string observed_words(const QuantityFit& fit) {
  return text("{}{}",
              fit.bound == Bound::exact      ? ""
              : fit.bound == Bound::at_least ? "≥ "
                                             : "≤ ",
              number_words(fit.observed));
}

/// A row of a table: its name, on a line of its own if it is long, and the
/// rest.
std::string named(std::string_view name, std::string_view rest,
                  std::size_t width = name_width) {
  if (letters(name) <= width)
    return text("  {} {}\n", padded(name, width), rest);
  return text("  {}\n  {} {}\n", name, padded("", width), rest);
}

std::string row(const QuantityFit& fit) {
  const std::string inside = !fit.inside ? "–" : *fit.inside ? "yes" : "NO";
  return named(fit.words + years_of(fit),
               text("{} {} {} {} {} {}", right(observed_words(fit), 8),
                    right(number_words(fit.mean), 7),
                    right(between(fit.bounds[1].low, fit.bounds[1].high), 14),
                    right(inside, 6), right(number_words(fit.rank.position), 5),
                    right(number_words(fit.score), 5)));
}

/// What was not compared, all that has one reason together.
std::string missing_words(const std::vector<QuantityFit>& fits) {
  std::vector<std::pair<std::string, std::string>> by_reason;
  for (const QuantityFit& fit : fits) {
    if (fit.not_compared.empty()) continue;
    const std::string name =
        text("{}{}{}{}", fit.relation, fit.relation.empty() ? "" : " ",
             fit.words, years_of(fit));
    const auto same =
        std::ranges::find(by_reason, fit.not_compared,
                          &std::pair<std::string, std::string>::first);
    if (same == by_reason.end())
      by_reason.emplace_back(fit.not_compared, name);
    else
      same->second += "; " + name;
  }
  std::string out;
  for (const auto& [reason, names] : by_reason)
    out += wrapped(reason, 2) + wrapped(names, 4);
  return out.empty() ? out : "\nNot compared\n" + out;
}

/// Where numbers are listed together: "UK-China, in part input".
std::string title(const QuantityFit& fit) {
  return text(
      "{}, {}", fit.relation.empty() ? "all links" : fit.relation,
      fit.given == GivenAs::partly ? "in part input" : given_name(fit.given));
}

std::string quantity_words(const std::vector<QuantityFit>& fits) {
  std::string out =
      "\nNumbers observed, and what the runs have\n" +
      named("", text("{} {} {} {} {} {}", right("observed", 8),
                     right("mean", 7), right("90 % of runs", 14),
                     right("inside", 6), right("PIT", 5), right("CRPS", 5)));
  std::vector<std::string> titles;
  for (const QuantityFit& fit : fits)
    if (fit.not_compared.empty() &&
        std::ranges::find(titles, title(fit)) == titles.end())
      titles.push_back(title(fit));
  for (const std::string& each : titles) {
    out += text(" {}\n", each);
    for (const QuantityFit& fit : fits)
      if (fit.not_compared.empty() && title(fit) == each) out += row(fit);
  }
  return out + missing_words(fits);
}

std::string skill_words(const std::vector<SkillFit>& fits) {
  if (fits.empty()) return "";
  std::string out =
      "\nSkill beside simple benchmarks (95 % over links and runs)\n" +
      named("  better than",
            text("{} {} {} {} {}", right("model", 7), right("other", 7),
                 right("better by", 9), right("95 % interval", 15),
                 right("links", 6)));
  std::string before;
  for (const SkillFit& fit : fits) {
    const std::string asked = text("{}{}{}", fit.relation,
                                   fit.relation.empty() ? "" : ": ", fit.words);
    if (asked != before) out += text(" {}\n", asked);
    before = asked;
    if (!fit.not_compared.empty()) {
      out += wrapped(text("{}: {}", fit.benchmark, fit.not_compared), 4);
      continue;
    }
    const Skill& skill = fit.skill;
    out += named(
        "  " + fit.benchmark,
        text("{} {} {} {} {}", right(number_words(skill.model.mean), 7),
             right(number_words(skill.benchmark.mean), 7),
             right(number_words(skill.difference.mean), 9),
             right(between(skill.difference.low, skill.difference.high), 15),
             right(text("{}", fit.links), 6)));
  }
  return out;
}

/// p, in which what was observed counts as one of the runs, and how many of
/// them it comes from.
std::string words_of(const Mahalanobis& test) {
  const double as_far = test.chance * double(test.runs + 1) - 1;
  return text("p = {:.3f}, {:.0f} of {} runs as far, rank {} of {}",
              test.chance, as_far, test.runs, test.rank, test.numbers);
}

std::string network_words(const std::vector<NetworkFit>& fits) {
  std::string out, before;
  for (const NetworkFit& fit : fits) {
    if (fit.relation != before) {
      out += text("\nThe network of {}: {} links observed\n", fit.relation,
                  fit.links);
      if (!fit.not_compared.empty()) out += wrapped(fit.not_compared, 2);
    }
    before = fit.relation;
    if (!fit.not_compared.empty()) continue;
    out += text(" {}: {}\n", fit.words, words_of(fit.test));
    for (const QuantityFit& part : fit.parts)
      if (part.observed > 0 || part.mean > 0)
        out += named(
            part.words,
            text("{} {} {} {}", right(number_words(part.observed), 8),
                 right(number_words(part.mean), 7),
                 right(between(part.bounds[1].low, part.bounds[1].high), 14),
                 right(!part.inside   ? "–"
                       : *part.inside ? "yes"
                                      : "NO",
                       6)));
  }
  return out;
}

std::string alone_words(const std::vector<ObservedAssociation>& found) {
  if (found.empty()) return "";
  std::string out =
      "\nWithin what was observed (rank correlation, 95 % over links)\n";
  for (const ObservedAssociation& one : found)
    out += named(
        one.words,
        text("{} {} {} links", right(number_words(one.correlation.mean), 6),
             right(between(one.correlation.low, one.correlation.high), 16),
             right(text("{}", one.correlation.count), 3)),
        44);
  return out;
}

constexpr std::string_view caveat =
    "Inside: within the 90 % of runs in the middle; of a number known only to "
    "be at least or at most so much, that they do not rule it out. PIT: where "
    "it lies among the runs, 0 to 1, ties split by a fixed draw. CRPS: the "
    "mean distance, in the unit of the number, 0 best. Input is what the "
    "scenario says, or in part follows from that; fitted is what a parameter "
    "was chosen by; only what is predicted tests the model. p: the "
    "share of runs, what was observed among them, that lie at least as far "
    "from the mean of all in these numbers together; rank: how many of them "
    "vary by themselves. Runs differ in their luck alone: the doubt about "
    "parameters is not in these intervals. Observations are no random sample: "
    "their sources, quality and selection are in the tables, and in --json and "
    "--out.";

}  // namespace

std::string number_words(double value) {
  if (std::isnan(value)) return "–";
  if (value == std::floor(value) && std::abs(value) < 1000)
    return text("{}", std::lround(value));
  return value >= 1000 && value < 10000 ? text("{}", std::lround(value))
                                        : rounded(value);
}

std::string years_of(const QuantityFit& fit) {
  if (fit.to == unknown_year) return "";
  return fit.from == fit.to ? text(" {}", fit.to)
                            : text(" {}–{}", fit.from, fit.to);
}

std::string words_of(const ObservationFit& fit, const Observed& observed,
                     const Simulated& simulated) {
  std::string out =
      text("{}: {} run{}, {}–{}\nagainst {}\n", shown(simulated.scenario.name),
           with_commas(static_cast<long long>(simulated.runs)),
           simulated.runs == 1 ? "" : "s", simulated.years.front(),
           simulated.years.back(), shown(observed.folder));
  if (simulated.points > 1)
    out += text("mixed over the {} points of the study\n", simulated.points);
  out += "\n";
  for (const std::string& verdict : verdicts(fit)) out += wrapped(verdict, 0);
  out += quantity_words(fit.quantities) + skill_words(fit.skills) +
         network_words(fit.networks) + alone_words(fit.observed_alone);
  return out + '\n' + wrapped(caveat, 0);
}

}  // namespace twinning
