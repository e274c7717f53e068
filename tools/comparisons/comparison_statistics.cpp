#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/comparisons/comparison_words.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 25;
constexpr std::size_t most_open = 5;  ///< open cases with their numbers

std::string confidence(double level) {
  return text("{:.3g} %", 100 * (1 - level));
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

std::string names_line(std::string_view word, const Quantities& all) {
  return all.empty()
             ? ""
             : entry(text("{} in {}", word, all.size()), names(all), 2, 18);
}

std::string statistic_row(const ComparedQuantity& each) {
  const Difference& found = each.found;
  const bool less = each.row->better == Better::less;
  return text("    {} {} {} {} {} {}\n", padded(each.row->name, name_width),
              right(rounded(found.base), 6),
              right(signed_number(found.student.mean, found.student), 8),
              right(words_of(found.student), 20), right(in_percent(found), 6),
              right(less ? share_words(found.pairs.below, found.pairs.above)
                         : share_words(found.pairs.above, found.pairs.below),
                    6));
}

/// What is decided, by verdict.
std::string decided_words(const Quantities& all, double level) {
  std::string rows;
  for (const std::string_view word : {"better", "worse", "more", "less"}) {
    const Quantities some = chosen(all, level, {word});
    if (!some.empty()) rows += text("  {} in {}\n", word, some.size());
    for (const ComparedQuantity* each : some) rows += statistic_row(*each);
  }
  if (rows.empty()) return {};
  return text("    {} {} {} {} {} {}\n{}", padded("", name_width),
              right("base", 6), right("change", 8),
              right(confidence(level) + " interval", 20), right("in %", 6),
              right("pairs", 6), rows);
}

std::string settling_words(const ComparedQuantity& each, double level) {
  const auto needed = replicates_to_decide(each.found, level);
  const std::size_t there = each.found.student.count;
  if (!needed || *needed > 1000 * there) return "out of reach";
  return text("{} more", count_words(*needed - there));
}

std::string open_row(const ComparedQuantity& each, double level) {
  const Difference& found = each.found;
  const Interval two_digits{found.smallest, 0, found.smallest / 5, 0};
  const std::string smallest =
      signed_number(found.smallest, two_digits).replace(0, 1, "±");
  return text("    {} {} {}  {}\n", padded(each.row->name, name_width),
              right(words_of(found.student), 20), right(smallest, 10),
              settling_words(each, level));
}

/// What is open, and what it would take to settle it: what takes least.
std::string open_words(const Quantities& all, double level) {
  Quantities open = chosen(all, level, {"open"});
  if (open.empty()) return {};
  std::ranges::stable_sort(open, {}, [](const ComparedQuantity* each) {
    return each->found.to_decide;
  });
  std::string out =
      text("  {} {} {}  {}\n",
           padded(text("open in {}", open.size()), name_width + 2),
           right(confidence(level) + " interval", 20), right("found from", 10),
           "runs to settle it");
  const std::size_t count = std::min(open.size(), most_open);
  for (std::size_t i = 0; i < count; ++i) out += open_row(*open[i], level);
  if (open.size() > count)
    out +=
        wrapped("yet more for " +
                    names({open.begin() + std::ptrdiff_t(count), open.end()}),
                4);
  return out;
}

/// Why a mean over links may change without any link that both have.
std::string means_words(const Quantities& all, double level) {
  const auto verdict = [&](std::string_view name) {
    const auto found = std::ranges::find_if(
        all, [&](const auto* each) { return each->row->name == name; });
    return found == all.end() ? DifferenceVerdict::alone
                              : (*found)->found.verdict(level);
  };
  using enum DifferenceVerdict;
  const DifferenceVerdict standing = verdict("standing_links");
  const DifferenceVerdict trust = verdict("trust_at_end");
  if (!(standing == more && trust == less) &&
      !(standing == less && trust == more))
    return {};
  return wrapped(
      text("trust_at_end is the mean over the links that stand, of which there "
           "are {}: it also changes by which links they are.",
           standing == more ? "more" : "fewer"),
      2);
}

}  // namespace

std::string statistics_words(const ComparedWith& with, std::size_t relation,
                             double level) {
  const Quantities all = statistics_of(with, relation);
  return decided_words(all, level) + means_words(all, level) +
         open_words(all, level) +
         names_line("same", chosen(all, level, {"same"})) +
         names_line("no value", chosen(all, level, {"not known"}));
}

const ComparedQuantity* deals_of(const ComparedWith& with,
                                 std::size_t relation) {
  const Quantities all = statistics_of(with, relation);
  const auto deals = std::ranges::find_if(all, [](const auto* each) {
    return each->row == &run_statistics()[std::size_t(Statistic::deals_a_year)];
  });
  return deals == all.end() ? nullptr : *deals;
}

std::string verdict_sentence(const ComparedWith& with, std::size_t relation,
                             double level) {
  const ComparedQuantity* const deals = deals_of(with, relation);
  if (deals == nullptr) return {};
  const Difference& found = deals->found;
  switch (found.verdict(level)) {
    case DifferenceVerdict::same:
      return "the same number of deals in every pair of runs";
    case DifferenceVerdict::open:
      return text("whether deals a year change is open: {}",
                  percent_words(found));
    case DifferenceVerdict::more:
      return text("more deals a year: {}", percent_words(found));
    case DifferenceVerdict::less:
      return text("fewer deals a year: {}", percent_words(found));
    case DifferenceVerdict::alone:
      break;
  }
  return {};
}

std::string verdict_counts(const ComparedWith& with, std::size_t relation,
                           double level) {
  const Quantities all = statistics_of(with, relation);
  std::string counts;
  for (const std::string_view word :
       {"better", "worse", "more", "less", "open", "same"})
    if (const auto count = chosen(all, level, {word}).size(); count > 0)
      counts += text("{}{} in {}", counts.empty() ? "" : ", ", word, count);
  return counts;
}

std::string pairing_words(const ComparedWith& with, std::size_t relation) {
  std::string out =
      "\n  independent runs that are needed for each pair of runs\n";
  for (const ComparedQuantity* each : statistics_of(with, relation))
    if (!std::isnan(each->found.saving))
      out += text("  {} {}\n", padded(each->row->name, name_width),
                  right(rounded(each->found.saving), 8));
  return out;
}

}  // namespace twinning
