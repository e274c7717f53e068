#include "sim/model/identity.hpp"

#include <array>
#include <bit>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace twinning {
namespace {

/// Hashes numbers as bytes, each with its size fixed.
class Bytes {
 public:
  template <class Number>
  requires std::is_arithmetic_v<Number>
  void add(Number number) {
    const auto wide = [&] {
      // −0 is 0, and there is one NaN.
      if constexpr (std::is_floating_point_v<Number>)
        return std::bit_cast<std::uint64_t>(
            number != number ? unknown : double(number) + 0.0);
      else
        return static_cast<std::uint64_t>(number);
    }();
    std::array<char, 8> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
      bytes[i] = static_cast<char>(wide >> 8 * i & 0xff);
    waiting_.append(bytes.data(), bytes.size());
    if (waiting_.size() >= at_once) pass_on();
  }
  template <class Id>
  requires std::is_enum_v<Id>
  void add(Id id) { add(static_cast<std::uint64_t>(id)); }
  template <class Item>
  void add(const std::vector<Item>& items) {
    add(items.size());
    for (const Item& item : items) add(item);
  }
  template <class Item, std::size_t count>
  void add(const std::array<Item, count>& items) {
    for (const Item& item : items) add(item);
  }
  template <class A, class B>
  void add(const std::pair<A, B>& both) {
    add(both.first);
    add(both.second);
  }
  void add(const Path::Point& point) {
    add(point.year);
    add(point.value);
  }
  void add(const Path& path) {
    add(path.linear);
    add(path.points);
  }
  [[nodiscard]] Hasher take() {
    pass_on();
    return std::move(hasher_);
  }

 private:
  static constexpr std::size_t at_once = 1 << 16;

  void pass_on() {
    hasher_.add(waiting_);
    waiting_.clear();
  }

  std::string waiting_;
  Hasher hasher_;
};

void add(Bytes& bytes, const Bloc& bloc) {
  bytes.add(bloc.growth);
  bytes.add(bloc.funding);
  bytes.add(bloc.budget);
}

void add(Bytes& bytes, const Relation& relation) {
  bytes.add(relation.first);
  bytes.add(relation.second);
  bytes.add(relation.formal_integration);
  bytes.add(relation.proximity);
  for (const Path* path : {&relation.climate, &relation.access,
                           &relation.travel_cost, &relation.opportunity,
                           &relation.funding, &relation.joint_programme_rate})
    bytes.add(*path);
  bytes.add(relation.joint_programmes_from);
  bytes.add(relation.formation_rate);
  bytes.add(relation.formation_from);
  bytes.add(relation.community.intercept);
  bytes.add(relation.community.slope);
  bytes.add(relation.community.spread);
}

void add(Bytes& bytes, const Lever& lever) {
  bytes.add(lever.quantity);
  bytes.add(lever.operation);
  bytes.add(lever.amount);
  bytes.add(lever.from);
  bytes.add(lever.to);
  bytes.add(lever.blocs);
  bytes.add(lever.cities);
  bytes.add(lever.relations);
  bytes.add(lever.links);
}

void add(Bytes& bytes, const CityTable& cities) {
  bytes.add(cities.code);
  bytes.add(cities.bloc);
  for (const std::vector<double>* column :
       {&cities.latitude, &cities.longitude, &cities.size, &cities.business,
        &cities.education, &cities.entrepreneurialism, &cities.coordination,
        &cities.budget})
    bytes.add(*column);
  bytes.add(cities.community);
  bytes.add(cities.sector_shares);
}

void add(Bytes& bytes, const LinkTable& links) {
  bytes.add(links.first);
  bytes.add(links.second);
  bytes.add(links.relation);
  bytes.add(links.year_signed);
  bytes.add(links.year_ended);
}

}  // namespace

Hasher identity(const Scenario& scenario) {
  Bytes bytes;
  bytes.add(scenario.seed);
  bytes.add(scenario.calendar.start);
  bytes.add(scenario.calendar.end);
  bytes.add(scenario.calendar.steps_per_year);
  for (const Parameter& parameter : parameters())
    bytes.add(parameter.of(scenario.parameters));
  for (const Bloc& bloc : scenario.blocs) add(bytes, bloc);
  for (const Relation& relation : scenario.relations) add(bytes, relation);
  for (const Lever& lever : scenario.levers) add(bytes, lever);
  bytes.add(scenario.ablation.trust_gate.value_or(-1));
  bytes.add(scenario.ablation.equal_distance.value_or(-1));
  bytes.add(scenario.ablation.equal_groups);
  bytes.add(scenario.ablation.equal_cities);
  add(bytes, scenario.cities);
  add(bytes, scenario.links);
  for (const KnownEvent& event : scenario.events) {
    bytes.add(event.year);
    bytes.add(event.first);
    bytes.add(event.second);
  }
  return bytes.take();
}

}  // namespace twinning
