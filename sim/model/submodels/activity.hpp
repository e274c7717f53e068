#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Submodel "averages": what has become habit.
///
///     y ← y·(1 − activity_memory·dt) + activity_memory·n
///     ρ ← ρ + reciprocity_rate·dt·(μ − ρ)
///     S ← S·(1 − alumni_decay·dt) + alumni_per_visit·(n_iE + n_jE)
///         + alumni_per_joint·J·dt
///
/// Source:  ODD 7.9
template <class Lanes>
TWINNING_INLINE void update_averages(const Lanes& lanes,
                                     const Block<Lanes>& block) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const Parameters& parameters = lanes.world.parameters;
  const double dt = lanes.world.dt;
  const double follow = parameters.exchange.activity_memory;
  const double kept = 1 - follow * dt;
  const double habit = parameters.trust.reciprocity_rate * dt;
  const Economy& economy = parameters.economy;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    const std::uint32_t row = block.row[i];
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side)
      TWINNING_UNROLL
      for (std::size_t k = 0; k < kinds; ++k)
        lanes.set(state.activity[side][k], row,
                  lanes.get(state.activity[side][k], row) * P(kept) +
                      P(follow) * block.visits[side][k][i]);

    const P reciprocity = lanes.get(state.reciprocity, row);
    lanes.set(state.reciprocity, row,
              reciprocity +
                  P(habit) * (lanes.get(state.mutuality, row) - reciprocity));
    lanes.set(
        state.alumni, row,
        lanes.get(state.alumni, row) * P(1 - economy.alumni_decay * dt) +
            P(economy.alumni_per_visit) *
                (block.visits[0][1][i] + block.visits[1][1][i]) +
            P(economy.alumni_per_joint * dt) * lanes.get(state.joint, row));
  }
}

}  // namespace twinning
