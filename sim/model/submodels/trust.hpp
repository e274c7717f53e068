#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Submodel "trust": trust of each side grows with good experience, suffers
/// from failures, resentment, changes of staff and hostile climate, and fades
/// towards what is remembered.  In this order:
///
///     X = gain·g·(1 − reciprocity_weight·(1 − ρ));  T += X/(1 + X)·(1 − T)
///     ℓ = loss·bad + resentment·max(0, cred − tolerance)·dt;
///                                                   T −= ℓ/(1 + ℓ)·T
///     T −= decay·(1 − ½I)·dt·max(0, T − floor),  floor = memory_floor·M
///     staff changes:  T −= turnover_loss·(1 − I)·max(0, T − floor)
///     T −= climate_erosion·G⁻·dt·T
///
/// The first two are (T + X)/((1 + X)(1 + ℓ)), with one division.
///
/// Source:  ODD 7.8
template <class Lanes>
TWINNING_INLINE void update_trust(const Lanes& lanes,
                                  const Block<Lanes>& block) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Trust& parameters = world.parameters.trust;
  const RelationYear& relation = lanes.relation(block.relation);
  const double fading = parameters.decay * world.dt;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    const std::uint32_t row = block.row[i];
    const P imbalance = lanes.get(state.imbalance, row);
    const P reciprocity = lanes.get(state.reciprocity, row);
    const P yield =
        P(parameters.gain) * (P(1 - parameters.reciprocity_weight) +
                              P(parameters.reciprocity_weight) * reciprocity);

    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const P credit =
          max(P(0.0), (side == 0 ? imbalance : P(0.0) - imbalance) -
                          P(parameters.tolerance));
      const P gained = yield * block.experience[side][i];
      const P lost = P(parameters.loss) * block.failures[side][i] +
                     P(parameters.resentment * world.dt) * credit;
      P trust = (lanes.get(state.trust[side], row) + gained) /
                ((P(1.0) + gained) * (P(1.0) + lost));

      const P anchor = lanes.get(state.anchor[side], row);
      const P floor =
          P(parameters.memory_floor) * lanes.get(state.memory[side], row);
      trust = trust - (P(fading) - P(0.5 * fading) * anchor) *
                          max(P(0.0), trust - floor);
      const auto turnover =
          block.staff_luck[side][i] <
          P(lanes.profile(world.city[side][row]).turnover * luck_scale);
      trust = trust - zero_unless(turnover, P(parameters.turnover_loss) *
                                                (P(1.0) - anchor) *
                                                max(P(0.0), trust - floor));
      lanes.set(state.trust[side], row, trust * P(relation.erosion));
      if (state.log_events)
        for (unsigned left = bits(turnover); left != 0; left &= left - 1)
          lanes.log(Happening::turnover, row, __builtin_ctz(left), side);
    }
  }
}

/// Submodel "memory": the trust that was, fading where none is left.
///
///     M ← max(T, M·(1 − memory_decay·dt))
///
/// Source:  ODD 7.11
template <class Lanes>
TWINNING_INLINE void update_memory(const Lanes& lanes,
                                   const Block<Lanes>& block) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const double kept =
      1 - lanes.world.parameters.trust.memory_decay * lanes.world.dt;
  for (std::uint32_t i = 0; i < block.count; ++i)
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const std::uint32_t row = block.row[i];
      lanes.set(state.memory[side], row,
                max(lanes.get(state.trust[side], row),
                    lanes.get(state.memory[side], row) * P(kept)));
    }
}

}  // namespace twinning
