#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/text.hpp"
#include "tools/comparisons/comparison_words.hpp"
#include "tools/console/words.hpp"

namespace twinning {
namespace {

constexpr std::size_t most_bars = 15;
constexpr std::size_t most_cities = 5;  ///< at either end

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
  const ComparedQuantity* const top = *std::ranges::max_element(all, {}, size);
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
              verdict == DifferenceVerdict::more   ? "gains"
              : verdict == DifferenceVerdict::less ? "loses"
                                                   : "open");
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
  std::vector<const ComparedCity*> cities;
  std::size_t gain = 0, lose = 0;
  for (const ComparedCity& each : with.found.cities) {
    const DifferenceVerdict verdict = each.found.verdict(level);
    if (each.relation != relation || verdict == DifferenceVerdict::same)
      continue;
    cities.push_back(&each);
    gain += verdict == DifferenceVerdict::more;
    lose += verdict == DifferenceVerdict::less;
  }
  if (cities.empty()) return {};
  if (gain + lose == 0)
    return text("  cities: none of {} gains or loses beyond luck\n",
                cities.size());
  std::ranges::stable_sort(
      cities, std::greater{},
      [](const ComparedCity* city) { return city->found.student.mean; });
  std::string out = text(
      "  cities, by the value of all deals on their links: {} gain, {} lose, "
      "{} open\n  {} {} {} {} {}\n",
      gain, lose, cities.size() - gain - lose, std::string(23, ' '),
      right("base", 8), right("change", 8),
      right(text("{:g} % interval", 100 * (1 - level)), 20), right("pairs", 7));
  // The last ones are listed as far as they lose.
  const auto losing =
      std::size_t(std::ranges::count_if(cities, [](const ComparedCity* city) {
        return city->found.student.mean < 0;
      }));
  const std::size_t top = std::min(most_cities, cities.size() - losing);
  const std::size_t end = std::min(most_cities, losing);
  for (std::size_t i = 0; i < top; ++i)
    out += city_row(with, *cities[i], level);
  if (cities.size() > top + end)
    out += text("  … {} more in between\n", cities.size() - top - end);
  for (std::size_t i = cities.size() - end; i < cities.size(); ++i)
    out += city_row(with, *cities[i], level);
  return out;
}

}  // namespace twinning
