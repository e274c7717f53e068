#include "sim/experiment/network_numbers.hpp"

#include <algorithm>
#include <map>

#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"
#include "sim/model/economies.hpp"
#include "sim/model/geography.hpp"

namespace twinning {
namespace {

constexpr std::size_t degrees = 4;  ///< 1, 2, 3, and 4 or more
constexpr std::size_t thirds = 3;

std::vector<double> as_shares(std::vector<double> counts) {
  double sum = 0;
  for (const double count : counts) sum += count;
  for (double& count : counts) count = sum > 0 ? count / sum : unknown;
  return counts;
}

std::vector<double> by_degree(std::span<const NetworkLink> links,
                              std::size_t NetworkLink::*side) {
  std::map<std::size_t, std::size_t> degree;
  for (const NetworkLink& link : links) ++degree[link.*side];
  std::vector<double> counts(degrees);
  for (const auto& [city, links_of_it] : degree)
    ++counts[std::min(links_of_it, degrees) - 1];
  return as_shares(counts);
}

std::vector<double> by_degree_first(const NetworkScale&,
                                    std::span<const NetworkLink> links) {
  return by_degree(links, &NetworkLink::first);
}
std::vector<double> by_degree_second(const NetworkScale&,
                                     std::span<const NetworkLink> links) {
  return by_degree(links, &NetworkLink::second);
}

std::vector<double> by_decade(const NetworkScale& scale,
                              std::span<const NetworkLink> links) {
  std::vector<double> counts(scale.decades());
  for (const NetworkLink& link : links) {
    if (link.year_signed == unknown_year) continue;
    const int decade = (link.year_signed - scale.first_decade()) / 10;
    ++counts[std::size_t(std::clamp(decade, 0, int(scale.decades()) - 1))];
  }
  return as_shares(counts);
}

std::vector<double> by_sizes(const NetworkScale& scale,
                             std::span<const NetworkLink> links) {
  std::vector<double> counts(thirds * thirds);
  for (const NetworkLink& link : links)
    ++counts[scale.size_third(link.first) * thirds +
             scale.size_third(link.second)];
  return as_shares(counts);
}

std::vector<double> by_distance(const NetworkScale& scale,
                                std::span<const NetworkLink> links) {
  std::vector<double> counts(4);
  for (const NetworkLink& link : links)
    ++counts[scale.distance_quarter(link.first, link.second)];
  return as_shares(counts);
}

std::vector<std::size_t> cities_of(const Scenario& scenario, BlocId bloc) {
  std::vector<std::size_t> cities;
  for (std::size_t i = 0; i < scenario.cities.count(); ++i)
    if (scenario.cities.bloc[i] == bloc) cities.push_back(i);
  return cities;
}

/// 0: the smallest third of these cities, 2: the largest.
void divide(const std::vector<std::size_t>& cities,
            const std::vector<double>& size, std::vector<std::size_t>& third) {
  std::vector<double> values;
  for (const std::size_t city : cities) values.push_back(size[city]);
  const double low = quantile(values, 1.0 / 3),
               high = quantile(values, 2.0 / 3);
  for (const std::size_t city : cities)
    third[city] = size[city] <= low ? 0 : size[city] <= high ? 1 : 2;
}

}  // namespace

NetworkScale::NetworkScale(const Scenario& scenario, std::size_t relation,
                           int until)
    : scenario_{scenario}, third_(scenario.cities.count()) {
  const Relation& of = scenario.relations[relation];
  const auto first = cities_of(scenario, of.first);
  const auto second = cities_of(scenario, of.second);
  const auto size = sizes(scenario.cities, scenario.blocs.size(), false).size;
  divide(first, size, third_);
  divide(second, size, third_);

  std::vector<double> distances;
  for (const std::size_t a : first)
    for (const std::size_t b : second)
      if (a != b) distances.push_back(apart(a, b));
  for (const double share : {0.25, 0.5, 0.75})
    quarters_.push_back(quantile(distances, share));

  first_decade_ = scenario.calendar.start / 10 * 10;
  decades_ = std::size_t(until - first_decade_) / 10 + 1;
}

double NetworkScale::apart(std::size_t first, std::size_t second) const {
  const CityTable& cities = scenario_.cities;
  return distance(cities.latitude[first], cities.longitude[first],
                  cities.latitude[second], cities.longitude[second]);
}

std::size_t NetworkScale::distance_quarter(std::size_t first,
                                           std::size_t second) const {
  const double km = apart(first, second);
  return std::size_t(std::ranges::count_if(
      quarters_, [&](double bound) { return km > bound; }));
}

std::vector<NetworkRespect> NetworkScale::respects() const {
  const std::vector<std::string> links{"1 link", "2 links", "3 links",
                                       "4 links or more"};
  std::vector<std::string> decades, mixing, quarters;
  for (std::size_t i = 0; i < decades_; ++i)
    decades.push_back(text("{}s", first_decade_ + 10 * int(i)));
  constexpr std::array<std::string_view, thirds> size{"small", "middle",
                                                      "large"};
  for (const std::string_view a : size)
    for (const std::string_view b : size)
      mixing.push_back(text("{} with {}", a, b));
  for (const std::string_view name : {"nearest", "second", "third", "farthest"})
    quarters.push_back(text("{} quarter", name));
  return {
      {"degree_first", "links a place has, first bloc", links, by_degree_first},
      {"degree_second", "links a place has, second bloc", links,
       by_degree_second},
      {"decade", "links by decade of signing", decades, by_decade},
      {"size_mixing", "links by the sizes of their cities", mixing, by_sizes},
      {"distance", "links by distance", quarters, by_distance}};
}

}  // namespace twinning
