#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/comparisons/comparison_words.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t name_width = 26;
constexpr std::size_t most_open = 5;  ///< open cases that are listed

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

/// "better in 2    deals_a_year +3.2 % (+2.9 to +3.5); …".
std::string verdict_line(std::string_view word, const Quantities& all) {
  std::string list;
  for (const ComparedQuantity* each : all)
    list += text("{}{} {}", list.empty() ? "" : "; ", each->row->name,
                 percent_words(each->found));
  return all.empty() ? ""
                     : entry(text("{} in {}", word, all.size()), list, 2, 18);
}

std::string names_line(std::string_view word, const Quantities& all) {
  return all.empty()
             ? ""
             : entry(text("{} in {}", word, all.size()), names(all), 2, 18);
}

std::string verdict_words(const Quantities& all, double level) {
  return verdict_line("better", chosen(all, level, {"better"})) +
         verdict_line("worse", chosen(all, level, {"worse"})) +
         names_line("more", chosen(all, level, {"more"})) +
         names_line("less", chosen(all, level, {"less"})) +
         names_line("open", chosen(all, level, {"open"})) +
         names_line("same", chosen(all, level, {"same"})) +
         names_line("not known", chosen(all, level, {"not known"}));
}

std::string statistic_row(const ComparedQuantity& each, double level) {
  const Difference& found = each.found;
  const bool less = each.row->better == Better::less;
  return text("  {} {} {} {} {}  {}\n", padded(each.row->name, name_width),
              right(rounded(found.base), 7),
              right(signed_number(found.student.mean, found.student), 9),
              right(words_of(found.student), 20),
              right(less ? share_words(found.pairs.below, found.pairs.above)
                         : share_words(found.pairs.above, found.pairs.below),
                    7),
              verdict_word(each, level));
}

/// What is decided, in the order of the rows.
std::string decided_words(const Quantities& all, double level) {
  std::string rows;
  for (const ComparedQuantity* each :
       chosen(all, level, {"better", "worse", "more", "less"}))
    rows += statistic_row(*each, level);
  if (rows.empty()) return {};
  return text("\n  {} {} {} {} {}\n{}", padded("decided", name_width),
              right("base", 7), right("change", 9),
              right(confidence(level) + " interval", 20), right("pairs", 7),
              rows);
}

std::string settling_words(const ComparedQuantity& each, double level) {
  const auto needed = replicates_to_decide(each.found, level);
  const std::size_t there = each.found.student.count;
  if (!needed || *needed > 1000 * there)
    return "no affordable number: next to nothing is seen";
  return text("{} ({} more)", count_words(*needed),
              count_words(*needed - there));
}

std::string open_row(const ComparedQuantity& each, double level) {
  const Difference& found = each.found;
  const Interval two_digits{found.smallest, 0, found.smallest / 5, 0};
  const std::string smallest =
      signed_number(found.smallest, two_digits).replace(0, 1, "±");
  return text("  {} {} {}  {}\n", padded(each.row->name, name_width),
              right(words_of(found.student), 22), right(smallest, 10),
              settling_words(each, level));
}

/// What is open, and what it would take to settle it: what takes least.
std::string open_words(const Quantities& all, double level) {
  Quantities open = chosen(all, level, {"open"});
  if (open.empty()) return {};
  std::ranges::stable_sort(open, {}, [](const ComparedQuantity* each) {
    return each->found.to_decide;
  });
  std::string out = text("\n  {} {} {}  {}\n", padded("open", name_width),
                         right(confidence(level) + " interval", 22),
                         right("found from", 10), "replicates to settle it");
  const std::size_t count = std::min(open.size(), most_open);
  for (std::size_t i = 0; i < count; ++i) out += open_row(*open[i], level);
  if (open.size() > count)
    out +=
        text("  … {} more take longer; --json has all\n", open.size() - count);
  return out;
}

}  // namespace

std::string statistics_words(const ComparedWith& with, std::size_t relation,
                             double level) {
  const Quantities all = statistics_of(with, relation);
  return verdict_words(all, level) + decided_words(all, level) +
         open_words(all, level);
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
