#include "sim/model/policies.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "sim/base/math.hpp"

namespace twinning {
namespace {

template <class Id>
bool named(const std::vector<Id>& scope, Id id) {
  return scope.empty() || std::ranges::find(scope, id) != scope.end();
}

bool acts_in(const Lever& lever, int year) {
  return year >= lever.from && year <= lever.to &&
         lever.operation != Operation::event;
}

/// Whether a lever reaches a city: its bloc or the city itself is named.
bool reaches(const Lever& lever, const Scenario& scenario, CityId city) {
  if (lever.blocs.empty() && lever.cities.empty()) return true;
  const auto names = [](const auto& scope, auto id) {
    return std::ranges::find(scope, id) != scope.end();
  };
  return names(lever.blocs, scenario.cities.bloc[index(city)]) ||
         names(lever.cities, city);
}

double changed(double value, const Lever& lever, int year) {
  const double amount = lever.amount.at(year);
  switch (lever.operation) {
    case Operation::multiply:
      return value * amount;
    case Operation::add:
      return value + amount;
    case Operation::set:
      return amount;
    case Operation::at_least:
      return std::max(value, amount);
    case Operation::event:
      break;
  }
  return value;
}

Policy changed(Policy policy, const Lever& lever, int year) {
  const double amount = lever.amount.at(year);
  switch (lever.operation) {
    case Operation::multiply:
      return {policy.factor * amount, policy.at_least * amount};
    case Operation::set:
      return {0, amount};
    case Operation::at_least:
      return {policy.factor, std::max(policy.at_least, amount)};
    case Operation::add:
    case Operation::event:
      break;
  }
  return policy;
}

/// A relation's quantity in a year, after all levers that reach it.
double relation_quantity(const Scenario& scenario, RelationId relation,
                         Quantity quantity, double value, int year) {
  for (const Lever& lever : scenario.levers)
    if (lever.quantity == quantity && acts_in(lever, year) &&
        named(lever.relations, relation))
      value = changed(value, lever, year);
  return value;
}

RelationYear relation_year(const World& world, const Growth& growth,
                           RelationId id, int year) {
  const Scenario& scenario = world.scenario;
  const Relation& relation = scenario.relations[index(id)];
  const Parameters& parameters = scenario.parameters;
  const auto quantity = [&](Quantity which, double value) {
    return relation_quantity(scenario, id, which, value, year);
  };

  const double climate = quantity(Quantity::climate, relation.climate.at(year));
  const double friendly = std::max(0.0, climate);
  const double hostile = std::clamp(-climate, 0.0, 1.0);
  const double integration = std::clamp(
      quantity(Quantity::formal_integration, relation.formal_integration), 0.0,
      1.0);
  const bool joint_open = year >= relation.joint_programmes_from;
  const bool formation_open = year >= relation.formation_from && climate > -1;

  return {
      .attention = 1 + 0.5 * friendly,
      .travel = quantity(Quantity::access, relation.access.at(year)) *
                (1 - 0.5 * hostile),
      .travel_cost =
          quantity(Quantity::travel_cost, relation.travel_cost.at(year)),
      .prospect =
          growth.of(relation, year) *
          (1 + parameters.economy.climate_opportunity * friendly) *
          (1 - 0.5 * hostile) *
          quantity(Quantity::opportunity, relation.opportunity.at(year)) *
          (1 - integration),
      .joint_rate =
          joint_open ? parameters.institution.joint_rate * 4 * (1 + friendly) *
                           quantity(Quantity::joint_programme_rate,
                                    relation.joint_programme_rate.at(year))
                     : 0,
      .formation =
          formation_open
              ? quantity(Quantity::formation_rate, relation.formation_rate) *
                    exact::exp(parameters.formation.climate * climate)
              : 0,
      .lapse_political = parameters.lapse.lapse_political * hostile,
      .erosion = 1 - parameters.trust.climate_erosion * hostile * world.dt,
      .climate = climate,
  };
}

/// The levers that reach a city.
std::vector<std::size_t> levers_of(const Scenario& scenario, CityId city) {
  std::vector<std::size_t> reaching;
  for (std::size_t i = 0; i < scenario.levers.size(); ++i)
    if (reaches(scenario.levers[i], scenario, city)) reaching.push_back(i);
  return reaching;
}

/// A profile: its bloc and the levers that reach its cities.
using Profile = std::pair<BlocId, std::vector<std::size_t>>;

std::vector<Profile> find_profiles(World& world) {
  const Scenario& scenario = world.scenario;
  std::map<Profile, std::uint32_t> numbers;
  std::vector<Profile> profiles;
  world.profile.assign(world.cities(), 0);
  for (const CityId city : ids<CityId>(world.cities())) {
    const Profile profile{scenario.cities.bloc[index(city)],
                          levers_of(scenario, city)};
    const auto [entry, is_new] =
        numbers.try_emplace(profile, std::uint32_t(profiles.size()));
    if (is_new) profiles.push_back(profile);
    world.profile[index(city)] = entry->second;
  }
  return profiles;
}

ProfileYear profile_year(const World& world, const Profile& profile, int year) {
  const Parameters& parameters = world.scenario.parameters;
  ProfileYear result{.coordination = {},
                     .entrepreneurialism = {},
                     .turnover = parameters.trust.turnover,
                     .hospitality = parameters.exchange.hospitality};
  for (const std::size_t number : profile.second) {
    const Lever& lever = world.scenario.levers[number];
    if (!acts_in(lever, year)) continue;
    if (lever.quantity == Quantity::coordination)
      result.coordination = changed(result.coordination, lever, year);
    if (lever.quantity == Quantity::entrepreneurialism)
      result.entrepreneurialism =
          changed(result.entrepreneurialism, lever, year);
    if (lever.quantity == Quantity::turnover)
      result.turnover = changed(result.turnover, lever, year);
    if (lever.quantity == Quantity::hospitality)
      result.hospitality = changed(result.hospitality, lever, year);
  }
  result.turnover = std::clamp(result.turnover * world.dt, 0.0, 1.0);
  const double room = 1 - std::ranges::max(parameters.exchange.success);
  result.hospitality = std::clamp(result.hospitality, 0.0, room);
  return result;
}

ProfileRelationYear profile_relation_year(const World& world,
                                          const Profile& profile,
                                          RelationId relation, int year) {
  const Scenario& scenario = world.scenario;
  ProfileRelationYear result{
      .funding = scenario.blocs[index(profile.first)].funding.at(year) *
                 scenario.relations[index(relation)].funding.at(year),
      .tilt = {1, 1, 1}};
  for (const std::size_t number : profile.second) {
    const Lever& lever = scenario.levers[number];
    if (!acts_in(lever, year) || !named(lever.relations, relation)) continue;
    if (lever.quantity == Quantity::funding)
      result.funding = changed(result.funding, lever, year);
    const auto kind =
        std::size_t(lever.quantity) - std::size_t(Quantity::effort_culture);
    if (kind < kinds)
      result.tilt[kind] = changed(result.tilt[kind], lever, year);
  }
  return result;
}

}  // namespace

Growth::Growth(const Scenario& scenario)
    : exponent_{scenario.parameters.economy.size_exponent},
      from_{std::min(scenario.calendar.start, base_year)} {
  const int end = std::max(scenario.calendar.end, base_year);
  for (const Bloc& bloc : scenario.blocs) {
    std::vector<double>& rates = log_rates_.emplace_back();
    for (int year = from_; year < end; ++year)
      rates.push_back(exact::log1p(bloc.growth.at(year)));
  }
}

double Growth::of(const Relation& relation, int year) const {
  const auto log_growth = [&](BlocId bloc) {
    const auto rate = [&](int t) {
      return log_rates_[index(bloc)][std::size_t(t - from_)];
    };
    double log = 0;
    for (int t = base_year; t < year; ++t) log += rate(t);
    for (int t = year; t < base_year; ++t) log -= rate(t);
    return log;
  };
  return exact::exp(exponent_ *
                    (log_growth(relation.first) + log_growth(relation.second)));
}

void apply_policies(World& world) {
  const Calendar& calendar = world.scenario.calendar;
  const std::size_t years = std::size_t(calendar.years());
  const std::size_t relations = world.relations();
  const std::vector<Profile> profiles = find_profiles(world);
  const Growth growth(world.scenario);

  world.profiles = profiles.size();
  world.relation_years.assign(years * relations, {});
  world.profile_years.assign(years * profiles.size(), {});
  world.profile_relation_years.assign(years * profiles.size() * relations, {});

  for (std::size_t y = 0; y < years; ++y) {
    const int year = calendar.start + int(y);
    for (const RelationId relation : ids<RelationId>(relations))
      world.relation_years[y * relations + index(relation)] =
          relation_year(world, growth, relation, year);
    for (std::size_t p = 0; p < profiles.size(); ++p) {
      const std::size_t row = y * profiles.size() + p;
      world.profile_years[row] = profile_year(world, profiles[p], year);
      for (const RelationId relation : ids<RelationId>(relations))
        world.profile_relation_years[row * relations + index(relation)] =
            profile_relation_year(world, profiles[p], relation, year);
    }
  }
}

}  // namespace twinning
