#include <catch2/catch.hpp>
#include <cmath>

#include "output/report/link_states.hpp"
#include "output/report/projection.hpp"

using namespace twinning::report;

namespace {

/// One link in one year, in the order of LinkColumn.
struct OneLink {
  std::array<double, link_columns.size()> values{};
  [[nodiscard]] LinkRecord record() const {
    LinkRecord record{1, 1, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
      record.columns[i] = &values[i];
    return record;
  }
  double& operator[](LinkColumn column) { return values[std::size_t(column)]; }
};

OneLink active_link() {
  OneLink link;
  link[LinkColumn::status] = 1;
  link[LinkColumn::prospect] = 4;
  link[LinkColumn::imbalance] = 0.9;
  return link;
}

}  // namespace

TEST_CASE("A link's phase follows from its value and its balance", "[report]") {
  OneLink link = active_link();
  CHECK(link.record().phase(0, 0) == Phase::associative);
  link[LinkColumn::imbalance] = -0.39;
  CHECK(link.record().phase(0, 0) == Phase::reciprocative);
  link[LinkColumn::value_average] = 1;
  CHECK(link.record().phase(0, 0) == Phase::commercial);
  link[LinkColumn::status] = 2;
  CHECK(link.record().phase(0, 0) == Phase::dormant);
}

TEST_CASE("A link is varied with three activities, mean of both sides",
          "[report]") {
  OneLink link = active_link();
  link[LinkColumn::culture_first] = 0.32;
  link[LinkColumn::education_second] = 0.32;
  CHECK_FALSE(link.record().varied(0, 0));
  link[LinkColumn::delegation_first] = 0.30;  // a mean of 0.15 is not above
  CHECK_FALSE(link.record().varied(0, 0));
  link[LinkColumn::joint] = 1;
  CHECK(link.record().varied(0, 0));
}

TEST_CASE("States of a link are shares of runs, its value a mean of all",
          "[report]") {
  LinkStates states(1, {2015});
  OneLink standing = active_link(), ended;
  standing[LinkColumn::value_average] = 2;
  standing[LinkColumn::trust_first] = 0.4;
  standing[LinkColumn::trust_second] = 0.6;
  ended[LinkColumn::status] = 3;
  ended[LinkColumn::value_average] = 99;
  states.take(standing.record());
  states.take(ended.record());
  const LinkState state = states.at(0, 0);
  CHECK(state.standing == 0.5);
  CHECK(state.trust == Approx(0.5));
  CHECK(state.value == 1);
  CHECK(state.phase == Phase::commercial);
}

TEST_CASE("A map holds all its places, and keeps areas", "[report]") {
  const std::vector<Spot> places{{51.5, -0.1}, {31.2, 121.5}, {22.5, 114.1}};
  const Projection map(places, 960, 420, 720);
  for (const Spot& place : places) {
    CHECK(map(place).x > 0);
    CHECK(map(place).x < 960);
    CHECK(map(place).y > 0);
    CHECK(map(place).y < map.height());
  }
  // Squares of one degree at the equator and at 60 degrees north, where they
  // are half as large.
  const auto area = [&](double latitude, double longitude) {
    const Point a = map({latitude, longitude});
    const Point east = map({latitude, longitude + 0.1});
    const Point north = map({latitude + 0.1, longitude});
    return std::abs((east.x - a.x) * (north.y - a.y) -
                    (north.x - a.x) * (east.y - a.y)) /
           std::cos((latitude + 0.05) * 3.14159265358979 / 180);
  };
  CHECK(area(60, 20) == Approx(area(10, 100)).epsilon(0.01));
}

TEST_CASE("A great circle runs through both its ends, by the north",
          "[report]") {
  const auto places = great_circle({51.5, 0}, {40, 116});
  CHECK(places.front().latitude == Approx(51.5));
  CHECK(places.back().longitude == Approx(116));
  double north = 0;
  for (const Spot& place : places) north = std::max(north, place.latitude);
  CHECK(north > 60);
}
