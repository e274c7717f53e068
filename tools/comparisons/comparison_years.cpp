#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/comparisons/comparison_words.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t most_bars = 15;
constexpr std::size_t most_cities = 5;  ///< that gain, and that lose

using Years = std::vector<const ComparedQuantity*>;

/// All years of one observable.
Years years_of(const ComparedWith& with, std::size_t relation,
               const Observable& row) {
  Years years;
  for (const ComparedQuantity& each : with.found.years)
    if (each.relation == relation && each.row == &row) years.push_back(&each);
  return years;
}

bool is_decided(const ComparedQuantity* year, double level) {
  const DifferenceVerdict verdict = year->found.verdict(level);
  return verdict == DifferenceVerdict::more ||
         verdict == DifferenceVerdict::less;
}

double size(const ComparedQuantity* year) {
  const double mean = year->found.student.mean;
  return std::isnan(mean) ? 0 : std::abs(mean);
}

/// Bars that rise from the line where there is more and hang from it where
/// there is less; a dot where a year is not decided.
std::string bars(const Years& years, double level) {
  constexpr std::array<std::string_view, 8> more{"▁", "▂", "▃", "▄",
                                                 "▅", "▆", "▇", "█"};
  constexpr std::array<std::string_view, 2> less{"▔", "▀"};
  double largest = 0;
  for (const ComparedQuantity* year : years)
    largest = std::max(largest, size(year));
  std::string out;
  for (const ComparedQuantity* year : years) {
    const DifferenceVerdict verdict = year->found.verdict(level);
    const double height = largest > 0 ? size(year) / largest : 0;
    if (verdict == DifferenceVerdict::more)
      out += more[std::min(std::size_t(height * 8), more.size() - 1)];
    else if (verdict == DifferenceVerdict::less)
      out += less[std::min(std::size_t(height * 2), less.size() - 1)];
    else
      out += verdict == DifferenceVerdict::same ? " " : "·";
  }
  return out;
}

std::string observable_words(const Years& all, std::size_t shown_years,
                             double level) {
  const auto differ = std::ranges::count_if(
      all, [](const auto* year) { return !std::isnan(year->found.chance); });
  const auto decided = std::ranges::count_if(
      all, [&](const auto* year) { return is_decided(year, level); });
  const ComparedQuantity* const top =
      *std::ranges::max_element(all, {}, [&](const auto* year) {
        return is_decided(year, level) ? size(year) : -1;
      });
  const Years last(all.end() - std::ptrdiff_t(shown_years), all.end());
  return text(
      "    {} {}{} {} {} {}\n", padded(top->row->name, 23), bars(last, level),
      std::string(std::max<std::size_t>(shown_years, 9) - shown_years, ' '),
      right(percent_words(top->found), 24), *top->year,
      right(text("{}:{}", decided, differ - decided), 6));
}

std::string city_name(const ComparedWith& with, std::uint32_t code) {
  const CityTable& cities = scenario_of(*with.scenario->world).cities;
  const auto row = std::ranges::find(cities.code, code);
  return row == cities.code.end()
             ? text("{}", code)
             : shown(cities.name[std::size_t(row - cities.code.begin())], 23);
}

std::string city_row(const ComparedWith& with, const ComparedCity& city,
                     double level) {
  const Difference& found = city.found;
  const DifferenceVerdict verdict = found.verdict(level);
  const std::string share = share_words(found.pairs.above, found.pairs.below);
  return text("  {} {} {} {} {}  {}\n", padded(city_name(with, city.code), 23),
              right(rounded(found.base), 8),
              right(signed_number(found.student.mean, found.student), 8),
              right(words_of(found.student), 20), right(share, 7),
              verdict == DifferenceVerdict::more ? "gains" : "loses");
}

}  // namespace

std::string years_words(const ComparedWith& with, std::size_t relation,
                        double level) {
  std::vector<Years> told;
  std::size_t first = 0, count = 0;  // of the years in which any is decided
  for (const Observable& row : yearly_observables()) {
    Years years = years_of(with, relation, row);
    const auto begin = std::ranges::find_if(
        years, [&](const auto* year) { return is_decided(year, level); });
    if (begin == years.end()) continue;
    const auto before = std::size_t(begin - years.begin());
    first = told.empty() ? before : std::min(first, before);
    count = years.size();
    told.push_back(std::move(years));
  }
  if (told.empty()) return {};
  first = std::max(first, count - std::min(count, most_bars));
  std::string out =
      text("{} {} {} year {}\n", padded("  years decided", 27),
           padded(text("{}–{}", *told[0][first]->year, *told[0].back()->year),
                  std::max<std::size_t>(count - first, 9)),
           right("largest change", 24), right("yes:no", 6));
  for (const Years& years : told)
    out += observable_words(years, count - first, level);
  return out + "    ▂▄█ more, ▔▀ less, by size; · not decided\n";
}

std::string cities_words(const ComparedWith& with, std::size_t relation,
                         double level) {
  std::vector<const ComparedCity*> gain, lose;
  std::size_t cities = 0;
  for (const ComparedCity& each : with.found.cities) {
    const DifferenceVerdict verdict = each.found.verdict(level);
    if (each.relation != relation || verdict == DifferenceVerdict::same)
      continue;
    ++cities;
    if (verdict == DifferenceVerdict::more) gain.push_back(&each);
    if (verdict == DifferenceVerdict::less) lose.push_back(&each);
  }
  if (cities == 0) return {};
  if (gain.empty() && lose.empty())
    return text("  cities: none of {} gains or loses beyond luck\n", cities);
  std::string out = text(
      "  cities, by the value of all their deals since {}: {} gain, {} lose, "
      "{} open\n  {} {} {} {} {}\n",
      scenario_of(*with.scenario->world).calendar.start, gain.size(),
      lose.size(), cities - gain.size() - lose.size(), std::string(23, ' '),
      right("base", 8), right("change", 8),
      right(text("{:g} % interval", 100 * (1 - level)), 20), right("pairs", 7));
  for (auto* const some : {&gain, &lose}) {
    std::ranges::stable_sort(*some, std::greater{}, [](const auto* city) {
      return std::abs(city->found.student.mean);
    });
    for (std::size_t i = 0; i < std::min(most_cities, some->size()); ++i)
      out += city_row(with, *(*some)[i], level);
    if (some->size() > most_cities)
      out += text("  … {} more {}\n", some->size() - most_cities,
                  some == &gain ? "gain" : "lose");
  }
  return out;
}

}  // namespace twinning
