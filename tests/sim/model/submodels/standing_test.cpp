#include "sim/model/submodels/standing.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("What a city does makes it capable and known by the ODD's rule",
          "[standing]") {
  Scenario scenario = two_cities();
  scenario.cities.entrepreneurialism = {1.4, 0.7};
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  const auto lanes = laboratory.in(2000);
  const std::uint32_t both[] = {0, 1};
  Numbers numbers;
  for (int trial = 0; trial < 2'000; ++trial) {
    double capability[2], reputation[2];
    for (const std::size_t id : {0u, 1u}) {
      auto& stand = laboratory.stand(id);
      const double H = numbers.between(0, 1);
      const double Q = numbers.between(0, 2);
      const double N = numbers.between(0, 20);
      const double K = numbers.between(0, 10);
      const double ND = numbers.between(0, 10);
      stand.capability = H;
      laboratory.presence(id).reputation = Q;
      stand.visits = N;
      stand.deals = K;
      stand.delegations = ND;
      const double X = 0.04 * N;
      const double Z = 0.08 * K + 0.03 * (id == 0 ? 1.4 : 0.7) * ND;
      capability[id] = H * (1 - 0.12 * 0.25) + X / (1 + X) * (1 - H);
      reputation[id] =
          Q * (1 - 0.15 * 0.25) + Z / (1 + Z / 2.0) * (1 - Q / 2.0);
    }
    update_standing(lanes, both, 2);
    for (const std::size_t id : {0u, 1u}) {
      const auto& stand = laboratory.stand(id);
      REQUIRE(stand.capability.v == Approx(capability[id]).epsilon(1e-13));
      const auto& presence = laboratory.presence(id);
      REQUIRE(presence.reputation.v == Approx(reputation[id]).epsilon(1e-13));
      REQUIRE(presence.welcome.v ==
              Approx(0.12 * capability[id]).epsilon(1e-13));
      REQUIRE(stand.visits.v + stand.deals.v + stand.delegations.v == 0);
    }
  }
}

TEST_CASE("A city without links forgets, step by step", "[standing]") {
  Laboratory laboratory(two_strangers());
  laboratory.presence(0).reputation = 1.5;
  laboratory.pass(2000);
  double capability = 0.2;
  double reputation = 1.5;
  for (int step = 0; step < 4; ++step) {
    capability *= 1 - 0.12 * 0.25;
    reputation *= 1 - 0.15 * 0.25;
  }
  CHECK(laboratory.stand(0).capability.v == capability);
  CHECK(laboratory.presence(0).reputation.v == reputation);
}

}  // namespace
}  // namespace twinning::tests
