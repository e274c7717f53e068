#include "tools/comparison_words.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 26;

/// Decimals that show two digits of half the width of an interval.
int decimals(double value, const Interval& interval) {
  double size = (interval.high - interval.low) / 2;
  if (!(size > 0)) size = std::abs(value) / 10;
  if (!(size > 0)) return 0;
  return std::clamp(1 - int(std::floor(std::log10(size))), 0, 6);
}

std::string percent(double share) { return text("{:.0f} %", 100 * share); }

std::string confidence(double level) {
  return text("{:.3g} %", 100 * (1 - level));
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
             ? text(
                   "{} pairs of runs, the two of a pair with the same luck, "
                   "{}–{}\n",
                   count_words(pairing.base.size()), from, to)
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
    const std::string key = each.lever.empty()
                                ? shown(each.key)
                                : text("lever {}", twinning::quoted(each.lever));
    out += text("  {}  {}\n", padded(key, name_width), place_words(each));
    if (!each.base.empty()) out += text("    base   {}\n", shown(each.base));
    if (!each.other.empty())
      out += text("    here   {}\n", shown(each.other));
    else
      out += "    here   none\n";
  }
  return out;
}

using Quantities = std::vector<const ComparedQuantity*>;

Quantities statistics_of(const ComparedWith& with, std::size_t relation) {
  Quantities all;
  for (const ComparedQuantity& each : with.found.statistics)
    if (each.relation == relation) all.push_back(&each);
  return all;
}

Quantities chosen(const Quantities& all, double level,
                  std::initializer_list<std::string_view> words) {
  Quantities some;
  for (const ComparedQuantity* each : all)
    if (std::ranges::find(words, verdict_word(*each, level)) != words.end())
      some.push_back(each);
  return some;
}

std::string names(const Quantities& all) {
  std::string list;
  for (const ComparedQuantity* each : all)
    list += text("{}{}", list.empty() ? "" : ", ", each->row->name);
  return list;
}

/// "better: deals_a_year +3.2 % (+2.9 to +3.5), …".
std::string verdict_line(std::string_view word, const Quantities& all) {
  if (all.empty()) return {};
  std::string list;
  for (const ComparedQuantity* each : all)
    list += text("{}{} {}", list.empty() ? "" : "; ", each->row->name,
                 percent_words(each->found));
  return entry(text("{} in {}", word, all.size()), list, 2, 17);
}

std::string verdict_words(const Quantities& all, double level) {
  std::string out;
  out += verdict_line("better", chosen(all, level, {"better"}));
  out += verdict_line("worse", chosen(all, level, {"worse"}));
  out += verdict_line("other", chosen(all, level, {"more", "less"}));
  const Quantities open = chosen(all, level, {"open", "not known"});
  if (!open.empty())
    out += entry(text("open in {}", open.size()), names(open), 2, 17);
  const Quantities same = chosen(all, level, {"same"});
  if (!same.empty())
    out += entry(text("same in {}", same.size()), names(same), 2, 17);
  return out;
}

std::string statistic_row(const ComparedQuantity& each, double level) {
  const Difference& found = each.found;
  const Interval share = share_better(each);
  return text("  {} {} {} {} {}  {}\n", padded(each.row->name, name_width),
              right(rounded(found.base), 8),
              right(signed_number(found.student.mean, found.student), 9),
              right(words_of(found.student), 20),
              right(share.count > 0 ? percent(share.mean) : "–", 6),
              verdict_word(each, level));
}

std::string statistics_words(const Quantities& all, double level) {
  std::string rows;
  for (const ComparedQuantity* each : all)
    if (verdict_word(*each, level) != "same")
      rows += statistic_row(*each, level);
  return text("\n  {} {} {} {} {}\n{}", std::string(name_width, ' '),
              right("base", 8), right("change", 9),
              right(confidence(level) + " interval", 20), right("better", 6),
              rows);
}

std::string open_words(const Quantities& open, double level) {
  if (open.empty()) return {};
  std::string out =
      text("\n  {} {}  {}\n", padded("open", name_width),
           right("would be found from", 20), "replicates to settle it");
  for (const ComparedQuantity* each : open) {
    const Difference& found = each->found;
    const auto more = replicates_to_decide(found, level);
    out += text(
        "  {} {}  {}\n", padded(each->row->name, name_width),
        right(text("{}{:.2g}", found.smallest > 0 ? "±" : "", found.smallest),
              20),
        more ? text("{} ({} more)", count_words(*more),
                    count_words(*more - found.student.count))
             : "no number would: next to no difference is seen");
  }
  return out;
}

std::string pairing_words(const Quantities& all) {
  std::string out =
      "\n  pairing: independent runs that one pair of runs is worth\n";
  for (const ComparedQuantity* each : all)
    if (!std::isnan(each->found.saving))
      out += text("  {} {:>8.1f}\n", padded(each->row->name, name_width),
                  each->found.saving);
  return out;
}

std::string cost_words(const ComparedWith& with, std::size_t relation) {
  if (relation >= with.costs.size()) return {};
  const auto& cost = with.costs[relation];
  if (!cost)
    return "\n  money: cities have as much as in the base, so that nothing is "
           "known of cost\n";
  const Difference& value = with.found.value[relation];
  return text(
      "\n  money: {:+.0f} cost units of cities' budgets, {}–{}; value of all "
      "deals {} ({})\n  so {} of value for each cost unit ({})\n",
      cost->money, cost->from, cost->to,
      signed_number(value.student.mean, value.student), words_of(value.student),
      signed_number(cost->value_a_unit.mean, cost->value_a_unit),
      words_of(cost->value_a_unit));
}

std::string relation_words(const ComparisonReport& report,
                           const ComparedWith& with, std::size_t relation) {
  const double level = report.how.level;
  const Quantities all = statistics_of(with, relation);
  std::string out = text("\n{}\n", shown(with.found.relations[relation]));
  const std::string years = years_words(with, relation, level);
  const Quantities same = chosen(all, level, {"same"});
  if (same.size() == all.size() && years.empty())
    return out +
           "  the same in every pair of runs: nothing of it reaches here\n";
  out += verdict_words(all, level);
  out += statistics_words(all, level);
  out += open_words(chosen(all, level, {"open"}), level);
  out += years;
  out += cities_words(with, relation, level);
  out += cost_words(with, relation);
  if (report.show_pairing) out += pairing_words(all);
  return out;
}

/// How far bootstrap intervals are from Student's, in their width.
double bootstrap_apart(const ComparisonReport& report) {
  double most = 0;
  for (const ComparedWith& with : report.others)
    for (const ComparedQuantity& each : with.found.statistics) {
      const Interval& one = each.found.student;
      const Interval& two = each.found.bootstrap;
      const double width = one.high - one.low;
      const double apart =
          std::max(std::abs(one.low - two.low), std::abs(one.high - two.high));
      if (width > 0 && apart / width > most) most = apart / width;
    }
  return most;
}

std::string decision_words(const Decision& decision, const ComparedRuns& runs) {
  return text(
      "\n{}: {} after {} replicates and {} look{}, each at the level {:.2g}, "
      "so "
      "that all looks together keep 0.05{}\n",
      decision.statistic, decision.decided ? "decided" : "NOT DECIDED",
      count_words(runs.replicates.size()), decision.looks,
      decision.looks == 1 ? "" : "s", decision.level_of_a_look,
      decision.decided ? "" : "; --at-most gives it more");
}

std::string caveat(const ComparisonReport& report) {
  return wrapped(
      text("A change is the mean over pairs of runs of what a scenario has "
           "less what the base has; \"better\" counts the pairs in which it is "
           "for the better, or more where no way is. Verdicts hold for all "
           "statistics together (Holm, level {:.2g}); of the years and cities "
           "called decided, at most {} may be false (Benjamini–Yekutieli). "
           "Intervals are of each figure by itself (Student's); bootstrap "
           "intervals (BCa, {} resamples) differ from them by at most {} of "
           "their width. All this is of luck alone: it does not hold the "
           "doubt about the model or its parameters.",
           report.how.level, percent(report.how.level),
           count_words(report.how.resampling.resamples),
           percent(bootstrap_apart(report))),
      0);
}

}  // namespace

std::string count_words(std::size_t count) {
  return with_commas(static_cast<long long>(count));
}

std::string signed_number(double value, const Interval& interval) {
  if (std::isnan(value)) return "–";
  return text("{:+.{}f}", value, decimals(value, interval));
}

std::string words_of(const Interval& interval) {
  if (std::isnan(interval.low)) return "not known";
  const int places = decimals(interval.mean, interval);
  return text("{:+.{}f} to {:+.{}f}", interval.low, places, interval.high,
              places);
}

std::string percent_words(const Difference& found) {
  const double scale = 100 / std::abs(found.base);
  const Interval& all = found.student;
  const Interval scaled{all.mean * scale, all.low * scale, all.high * scale,
                        all.count};
  if (!std::isfinite(scaled.mean))
    return text("{} ({})", signed_number(all.mean, all), words_of(all));
  return text("{} % ({})", signed_number(scaled.mean, scaled),
              words_of(scaled));
}

std::string words_of(const ComparisonReport& report) {
  std::string out;
  for (const ComparedWith& with : report.others) {
    out += (out.empty() ? "" : "\n\n") + heading(report, with);
    for (std::size_t i = 0; i < with.found.relations.size(); ++i)
      out += relation_words(report, with, i);
    out += says_words(with);
  }
  if (report.decision)
    out += decision_words(*report.decision, report.base->runs);
  return out + '\n' + caveat(report);
}

}  // namespace twinning
