#include "tools/comparisons/comparison_words.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/console/words.hpp"
#include "tools/runs/idle_levers.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 26;

/// The difference in hundredths of the base; not finite if that is 0.
Interval scaled_to_base(const Difference& found) {
  const double scale = 100 / std::abs(found.base);
  const Interval& all = found.student;
  return {all.mean * scale, all.low * scale, all.high * scale, all.count};
}

std::string percent(double share) { return text("{:.0f} %", 100 * share); }

std::string pairs_words(const Pairing& pairing) {
  const std::size_t pairs = pairing.base.size();
  return text("{} {}", count_words(pairs), pairs == 1 ? "pair" : "pairs");
}

std::string heading(const ComparisonReport& report, const ComparedWith& with) {
  const ComparedRuns& base = report.base->runs;
  const ComparedRuns& other = with.scenario->runs;
  const Pairing& pairing = with.found.pairing;
  std::string out =
      text("{}\nagainst: {}\n", shown(other.name), shown(base.name));
  const int from = std::max(base.years.front(), other.years.front());
  const int to = std::min(base.years.back(), other.years.back());
  out += pairing.paired
             ? text("{} of runs, the two of a pair with the same luck, {}–{}\n",
                    pairs_words(pairing), from, to)
             : text("NOT PAIRED: {}; {} and {} independent runs, {}–{}\n",
                    pairing.why_not, count_words(pairing.base.size()),
                    count_words(pairing.other.size()), from, to);
  if (const std::size_t left = pairing.left_out(base, other); left > 0)
    out +=
        text("{} runs have no partner and are left out\n", count_words(left));
  if (base.failed + other.failed > 0)
    out += text("{} runs failed and count for nothing\n",
                count_words(base.failed + other.failed));
  if (base.years.back() != other.years.back())
    out += text(
        "they end in {} and {}: statistics of the end are not "
        "compared\n",
        base.years.back(), other.years.back());
  if (report.base->model_version != with.scenario->model_version)
    out += text("made by different models: {} and {}\n",
                shown(report.base->model_version),
                shown(with.scenario->model_version));
  return out;
}

std::string place_words(const ScenarioDifference& each) {
  using enum ScenarioDifference::By;
  if (each.by == command_line) return "on the command line";
  if (each.file.empty()) return each.by == result ? "kept in the result" : "";
  return text("{}:{}, {}", shown(each.file), each.line,
              each.said_by_base     ? "in the base"
              : each.by == own_file ? "its own"
                                    : "inherited");
}

std::string says_words(const ComparedWith& with) {
  if (with.says.empty())
    return "\nThe two say the same: every difference is luck.\n";
  std::string out = "\nWhat differs\n";
  for (const ScenarioDifference& each : with.says) {
    const std::string key =
        each.lever.empty() ? shown(each.key)
                           : text("lever {}", twinning::quoted(each.lever));
    out += text("  {}  {}\n", padded(key, name_width), place_words(each));
    if (!each.base.empty()) out += text("    base   {}\n", shown(each.base));
    if (!each.other.empty())
      out += text("    here   {}\n", shown(each.other));
    else
      out += "    here   none\n";
  }
  return out + words_of(idle_levers(scenario_of(*with.scenario->world)));
}

std::string money_words(const ComparedWith& with) {
  std::string out;
  for (std::size_t i = 0; i < with.costs.size(); ++i)
    if (const auto& cost = with.costs[i]) {
      const Interval& value = with.found.value[i].student;
      const Interval& gain = cost->value_a_unit;
      const std::string by_unit =
          std::isnan(gain.mean)
              ? "of which money is not the only cause"
              : text("{} of value for each unit available ({}; {} runs)",
                     signed_number(gain.mean, gain), words_of(gain),
                     gain.count);
      out += wrapped(
          text("{}: cities have {:+.0f} cost units available in {}–{}; value "
               "of all deals {} ({}): {}",
               shown(with.found.relations[i]), cost->money, cost->from,
               cost->to, signed_number(value.mean, value), words_of(value),
               by_unit),
          2);
    }
  if (out.empty())
    return "\nMoney\n" +
           wrapped(
               "cities have as much available as in the base, and the model "
               "knows no other cost",
               2);
  return "\nMoney\n" + out +
         wrapped(
             "A cost unit is that of effort.budget; by the default a cultural "
             "visit next door takes 0.6. Available is not spent: budgets count "
             "with their mean, since runs keep no account of what is paid out, "
             "and what local groups add does not count.",
             2);
}

/// Whether a relation differs in any pair of runs.
bool reached(const ComparedWith& with, std::size_t relation, double level) {
  const auto differs = [&](const ComparedQuantity& each) {
    return each.relation == relation && each.found.student.count > 0 &&
           each.found.verdict(level) != DifferenceVerdict::same;
  };
  return std::ranges::any_of(with.found.statistics, differs) ||
         std::ranges::any_of(with.found.years, differs);
}

std::string verdict_on(const ComparisonReport& report, const ComparedWith& with,
                       std::size_t relation) {
  const int end = report.base->runs.years.back();
  const int other_end = with.scenario->runs.years.back();
  if (!reached(with, relation, report.how.level))
    return end == other_end
               ? "the same in every pair of runs"
               : text("the same in every pair of runs to {}, which both have",
                      std::min(end, other_end));
  if (with.found.pairing.base.size() < 2)
    return "one run of each tells nothing; give more --replicates";
  const std::string counts = verdict_counts(with, relation, report.how.level);
  if (counts.empty()) return "no statistic is known";
  const std::string deals = verdict_sentence(with, relation, report.how.level);
  return text("{}{}statistics {}", deals, deals.empty() ? "" : "; ", counts);
}

/// The verdict in a line, for each relation.
std::string verdict_in_short(const ComparisonReport& report,
                             const ComparedWith& with) {
  std::string out = "\nVerdict\n";
  for (std::size_t i = 0; i < with.found.relations.size(); ++i)
    out += entry(shown(with.found.relations[i]), verdict_on(report, with, i), 2,
                 17);
  return out;
}

std::string relation_words(const ComparisonReport& report,
                           const ComparedWith& with, std::size_t relation) {
  const double level = report.how.level;
  if (!reached(with, relation, level)) return {};
  std::string out = text("\n{}\n", shown(with.found.relations[relation]));
  out += statistics_words(with, relation, level);
  out += years_words(with, relation, level);
  out += cities_words(with, relation, level);
  if (report.show_pairing) out += pairing_words(with, relation);
  return out;
}

/// Where bootstrap intervals are furthest from Student's, in their width.
std::string bootstrap_words(const ComparisonReport& report) {
  double most = 0;
  std::string where;
  for (const ComparedWith& with : report.others)
    for (const ComparedQuantity& each : with.found.statistics) {
      const Interval& one = each.found.student;
      const Interval& two = each.found.bootstrap;
      const double width = one.high - one.low;
      const double apart =
          std::max(std::abs(one.low - two.low), std::abs(one.high - two.high));
      if (!(width > 0) || !(apart / width > most)) continue;
      most = apart / width;
      where = text("{} of {}", each.row->name,
                   shown(with.found.relations[each.relation]));
    }
  if (where.empty()) return "";
  return text(
      " Bootstrap intervals (BCa, {} resamples) are in the tables; a bound "
      "differs by at most {} of the width, in {}.",
      count_words(report.how.resampling.resamples), percent(most), where);
}

std::string decision_words(const Decision& decision, const ComparedRuns& runs) {
  const std::string_view alone = decision.statistic == "all"
                                     ? ""
                                     : " for it alone; beside all other "
                                       "statistics, as above, it may need more";
  return "\n" +
         wrapped(
             text("{}: {} after {} replicates and {} look{}, each at the "
                  "level {:.2g}, so that all looks together keep 0.05{}{}",
                  decision.statistic,
                  decision.decided ? "decided" : "NOT DECIDED",
                  count_words(runs.replicates.size()), decision.looks,
                  decision.looks == 1 ? "" : "s", decision.level_of_a_look,
                  alone, decision.decided ? "" : "; --at-most gives it more"),
             0);
}

std::string caveat(const ComparisonReport& report) {
  return wrapped(
      text("A change is the mean over pairs of what a scenario has less what "
           "the base has, in % of the base; 81:19 means that in 81 pairs of "
           "100 it is for the "
           "better (or more, where no way is), in 19 for the worse, and the "
           "rest are equal. Verdicts hold for all statistics together (Holm, "
           "level {:.2g}); what has no value is asked of links or pairs of "
           "cities "
           "that these runs have too few of; of the years and cities called "
           "decided, {} at most "
           "are expected to be false (Benjamini–Yekutieli). Intervals are of "
           "each figure by itself (Student's).{} \"Found from\" is the change "
           "that so many runs would find four times in five, and replicates "
           "would settle one as large as was seen as often, both with all "
           "that is open asked together. All this is of "
           "luck alone: it does not hold the doubt about the model or its "
           "parameters.",
           report.how.level, percent(report.how.level),
           bootstrap_words(report)),
      0);
}

}  // namespace

std::string count_words(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

std::string share_words(const Interval& one, const Interval& other) {
  if (one.count == 0) return "–";
  return text("{:.0f}:{:.0f}", 100 * one.mean, 100 * other.mean);
}

std::string percent_words(const Difference& found) {
  const Interval& all = found.student;
  const Interval scaled = scaled_to_base(found);
  if (!std::isfinite(scaled.mean))
    return text("{} ({})", signed_number(all.mean, all), words_of(all));
  return text("{} % ({})", signed_number(scaled.mean, scaled),
              words_of(scaled));
}

std::string in_percent(const Difference& found) {
  const Interval scaled = scaled_to_base(found);
  return std::isfinite(scaled.mean) ? signed_number(scaled.mean, scaled) : "–";
}

std::string words_of(const ComparisonReport& report) {
  std::string out = report.others.size() > 1 ? overview_words(report) : "";
  for (const ComparedWith& with : report.others) {
    if (&with != &report.others.front()) out += "\n\n";
    out += heading(report, with);
    out += verdict_in_short(report, with);
    out += says_words(with);
    for (std::size_t i = 0; i < with.found.relations.size(); ++i)
      out += relation_words(report, with, i);
    out += money_words(with);
  }
  if (report.decision)
    out += decision_words(*report.decision, report.base->runs);
  return out + '\n' + caveat(report);
}

}  // namespace twinning
