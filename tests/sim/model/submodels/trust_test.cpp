#include "sim/model/submodels/trust.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// What happens to the trust of one side in a step.
struct Step {
  double trust, memory, experience, bad, credit, anchor, reciprocity, hostile;
  bool turnover;
};

/// ODD 7.8, line by line.
double literal_trust(const Step& step, const Trust& parameters, double dt) {
  double T = step.trust;
  const double X = parameters.gain * step.experience *
                   (1 - parameters.reciprocity_weight * (1 - step.reciprocity));
  T += X / (1 + X) * (1 - T);

  const double l =
      parameters.loss * step.bad +
      parameters.resentment *
          std::max(0.0, std::max(0.0, step.credit) - parameters.tolerance) * dt;
  T -= l / (1 + l) * T;

  const double floor = parameters.memory_floor * step.memory;
  T -= parameters.decay * (1 - 0.5 * step.anchor) * dt *
       std::max(0.0, T - floor);
  if (step.turnover)
    T -=
        parameters.turnover_loss * (1 - step.anchor) * std::max(0.0, T - floor);
  T -= parameters.climate_erosion * step.hostile * dt * T;
  return T;
}

/// Two cities with coordinations of their own in a hostile year.
Scenario hostile_cities() {
  Scenario scenario = two_cities();
  scenario.cities.coordination = {0.9, 0.2};
  scenario.relations[0].climate = Path({{0, -0.6}});
  return scenario;
}

TEST_CASE("Trust changes by the five lines of the ODD", "[trust]") {
  Laboratory laboratory(hostile_cities());
  const Trust& parameters = laboratory.world.parameters.trust;
  Numbers numbers;
  laboratory.pass(2000);
  const auto lanes = laboratory.in(2001);

  for (int trial = 0; trial < 5'000; ++trial) {
    auto& link = laboratory.link();
    stir(link, numbers);
    auto block = laboratory.block_of();
    Step step[2];
    for (const int side : {0, 1}) {
      // 0.14 a year makes 0.035 a quarter.
      const double luck = numbers.even() ? 0.0349999 : 0.0350001;
      block.experience[side][0] = numbers.between(0, 5);
      block.failures[side][0] = numbers.between(0, 5);
      block.staff_luck[side][0] = luck;
      const double coordination = side == 0 ? 0.9 : 0.2;
      step[side] = {
          .trust = link.trust[side].v,
          .memory = link.memory[side].v,
          .experience = block.experience[side][0].v,
          .bad = block.failures[side][0].v,
          .credit = side == 0 ? link.imbalance.v : -link.imbalance.v,
          .anchor = std::min(0.9, 0.5 * link.joint.v + 0.3 * coordination),
          .reciprocity = link.reciprocity.v,
          .hostile = 0.6,
          .turnover = luck < 0.035};
    }
    plan_trust(lanes, 0);
    update_trust(lanes, block);
    for (const int side : {0, 1})
      REQUIRE(
          link.trust[side].v ==
          Approx(literal_trust(step[side], parameters, 0.25)).epsilon(1e-13));
  }
}

TEST_CASE("An anchor holds at most nine tenths", "[trust]") {
  Scenario scenario = hostile_cities();
  scenario.parameters.trust.anchor_joint = 1;
  scenario.parameters.trust.anchor_coordination = 1;
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  auto& link = laboratory.link();
  link.joint = 1;
  link.trust[0] = link.trust[1] = 0.5;
  link.memory[0] = link.memory[1] = 0.5;
  link.imbalance = 0;
  plan_trust(laboratory.in(2000), 0);
  auto block = laboratory.block_of();
  block.staff_luck[0][0] = 0.0;
  update_trust(laboratory.in(2000), block);

  const double kept = 1 - 0.045 * 0.25 * (1 - 0.45);
  const double left = kept * (1 - 0.25 * (1 - 0.9));
  const double erosion = 1 - 0.05 * 0.6 * 0.25;
  CHECK(link.trust[0].v == Approx((0.2 + 0.3 * left) * erosion).epsilon(1e-14));
  CHECK(link.trust[1].v == Approx((0.2 + 0.3 * kept) * erosion).epsilon(1e-14));
}

TEST_CASE("Trust below what is remembered does not fade", "[trust]") {
  Scenario scenario = two_cities();
  scenario.parameters.trust.decay = 1;
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  auto& link = laboratory.link();
  link.trust[0] = link.trust[1] = 0.3;
  link.memory[0] = link.memory[1] = 0.8;
  link.imbalance = 0;
  auto block = laboratory.block_of();
  block.staff_luck[0][0] = 0.0;
  update_trust(laboratory.in(2000), block);
  CHECK(link.trust[0].v == 0.3);
}

TEST_CASE("Memory is the trust that was, fading", "[memory]") {
  Laboratory laboratory(two_cities());
  auto& link = laboratory.link();
  link.trust[0] = 0.5;
  link.memory[0] = 0.8;
  link.trust[1] = 0.795;
  link.memory[1] = 0.8;
  update_memory(laboratory.in(2000), laboratory.block_of());
  CHECK(link.memory[0].v == 0.8 * (1 - 0.03 * 0.25));
  CHECK(link.memory[1].v == 0.795);
}

}  // namespace
}  // namespace twinning::tests
