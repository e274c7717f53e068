#include "scenarios/reader/city_finder.hpp"

#include <algorithm>
#include <limits>

#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {

void CityFinder::index_names() {
  const auto& names = cities_.table.name;
  for (std::size_t row = 0; row < names.size(); ++row)
    by_name_.emplace(names[row], CityId{std::uint32_t(row)});
}

std::optional<CityId> CityFinder::find(const Node& node, std::string_view label,
                                       Problems& problems) {
  if (node.is(Node::Kind::integer)) {
    const auto code = std::uint32_t(std::clamp<std::int64_t>(
        node.integer, 0, std::numeric_limits<std::uint32_t>::max()));
    const auto found = cities_.by_code.find(code);
    if (found != cities_.by_code.end()) return found->second;
    problems.add(node.place, text("{}: no city in {} has the code {}", label,
                                  shown(cities_.source->name), node.integer));
    return std::nullopt;
  }
  if (!node.is(Node::Kind::text)) {
    problems.add(node.place, text("{} must be a city's name or its code{}",
                                  label, instead(node)));
    return std::nullopt;
  }

  if (by_name_.empty()) index_names();
  const auto [first, last] = by_name_.equal_range(node.text);
  const auto count = std::distance(first, last);
  if (count == 1) return first->second;
  if (count > 1) {
    problems.add(node.place, text("{}: {} cities are called '{}'; give the "
                                  "code of the one that is meant",
                                  label, count, shown(node.text, 60)));
    return std::nullopt;
  }
  const auto& names = cities_.table.name;
  const std::vector<std::string_view> known{
      names.begin(),
      names.begin() + std::min<std::ptrdiff_t>(std::ssize(names), 20'000)};
  const auto nearest = nearest_name(node.text, known);
  problems.add(
      node.place,
      text("{}: no city in {} is called '{}'{}", label,
           shown(cities_.source->name), shown(node.text, 60),
           nearest.empty() ? ""
                           : text("; did you mean '{}'?", shown(nearest, 60))));
  return std::nullopt;
}

}  // namespace twinning
