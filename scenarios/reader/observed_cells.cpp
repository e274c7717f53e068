#include "scenarios/reader/observed_cells.hpp"

#include <algorithm>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr Range codes{1, 2147483647};
constexpr Range years{1000, 9999};

bool check_city(Columns& columns, std::size_t at, std::size_t name,
                std::uint32_t code, const std::string& given,
                const KnownCities& cities) {
  if (!cities.given) return true;
  const auto known = cities.name.find(code);
  if (known == cities.name.end()) {
    columns.refuse(at, text("no city of the runs has the code {}; are these "
                            "the cities of that scenario?",
                            code));
    return false;
  }
  if (given.empty() || given == known->second) return true;
  columns.refuse(name, text("the city {} is called '{}' in the runs, not '{}'",
                            code, shown(known->second, 60), shown(given, 60)));
  return false;
}

}  // namespace

KnownCities::KnownCities(const CityTable* cities) : given{cities != nullptr} {
  if (!given) return;
  for (std::size_t i = 0; i < cities->count(); ++i)
    name.emplace(cities->code[i], cities->name[i]);
}

void add_origin(std::vector<KnownColumn>& columns) {
  for (const char* const name : {"source", "quality", "selection", "licence"})
    columns.push_back({name, true});
  columns.push_back({"note"});
}

Origin read_origin(Columns& columns, std::size_t at) {
  Origin out;
  out.source = columns.text(at);
  if (const auto quality = read_word(columns, at + 1, quality_names))
    out.quality = quality_names[*quality];
  out.selection = columns.text(at + 2);
  out.licence = columns.text(at + 3);
  out.note = read_note(columns, at + 4);
  return out;
}

void add_pair(std::vector<KnownColumn>& columns) {
  columns.push_back({"first", true});
  columns.push_back({"second", true});
  columns.push_back({"first_name"});
  columns.push_back({"second_name"});
}

std::optional<ObservedPair> read_observed_pair(Columns& columns,
                                               const KnownCities& cities) {
  const auto first = columns.whole(0, codes, "a city's code");
  const auto second = columns.whole(1, codes, "a city's code");
  if (!first || !second) return std::nullopt;
  ObservedPair pair{std::uint32_t(*first), std::uint32_t(*second),
                    read_note(columns, 2), read_note(columns, 3)};
  if (pair.first == pair.second) {
    columns.refuse(1, text("the city {} cannot be linked with itself", *first));
    return std::nullopt;
  }
  const bool first_known =
      check_city(columns, 0, 2, pair.first, pair.first_name, cities);
  const bool second_known =
      check_city(columns, 1, 3, pair.second, pair.second_name, cities);
  if (!first_known || !second_known) return std::nullopt;
  return pair;
}

int read_year_or(Columns& columns, std::size_t at, int otherwise) {
  if (columns.is_empty(at)) return otherwise;
  return int(columns.whole(at, years, "calendar year").value_or(otherwise));
}

bool read_span(Columns& columns, std::size_t from, int& first, int& last) {
  const auto begin = columns.whole(from, years, "calendar year");
  const auto end = columns.whole(from + 1, years, "calendar year");
  if (!begin || !end) return false;
  first = int(*begin);
  last = int(*end);
  if (last < first)
    columns.refuse(from + 1, text("to {} is before from {}", last, first));
  return last >= first;
}

std::optional<std::size_t> read_word(Columns& columns, std::size_t at,
                                     std::span<const std::string_view> words) {
  const std::string_view word = columns.text(at);
  if (word.empty()) return std::nullopt;
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return std::size_t(found - words.begin());
  std::string all;
  for (const std::string_view known : words)
    all += text("{}{}", all.empty() ? "" : ", ", known);
  columns.refuse(at, text("'{}' is none of {}{}", shown(word, 60), all,
                          did_you_mean(word, words)));
  return std::nullopt;
}

std::string read_note(Columns& columns, std::size_t at) {
  return columns.is_empty(at) ? std::string{} : std::string{columns.text(at)};
}

void PairsSeen::add(const ObservedPair& pair, Columns& columns) {
  const auto key = std::minmax(pair.first, pair.second);
  const auto [seen, is_new] =
      row_.emplace(std::pair{key.first, key.second}, columns.rows());
  if (!is_new)
    columns.refuse(0, text("these two cities are given twice, before in row {} "
                           "below the header",
                           seen->second));
}

}  // namespace twinning
