#include "scenarios/reader/pairs.hpp"

#include <algorithm>
#include <tuple>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

std::optional<CityId> read_city(Columns& columns, std::size_t at,
                                std::size_t name, const Cities& cities) {
  const auto code = columns.whole(at, Range{1, 2147483647}, "a city's code");
  if (!code) return std::nullopt;
  const auto found = cities.by_code.find(std::uint32_t(*code));
  if (found == cities.by_code.end()) {
    columns.refuse(at, text("no city in {} has the code {}",
                            shown(cities.source->name), *code));
    return std::nullopt;
  }
  if (!columns.is_empty(name)) {
    const std::string_view given = columns.text(name);
    const std::string& known = cities.table.name[index(found->second)];
    if (!given.empty() && given != known)
      columns.refuse(name, text("the city {} is called '{}' in {}, not '{}'",
                                *code, shown(known, 60),
                                shown(cities.source->name), shown(given, 60)));
  }
  return found->second;
}

auto in_either_order(const Pair& pair) {
  const std::size_t first = index(pair.first);
  const std::size_t second = index(pair.second);
  return std::pair(std::min(first, second), std::max(first, second));
}

}  // namespace

std::optional<Pair> read_pair(Columns& columns, const PairColumns& at,
                              const Cities& cities,
                              const RelationTable& relations) {
  const auto first = read_city(columns, at.first, at.first_name, cities);
  const auto second = read_city(columns, at.second, at.second_name, cities);
  if (!first || !second) return std::nullopt;
  if (*first == *second) {
    columns.refuse(at.second, text("the city {} cannot be linked with itself",
                                   cities.table.code[index(*first)]));
    return std::nullopt;
  }
  const auto& bloc = cities.table.bloc;
  const auto relation = relations.of(bloc[index(*first)], bloc[index(*second)]);
  if (!relation) {
    columns.refuse(at.second,
                   "there is no relation between the blocs of these two "
                   "cities; is [[relations]] missing one?");
    return std::nullopt;
  }
  return Pair{*first, *second, *relation};
}

void refuse_repeated_pairs(std::vector<std::pair<Pair, Place>> pairs,
                           std::string_view what, Problems& problems) {
  std::ranges::stable_sort(
      pairs, {}, [](const auto& one) { return in_either_order(one.first); });
  for (std::size_t i = 1; i < pairs.size(); ++i) {
    const std::size_t first = i - 1;
    if (in_either_order(pairs[i].first) != in_either_order(pairs[first].first))
      continue;
    problems.add(pairs[i].second,
                 text("{} of these two cities is given "
                      "twice, before in line {}",
                      what, problems.line(pairs[first].second)));
  }
}

}  // namespace twinning
