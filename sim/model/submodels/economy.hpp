#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// A deal that happened in one lane, taken out of the loop: rare work.
/// `expected` is q of the mark rule.
template <class Lanes>
void settle_deal(const Lanes& lanes, std::uint32_t relation, std::uint32_t row,
                 int lane, double expected, bool succeeds,
                 std::uint32_t size_word) {
  State& state = lanes.state;
  const Economy& economy = lanes.world.parameters.economy;
  const auto number = [lane](auto& variable) -> double& {
    return in_lane(variable, lane);
  };
  auto& link = lanes.link(row);
  if (!succeeds) {
    for (int side = 0; side < 2; ++side)
      number(link.trust[side]) *= 1 - economy.deal_loss;
    if (state.log_events) lanes.log(Happening::failed_deal, row, lane);
    return;
  }
  const double count = 1 + expected;
  const double size = count * lanes.world.deal_sizes[size_word >> 24];
  number(link.value) += economy.value_memory * size;
  for (int side = 0; side < 2; ++side) {
    double& trust = number(link.trust[side]);
    trust += economy.deal_gain * (1 - trust);
  }
  lanes.bring_deal(row, lane, count, size);
  number(link.deals) += 1;
  number(link.value_total) += size;
  lanes.add_one(relation, Yearly::deals, lane, count);
  lanes.add_one(relation, Yearly::value, lane, size);
  if (state.log_events) lanes.log(Happening::deal, row, lane, 0, 0, size);
}

/// Settles the deals of one link of a block, lane by lane.
template <class Lanes>
[[gnu::noinline]] void settle_deals(const Lanes& lanes,
                                    const Block<Lanes>& block, std::uint32_t i,
                                    unsigned happens, unsigned succeeds,
                                    typename Lanes::P expected) {
  alignas(64) double count[Lanes::P::lanes];
  alignas(64) std::uint64_t word[Lanes::P::lanes];
  expected.store(count);
  block.deal_size[i].store(word);
  for (; happens != 0; happens &= happens - 1) {
    const int lane = __builtin_ctz(happens);
    settle_deal(lanes, block.relation, block.row[i], lane, count[lane],
                (succeeds >> lane & 1u) != 0, std::uint32_t(word[lane]));
  }
}

/// A fraction, not divided.
template <class P>
struct Fraction {
  P above, below;
};

/// Γ of a link.  At rest nothing happens, even where the gate is always open.
template <class P>
TWINNING_INLINE Fraction<P> trust_gate(const World& world,
                                       const Link<P>& link) {
  if (!(world.open_gate < 0))
    return {zero_unless(stands(link.status), P(world.open_gate)), P(1.0)};
  const double half_trust = world.parameters.economy.half_trust;
  const P product = link.trust[0] * link.trust[1];
  const P square = product * product;
  return {square, square + P(half_trust * half_trust)};
}

/// disc of a link: how far delegations find its opportunities.
template <class P>
TWINNING_INLINE Fraction<P> discovery(const Economy& economy,
                                      const Link<P>& link) {
  const P delegations = P(0.5) * (link.activity[0][2] + link.activity[1][2]);
  const P below = delegations + P(economy.discovery_half);
  return {P(economy.discovery_floor) * below +
              P(1 - economy.discovery_floor) * delegations,
          below};
}

/// Submodel "deals": where both sides trust, opportunities become deals.
///
///     rate = P · disc · Γ · (1 + alumni_effect·S·tr) · (1 + ½(Q_i + Q_j))
///     Γ    = p²/(p² + half_trust²),  p = T_ij·T_ji
///     disc = floor + (1 − floor)·yD/(yD + half),  yD = ½(y_iD + y_jD)
///
/// A deal happens by the mark rule, and succeeds with `deal_success`.  The
/// rate is kept as a fraction, so that nothing is divided unless a deal
/// happens.  The average value first fades, then takes what is new.
///
/// Source:  ODD 7.10
template <class Lanes>
TWINNING_INLINE void trade(const Lanes& lanes, const Block<Lanes>& block) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const Economy& economy = world.parameters.economy;
  const P kept = 1 - economy.value_memory * world.dt;
  const P alumni_effect = economy.alumni_effect;
  const P dt = world.dt;
  const P success = economy.deal_success;
  unsigned happens[Block<Lanes>::room];
  unsigned succeeds[Block<Lanes>::room];
  P expected_above[Block<Lanes>::room];
  P expected_below[Block<Lanes>::room];

  for (std::uint32_t i = 0; i < block.count; ++i) {
    fetch_quarter<3>(lanes, block, i);
    const std::uint32_t row = block.row[i];
    Link<P>& link = lanes.link(row);
    const Fraction<P> gate = trust_gate(world, link);
    const Fraction<P> found = discovery(economy, link);
    const P alumni = P(1.0) + alumni_effect * link.alumni * link.transfer;
    const P renown = P(1.0) + P(0.5) * (lanes.presence_at(row, 0).reputation +
                                        lanes.presence_at(row, 1).reputation);

    const P above = lanes.prospect(row, block.relation) * dt * gate.above *
                    found.above * (alumni * renown);
    const P below = gate.below * found.below;
    const P draw = block.deal_luck[i] * (below + above);
    happens[i] = bits(draw < above);
    succeeds[i] = bits(draw < above * success);
    expected_above[i] = above;
    expected_below[i] = below;
    link.value = link.value * kept;
  }

  for (std::uint32_t i = 0; i < block.count; ++i)
    if (happens[i] != 0)
      settle_deals(lanes, block, i, happens[i], succeeds[i],
                   expected_above[i] / expected_below[i]);
}

}  // namespace twinning
