#include "sim/model/submodels/economy.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/math.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

using LabLink = Link<Pack<1>>;

/// What the deals of a step make of a link.
struct Outcome {
  double value, trust_first, trust_second, count, size;
  int deals;
};

/// ODD 7.10 as it is written, with renown ½(Q_i + Q_j).
Outcome literal_deals(const LabLink& link, double prospect,
                      const Economy& parameters, double renown, double luck,
                      std::uint32_t word, double dt) {
  const double p = link.trust[0].v * link.trust[1].v;
  const double gate =
      p * p / (p * p + parameters.half_trust * parameters.half_trust);
  const double yD = 0.5 * (link.activity[0][2].v + link.activity[1][2].v);
  const double discovery =
      parameters.discovery_floor +
      (1 - parameters.discovery_floor) * yD / (yD + parameters.discovery_half);
  const double rate =
      prospect * discovery * gate *
      (1 + parameters.alumni_effect * link.alumni.v * link.transfer.v) *
      (1 + renown);
  Outcome out{.value = link.value.v * (1 - parameters.value_memory * dt),
              .trust_first = link.trust[0].v,
              .trust_second = link.trust[1].v,
              .count = 0,
              .size = 0,
              .deals = 0};
  const double q = rate * dt;
  const double chance = q / (1 + q);
  if (luck >= chance) return out;
  if (luck < parameters.deal_success * chance) {
    const double slice = std::floor((word + 0.5) * 0x1p-32 * 256);
    out.count = 1 + q;
    out.size =
        out.count * std::exp(parameters.deal_spread *
                             exact::normal_quantile((slice + 0.5) / 256));
    out.value += parameters.value_memory * out.size;
    out.trust_first += parameters.deal_gain * (1 - out.trust_first);
    out.trust_second += parameters.deal_gain * (1 - out.trust_second);
    out.deals = 1;
    return out;
  }
  out.trust_first *= 1 - parameters.deal_loss;
  out.trust_second *= 1 - parameters.deal_loss;
  return out;
}

TEST_CASE("Deals are made by the rule of the ODD", "[deals]") {
  Laboratory laboratory(two_cities());
  const auto lanes = laboratory.in(2001);
  Numbers numbers;
  int happened = 0;
  int failed = 0;
  for (int trial = 0; trial < 10'000; ++trial) {
    auto& link = laboratory.link();
    stir(link, numbers);
    for (const std::size_t stand : {0u, 1u}) {
      laboratory.presence(stand).reputation = numbers.between(0, 2);
      laboratory.stand(stand).deals = 0;
    }
    const double renown = 0.5 * (laboratory.presence(0).reputation.v +
                                 laboratory.presence(1).reputation.v);
    const double luck = numbers.between(0, 1);
    const std::uint32_t word = numbers.word();
    const double prospect = numbers.between(0, 4);
    laboratory.set_prospect(2001, prospect);
    auto block = laboratory.block_of();
    block.deal_luck[0] = luck;
    block.deal_size[0] = Words<1>(std::uint64_t{word});
    link.deals = link.value_total = 0;

    const Outcome known =
        literal_deals(link, prospect, laboratory.world.parameters.economy,
                      renown, luck, word, 0.25);
    const bool fails = link.trust[0].v > known.trust_first;
    trade(lanes, block);

    const auto close = [](double x) { return Approx(x).epsilon(1e-13); };
    REQUIRE(link.value.v == close(known.value));
    REQUIRE(link.trust[0].v == close(known.trust_first));
    REQUIRE(link.trust[1].v == close(known.trust_second));
    REQUIRE(link.deals.v == known.deals);
    REQUIRE(link.value_total.v == close(known.size));
    REQUIRE(laboratory.stand(0).deals.v == close(known.count));
    REQUIRE(laboratory.stand(1).deals.v == close(known.count));
    happened += known.deals;
    failed += fails ? 1 : 0;
  }
  CHECK(happened > 1000);
  CHECK(failed > 100);
}

TEST_CASE("A constant gate does not open for links at rest", "[deals]") {
  Scenario scenario = two_strangers();
  add_link(scenario, CityId{0}, CityId{1}, 2010);
  scenario.ablation.trust_gate = 1;
  scenario.parameters.economy.opportunity = 20;
  Laboratory laboratory(scenario);
  laboratory.pass_to(2009);
  auto block = laboratory.block_of();
  block.deal_luck[0] = 1e-10;

  trade(laboratory.in(2009), block);
  CHECK(laboratory.link().deals.v == 0);
  laboratory.pass(2010);
  trade(laboratory.in(2010), block);
  CHECK(laboratory.link().deals.v > 0);
}

TEST_CASE("The sizes of deals are log-normal with median 1", "[deals]") {
  const Laboratory laboratory(two_cities());
  const auto& sizes = laboratory.world.deal_sizes;
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    CHECK(sizes[i] * sizes[255 - i] == Approx(1).epsilon(1e-14));
    sum += std::log(sizes[i]);
    squares += std::log(sizes[i]) * std::log(sizes[i]);
  }
  CHECK(std::abs(sum) < 1e-10);
  CHECK(std::sqrt(squares / 256) == Approx(0.8).epsilon(0.01));
}

}  // namespace
}  // namespace twinning::tests
