// The yearly submodels, formula by formula: belief, formation, joint
// programmes, lapse (ODD 7.2 to 7.5).
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/submodels/belief.hpp"
#include "sim/model/submodels/formation.hpp"
#include "sim/model/submodels/institution.hpp"
#include "sim/model/submodels/lapse.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

double chance(double hazard) { return hazard / (1 + hazard); }

TEST_CASE("Belief follows what is seen and what is promised", "[belief]") {
  Link<Pack<1>> link{};
  Numbers numbers;
  for (int trial = 0; trial < 1'000; ++trial) {
    stir(link, numbers);
    const double m = link.belief[1].v;
    const double E = link.value.v;
    const double P = numbers.between(0, 4);
    update_belief(link, Pack<1>(P), Belief{.rate = 0.25, .observed = 0.4});
    REQUIRE(link.belief[1].v ==
            Approx(m + 0.25 * (0.4 * E / (E + 0.5) + 0.6 * P / (P + 0.5) - m))
                .epsilon(1e-14));
  }
}

/// Two strangers, unlike in everything, whose relation forms links.
Scenario unlike_strangers() {
  Scenario scenario = two_blocs();
  add_city(scenario, BlocId{0},
           {.size = 30,
            .business = 0.7,
            .education = 0.3,
            .entrepreneurialism = 1.3,
            .community = 0.4});
  add_city(scenario, BlocId{1},
           {.longitude = megameter,
            .size = 10,
            .business = 0.4,
            .education = 0.6,
            .entrepreneurialism = 0.8,
            .community = 0.2});
  // A second city in each bloc gives the sizes something to differ from.
  add_city(scenario, BlocId{0}, {.latitude = 60, .size = 5});
  add_city(scenario, BlocId{1}, {.latitude = 60, .size = 80});
  Relation& relation = scenario.relations[0];
  relation.formation_rate = 0.01;
  relation.formation_from = 2000;
  relation.proximity = 0.55;
  relation.climate = Path(0.3);
  scenario.levers.push_back(
      lever(Quantity::effort_education, Operation::multiply, 100.0));
  scenario.levers.back().from = 2000;
  return scenario;
}

/// The hazard of ODD 7.2 for the first pair of unlike_strangers().
double literal_hazard(double P, double degree_i, double degree_j) {
  const double m = P / (P + 0.5);
  const double D = 1000.0 / 8500;
  const double vC = 0.55 * 1.6 * 0.3 / (0.6 + 1.2 * D);
  const double vE = 1.6 * std::sqrt(0.3 * 0.6) / (0.8 + 1.0 * D);
  const double cost = 0.8 + 0.4 * D;
  const double vD = 0.5 * (1.9 * 1.3 * 1.8 * 0.7 * m / cost +
                           1.9 * 0.8 * 1.8 * 0.4 * m / cost);
  const double z_i = std::log(30.0) - 0.5 * (std::log(30.0) + std::log(5.0));
  const double z_j = std::log(10.0) - 0.5 * (std::log(10.0) + std::log(80.0));
  const double dz = z_i - z_j;
  const auto crowding = [](double degree) {
    return 1 + std::pow(degree / 3.0, 3);
  };
  return 0.01 * (vC + vE + vD) * std::exp(1.2 * 0.3) / (1 + dz * dz) /
         (crowding(degree_i) * crowding(degree_j));
}

TEST_CASE("Pairs sign with the hazard of the ODD, whatever tilts effort",
          "[formation]") {
  Laboratory laboratory(unlike_strangers());
  laboratory.pass(2000);
  const auto lanes = laboratory.in(2000);
  Numbers numbers;
  for (int trial = 0; trial < 500; ++trial) {
    const double P = numbers.between(0, 3);
    const double degree_i = double(trial % 7);
    const double degree_j = double(trial % 5);
    laboratory.set_prospect(2000, P);
    laboratory.stand(0).degree = degree_i;
    laboratory.stand(1).degree = degree_j;
    const double p = chance(literal_hazard(P, degree_i, degree_j));
    REQUIRE(formation(lanes, 0, 0, Words<1>(word_below(p) - 2)).v);
    REQUIRE_FALSE(formation(lanes, 0, 0, Words<1>(word_above(p) + 2)).v);
  }
}

TEST_CASE("Joint programmes come with the hazard of the ODD", "[institution]") {
  Scenario scenario = unlike_strangers();
  scenario.relations[0].joint_programmes_from = 2003;
  scenario.relations[0].joint_programme_rate = Path(2.0);
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  auto& link = laboratory.link();
  link.trust[0] = 0.4;
  link.trust[1] = 0.9;
  const double hazard =
      0.05 * 2 * 4 * 0.3 * 0.6 * std::sqrt(0.4 * 0.9) * (1 + 0.3);
  const double p = chance(hazard);

  const auto founded = [&](int year, std::uint64_t word) {
    const auto lanes = laboratory.in(year);
    return joint_programme(lanes, 0, lanes.relation(0), Words<1>(word)).v;
  };
  CHECK_FALSE(founded(2002, 0));
  CHECK(founded(2003, word_below(p) - 2));
  CHECK_FALSE(founded(2003, word_above(p) + 2));
}

TEST_CASE("Links end with the hazard of the ODD", "[lapse]") {
  Scenario scenario = two_cities();
  scenario.relations[0].climate = Path(-0.6);
  Laboratory laboratory(scenario);
  const auto lanes = laboratory.in(2001);
  auto& link = laboratory.link();
  Numbers numbers;
  for (int trial = 0; trial < 500; ++trial) {
    stir(link, numbers);
    // Activity far below or far above the bound of dormancy.
    const bool dormant = numbers.even();
    for (const int side : {0, 1})
      for (auto& activity : link.activity[side]) activity = dormant ? 0.1 : 0.2;
    const double J = link.joint.v;
    const double hazard =
        (dormant ? 0.02 : 0.0) * (1 - 0.7 * J) +
        0.04 * 0.6 * (1 - std::sqrt(link.trust[0].v * link.trust[1].v)) *
            (1 - 0.8 * J);
    const double p = chance(hazard);
    const auto fate = [&](std::uint64_t word) {
      return lapse(lanes, 0, lanes.relation(0), Words<1>(word));
    };
    REQUIRE(fate(0).dormant.v == dormant);
    REQUIRE(fate(word_below(p) - 2).ends.v);
    REQUIRE_FALSE(fate(word_above(p) + 2).ends.v);
  }
}

TEST_CASE("A link is dormant below its bound of activity, not at it",
          "[lapse]") {
  Scenario scenario = two_cities();
  scenario.parameters.lapse.dormancy = 0.75;
  Laboratory laboratory(scenario);
  const auto lanes = laboratory.in(2001);
  const auto dormant = [&](double activity) {
    for (const int side : {0, 1})
      for (auto& y : laboratory.link().activity[side]) y = activity;
    return lapse(lanes, 0, lanes.relation(0), Words<1>(~std::uint64_t{0}))
        .dormant.v;
  };
  CHECK_FALSE(dormant(0.25));
  CHECK(dormant(0.2499999));
}

}  // namespace
}  // namespace twinning::tests
