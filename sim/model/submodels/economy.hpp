#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// A deal that happened in one lane, taken out of the loop: rare work.
/// `expected` is q of the mark rule.
template <class Lanes>
void settle_deal(const Lanes& lanes, std::uint32_t relation, std::uint32_t row,
                 int lane, double expected, bool succeeds,
                 std::uint32_t size_word) {
  constexpr int width = Lanes::P::lanes;
  State& state = lanes.state;
  const Economy& economy = lanes.world.parameters.economy;
  const std::size_t at = std::size_t{row} * width + std::size_t(lane);
  if (state.log_events && !succeeds)
    lanes.log(Happening::failed_deal, row, lane);
  if (!succeeds) {
    state.trust[0][at] *= 1 - economy.deal_loss;
    state.trust[1][at] *= 1 - economy.deal_loss;
    return;
  }
  const double count = 1 + expected;
  const double size = count * lanes.world.deal_sizes[size_word >> 24];
  state.value[at] += economy.value_memory * size;
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    double& trust = state.trust[side][at];
    trust += economy.deal_gain * (1 - trust);
    const std::size_t stand =
        std::size_t{lanes.world.stand[side][row]} * width + std::size_t(lane);
    state.deals_won[stand] += count;
    if (state.record_cities) {
      state.year_deals[stand] += count;
      state.year_value[stand] += size;
    }
  }
  if (state.log_events) lanes.log(Happening::deal, row, lane, 0, 0, size);
  state.deals[at] += 1;
  state.value_total[at] += size;
  lanes.observed(relation, Yearly::deals)[lane] += count;
  lanes.observed(relation, Yearly::value)[lane] += size;
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
  State& state = lanes.state;
  const World& world = lanes.world;
  const Economy& economy = world.parameters.economy;
  const bool gated = world.open_gate < 0;
  const double half_squared = economy.half_trust * economy.half_trust;
  const double kept = 1 - economy.value_memory * world.dt;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    const std::uint32_t row = block.row[i];
    const P product =
        lanes.get(state.trust[0], row) * lanes.get(state.trust[1], row);
    const P square = product * product;
    // At rest nothing happens, even where the gate is always open.
    const P open =
        zero_unless(stands(lanes.get(state.status, row)), P(world.open_gate));
    const P gate_above = gated ? square : open;
    const P gate_below = gated ? square + P(half_squared) : P(1.0);

    const P delegations = P(0.5) * (lanes.get(state.activity[0][2], row) +
                                    lanes.get(state.activity[1][2], row));
    const P discovery_below = delegations + P(economy.discovery_half);
    const P discovery_above = P(economy.discovery_floor) * discovery_below +
                              P(1 - economy.discovery_floor) * delegations;

    const P alumni = P(1.0) + P(economy.alumni_effect) *
                                  lanes.get(state.alumni, row) *
                                  lanes.get(state.transfer, row);
    const P renown =
        P(1.0) + P(0.5) * (lanes.at_stand(state.reputation, row, 0) +
                           lanes.at_stand(state.reputation, row, 1));

    const P above = P(state.prospect[row] * world.dt) * gate_above *
                    discovery_above * alumni * renown;
    const P below = gate_below * discovery_below;
    const P draw = block.deal_luck[i] * (below + above);
    const P threshold = above * P(luck_scale);
    const auto happens = draw < threshold;

    lanes.set(state.value, row, lanes.get(state.value, row) * P(kept));
    unsigned pending = bits(happens);
    if (pending == 0) continue;

    const unsigned won = bits(draw < threshold * P(economy.deal_success));
    alignas(64) double expected[P::lanes];
    alignas(64) std::uint64_t word[P::lanes];
    (above / below).store(expected);
    block.deal_size[i].store(word);
    for (; pending != 0; pending &= pending - 1) {
      const int lane = __builtin_ctz(pending);
      settle_deal(lanes, block.relation, row, lane, expected[lane],
                  (won >> lane & 1u) != 0, std::uint32_t(word[lane]));
    }
  }
}

}  // namespace twinning
