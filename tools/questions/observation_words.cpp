#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/questions/observation.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 38;

std::string number(double value) {
  if (std::isnan(value)) return "–";
  if (value == std::floor(value) && std::abs(value) < 1000)
    return text("{}", std::lround(value));
  return value >= 1000 && value < 10000 ? text("{}", std::lround(value))
                                        : rounded(value);
}

std::string between(double low, double high) {
  return std::isnan(low) || std::isnan(high)
             ? "–"
             : text("{} to {}", number(low), number(high));
}

std::string years(const QuantityFit& fit) {
  if (fit.to == unknown_year) return "";
  return fit.from == fit.to ? text(" {}", fit.to)
                            : text(" {}–{}", fit.from, fit.to);
}

std::string observed_words(const QuantityFit& fit) {
  return text("{}{}",
              fit.bound == Bound::exact      ? ""
              : fit.bound == Bound::at_least ? "≥ "
                                             : "≤ ",
              number(fit.observed));
}

std::string head(std::string_view first, std::string_view rest) {
  return text("  {} {}\n", padded(first, name_width), rest);
}

std::string row(const QuantityFit& fit) {
  const std::string inside = !fit.inside ? "–" : *fit.inside ? "yes" : "NO";
  return text("  {} {} {} {} {} {} {} {}\n",
              padded(fit.words + years(fit), name_width),
              right(observed_words(fit), 8), right(number(fit.mean), 7),
              right(between(fit.bounds[1].low, fit.bounds[1].high), 16),
              right(inside, 6), right(number(fit.rank.position), 6),
              right(number(fit.score), 7), given_name(fit.given));
}

/// What was not compared, all that has one reason together.
std::string missing_words(const std::vector<QuantityFit>& fits) {
  std::vector<std::pair<std::string, std::string>> by_reason;
  for (const QuantityFit& fit : fits) {
    if (fit.not_compared.empty()) continue;
    const std::string name =
        text("{}{}{}{}", fit.relation, fit.relation.empty() ? "" : " ",
             fit.words, years(fit));
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

std::string quantity_words(const std::vector<QuantityFit>& fits) {
  std::string out = "\nNumbers observed, and what the runs have\n" +
                    head("", text("{} {} {} {} {} {} {}", right("observed", 8),
                                  right("mean", 7), right("90 % of runs", 16),
                                  right("inside", 6), right("PIT", 6),
                                  right("CRPS", 7), "given"));
  std::string relation = "-";
  for (const QuantityFit& fit : fits) {
    if (!fit.not_compared.empty()) continue;
    if (fit.relation != relation)
      out += text(" {}\n", fit.relation.empty() ? "all links" : fit.relation);
    relation = fit.relation;
    out += row(fit);
  }
  return out + missing_words(fits);
}

std::string skill_words(const std::vector<SkillFit>& fits) {
  if (fits.empty()) return "";
  std::string out =
      "\nSkill beside simple benchmarks (95 % over links and runs)\n" +
      head("  better than",
           text("{} {} {} {} {}", right("model", 7), right("other", 7),
                right("better by", 9), right("95 % interval", 18),
                right("links", 6)));
  std::string before;
  for (const SkillFit& fit : fits) {
    const std::string title = text("{}{}{}", fit.relation,
                                   fit.relation.empty() ? "" : ": ", fit.words);
    if (title != before) out += text(" {}\n", title);
    before = title;
    if (!fit.not_compared.empty()) {
      out += wrapped(text("{}: {}", fit.benchmark, fit.not_compared), 4);
      continue;
    }
    const Skill& skill = fit.skill;
    out +=
        text("  {} {} {} {} {} {}\n", padded("  " + fit.benchmark, name_width),
             right(number(skill.model.mean), 7),
             right(number(skill.benchmark.mean), 7),
             right(number(skill.difference.mean), 9),
             right(between(skill.difference.low, skill.difference.high), 18),
             right(text("{}", fit.links), 6));
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
        out +=
            text("  {} {} {} {} {}\n", padded(part.words, name_width),
                 right(number(part.observed), 8), right(number(part.mean), 7),
                 right(between(part.bounds[1].low, part.bounds[1].high), 16),
                 right(!part.inside   ? "–"
                       : *part.inside ? "yes"
                                      : "NO",
                       6));
  }
  return out;
}

std::string alone_words(const std::vector<ObservedAssociation>& found) {
  if (found.empty()) return "";
  std::string out =
      "\nWithin what was observed (rank correlation, 95 % over links)\n";
  for (const ObservedAssociation& one : found)
    out += text("  {} {} {} {} links\n", padded(one.words, 58),
                right(number(one.correlation.mean), 6),
                right(between(one.correlation.low, one.correlation.high), 16),
                right(text("{}", one.correlation.count), 3));
  return out;
}

constexpr std::string_view caveat =
    "Inside: within the 90 % of runs in the middle; of a number known only to "
    "be at least or at most so much, that they do not rule it out. PIT: where "
    "it lies among the runs, 0 to 1, ties split by a fixed draw. CRPS: the "
    "mean distance, in the unit of the number, 0 best. Given: input is what "
    "the scenario says, partly follows from it in part, fitted is what a "
    "parameter was chosen by; only what is predicted tests the model. p: the "
    "share of runs, what was observed among them, that lie at least as far "
    "from the mean of all in these numbers together; rank: how many of them "
    "vary by themselves. Runs differ in their luck alone: the doubt about "
    "parameters is not in these intervals. Observations are no random sample: "
    "their sources, quality and selection are in the tables, and in --json and "
    "--out.";

}  // namespace

std::string words_of(const ObservationFit& fit, const Observed& observed,
                     const Simulated& simulated) {
  std::string out =
      text("{}: {} run{}, {}–{}, against {}\n", shown(simulated.scenario.name),
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
