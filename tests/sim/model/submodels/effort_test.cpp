#include "sim/model/submodels/effort.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/model/worklist.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

constexpr std::size_t partners = 3;

/// A city with three partners, all unlike, in a year with policies.
Scenario policies() {
  Scenario scenario = two_blocs();
  const CityId center = add_city(scenario, BlocId{0},
                                 {.business = 0.7,
                                  .education = 0.3,
                                  .entrepreneurialism = 1.3,
                                  .budget = 2.5,
                                  .community = 0.4});
  for (std::size_t i = 0; i < partners; ++i) {
    const double x = double(i);
    add_link(scenario, center,
             add_city(scenario, BlocId{1},
                      {.longitude = megameter * (1 + x),
                       .business = 0.2 + 0.2 * x,
                       .education = 0.9 - 0.1 * x,
                       .entrepreneurialism = 0.6 + 0.1 * x,
                       .budget = 0.7 + x,
                       .community = 0.1 + 0.3 * x}));
  }
  Relation& relation = scenario.relations[0];
  relation.proximity = 0.55;
  relation.climate = Path(0.4);
  relation.access = Path(0.8);
  relation.travel_cost = Path(1.25);
  relation.funding = Path(1.2);
  scenario.blocs[0].funding = Path(0.65);
  scenario.levers.push_back(
      lever(Quantity::effort_education, Operation::multiply, 1.5));
  scenario.levers.back().from = 2000;
  scenario.levers.back().blocs = {BlocId{0}};
  return scenario;
}

/// One side of a link, by the names of ODD 7.6.
struct Side {
  std::size_t link;
  int side;
  double B, funding, e, b, d, u, m, T;
  std::array<double, kinds> y, partner;
};

class Plan {
 public:
  explicit Plan(Laboratory& laboratory) : laboratory_{laboratory} {}

  Side side_of(std::size_t link, int side) {
    const auto stand = laboratory_.world.stand[side][link];
    const auto other = laboratory_.world.stand[1 - side][link];
    const auto id = laboratory_.world.city[side][link];
    const auto other_id = laboratory_.world.city[1 - side][link];
    auto& of = laboratory_.link(link);
    auto& city = laboratory_.city(id);
    Side result{.link = link,
                .side = side,
                .B = city.budget.v,
                .funding = (side == 0 ? 0.65 : 1.0) * 1.2,
                .e = laboratory_.city(id).entrepreneurialism.v,
                .b = city.business.v,
                .d = 0.5 * (laboratory_.stand(stand).community.v +
                            laboratory_.stand(other).community.v),
                .u = std::sqrt(city.education.v *
                               laboratory_.city(other_id).education.v),
                .m = of.belief[side].v,
                .T = of.trust[side].v,
                .y = {},
                .partner = {}};
    for (std::size_t k = 0; k < kinds; ++k) {
      result.y[k] = of.activity[side][k].v;
      result.partner[k] = of.activity[1 - side][k].v;
    }
    return result;
  }

  double flow(const Side& of) {
    return (of.y[0] + of.y[1] + of.y[2]) / std::sqrt(of.B / 1.6);
  }

  /// w_i of ODD 7.6, climate 0.4.
  double weight(std::size_t link, int side) {
    const Side own = side_of(link, side);
    const double f = flow(own);
    const double g = flow(side_of(link, 1 - side));
    const double imbalance = (f - g) / (f + g + 0.3);
    const bool dormant = laboratory_.status(link) == Status::dormant;
    return (dormant ? 0.15 : 1.0) * (1 + 0.5 * 0.4) *
           (0.12 + own.T + own.m + 6.5 * std::max(0.0, -imbalance));
  }

  /// λ of ODD 7.6 [visits/year].
  std::array<double, kinds> visits(std::size_t link, int side, double A) {
    const Side of = side_of(link, side);
    const double L = of.B * of.funding * 0.8 * weight(link, side) / A;
    const double D = 1000.0 * double(link + 1);
    const std::array cost{(0.6 + 1.2 * D / 8500) * 1.25,
                          (0.8 + 1.0 * D / 8500) * 1.25,
                          (0.8 + 0.4 * D / 8500) * 1.25};
    const std::array interest{1.6 * of.d, 1.6 * of.u, 1.8 * of.b};
    const std::array value{0.55 * interest[0] / cost[0],
                           interest[1] / cost[1] * (side == 0 ? 1.5 : 1.0),
                           1.9 * of.e * interest[2] * of.m / cost[2]};
    const double total = value[0] + value[1] + value[2];
    const double moved = of.partner[0] + of.partner[1] + of.partner[2];
    std::array<double, kinds> result{};
    for (std::size_t k = 0; k < kinds; ++k) {
      double share = value[k] / total;
      if (moved > 0) share = 0.8 * share + 0.2 * of.partner[k] / moved;
      result[k] = (1 + 3 * interest[k]) * L * share / cost[k];
    }
    result[1] += 0.5 * laboratory_.link(link).joint.v;
    return result;
  }

 private:
  Laboratory& laboratory_;
};

/// Attention of all links, after states at random; gives A of the center.
double attend(Laboratory& laboratory, Numbers& numbers) {
  const auto lanes = laboratory.in(2001);
  for (std::size_t link = 0; link < partners; ++link) {
    stir(laboratory.link(link), numbers);
  }
  divide_attention(lanes);  // begins anew
  for (std::uint32_t link = 0; link < partners; ++link)
    attention(lanes, link, lanes.relation(0));
  return laboratory.city(0).asked.v;
}

TEST_CASE("A city's attention is what its links ask, and what lies outside",
          "[attention]") {
  Laboratory laboratory(policies());
  laboratory.pass(2000);
  Plan plan(laboratory);
  Numbers numbers;
  for (int trial = 0; trial < 2'000; ++trial) {
    const double all = attend(laboratory, numbers);
    double sum = 2.1;
    for (std::size_t link = 0; link < partners; ++link) {
      sum += plan.weight(link, 0);
      const double f = plan.flow(plan.side_of(link, 0));
      const double g = plan.flow(plan.side_of(link, 1));
      REQUIRE(laboratory.link(link).imbalance.v ==
              Approx((f - g) / (f + g + 0.3)).epsilon(1e-12).margin(1e-14));
      REQUIRE(laboratory.link(link).mutuality.v ==
              Approx(2 * std::min(f, g) / (f + g + 0.3)).epsilon(1e-12));
      REQUIRE(laboratory.city(link + 1).asked.v ==
              Approx(2.1 + plan.weight(link, 1)).epsilon(1e-12));
    }
    REQUIRE(all == Approx(sum).epsilon(1e-12));
  }
}

TEST_CASE("Attention, money and local groups make visits by the ODD's rule",
          "[effort]") {
  Laboratory laboratory(policies());
  laboratory.pass(2000);
  Plan plan(laboratory);
  Numbers numbers;
  for (int trial = 0; trial < 2'000; ++trial) {
    const double all = attend(laboratory, numbers);
    const std::size_t link = std::size_t(trial) % partners;
    const auto lanes = laboratory.in(2001);
    const double partner_all = laboratory.city(link + 1).asked.v;
    divide_attention(lanes);
    plan_effort(lanes, std::uint32_t(link), 0);
    auto block = laboratory.block_of(std::uint32_t(link));
    effort(lanes, block);
    const auto first = plan.visits(link, 0, all);
    const auto second = plan.visits(link, 1, partner_all);
    for (std::size_t k = 0; k < kinds; ++k) {
      REQUIRE(block.visits[0][k][0].v == Approx(first[k] / 4).epsilon(1e-12));
      REQUIRE(block.visits[1][k][0].v == Approx(second[k] / 4).epsilon(1e-12));
    }
  }
}

TEST_CASE("Towards a partner that made no visits nothing is answered",
          "[effort]") {
  Laboratory laboratory(two_cities());
  laboratory.pass(2000);
  auto& link = laboratory.link();
  for (auto& activity : link.activity[1]) activity = 0.0;
  link.joint = 0;
  auto block = laboratory.block_of();
  effort(laboratory.in(2000), block);

  const double part = laboratory.in(2000).claims(0).attention[0].v *
                      laboratory.presence(0).attention.v;
  for (std::size_t k = 0; k < kinds; ++k)
    CHECK(
        block.visits[0][k][0].v ==
        Approx(part * link.means[0][k].v * link.share[0][k].v).epsilon(1e-14));
}

TEST_CASE("A side that values no kind makes no visits of its own", "[effort]") {
  Scenario scenario = two_cities();
  for (const Quantity effort :
       {Quantity::effort_culture, Quantity::effort_education,
        Quantity::effort_delegation}) {
    scenario.levers.push_back(lever(effort, Operation::multiply, 0.0));
    scenario.levers.back().from = 2000;
    scenario.levers.back().to = 2019;
    scenario.levers.back().cities = {CityId{0}};
  }
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  for (std::size_t k = 0; k < kinds; ++k) {
    CHECK(laboratory.link().share[0][k].v == 0);
    CHECK(laboratory.link().share[1][k].v > 0);
  }
}

}  // namespace
}  // namespace twinning::tests
