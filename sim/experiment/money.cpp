#include "sim/experiment/money.hpp"

#include <cmath>

#include "sim/base/math.hpp"
#include "sim/model/world.hpp"

namespace twinning {
namespace {

/// The budget of a city, or the mean of what is drawn: that of a lognormal
/// number is exp(½·spread²) times its median.
double mean_budget(const World& world, std::size_t city) {
  if (!std::isnan(world.known_budget[city])) return world.known_budget[city];
  const double spread = world.parameters.effort.budget_spread;
  return world.budget[city] * exact::exp(spread * spread / 2);
}

bool stands_in(const World& world, std::size_t row, int year) {
  const bool by_lever =
      row < world.signed_by_lever.size() && world.signed_by_lever[row] <= year;
  const int given = world.signed_in[row];
  const bool is_signed =
      given != never && given <= year;  // or in no known year
  return (is_signed || by_lever) && world.ended_in[row] > year;
}

}  // namespace

std::vector<double> money_of(const World& world) {
  const std::size_t relations = world.relations();
  const std::size_t years = std::size_t(world.scenario.calendar.years());
  std::vector<double> money(years * relations);
  for (std::size_t y = 0; y < years; ++y) {
    // Links of each city in each relation, and in all.
    std::vector<double> links(world.cities() * relations);
    std::vector<double> all(world.cities());
    for (std::size_t row = 0; row < world.rows; ++row) {
      if (!stands_in(world, row, world.start + int(y))) continue;
      for (const auto& side : world.city) {
        links[side[row] * relations + world.relation[row]] += 1;
        all[side[row]] += 1;
      }
    }
    for (std::size_t city = 0; city < world.cities(); ++city)
      for (std::size_t r = 0; r < relations && all[city] > 0; ++r)
        money[y * relations + r] +=
            mean_budget(world, city) * links[city * relations + r] / all[city] *
            world
                .profile_relation_years
                    [(y * world.profiles + world.profile[city]) * relations + r]
                .funding;
  }
  return money;
}

}  // namespace twinning
