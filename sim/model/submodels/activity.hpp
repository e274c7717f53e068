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
  const Parameters& parameters = lanes.world.parameters;
  const double dt = lanes.world.dt;
  const P follow = parameters.exchange.activity_memory;
  const P kept = 1 - parameters.exchange.activity_memory * dt;
  const P habit = parameters.trust.reciprocity_rate * dt;
  const P alumni_kept = 1 - parameters.economy.alumni_decay * dt;
  const P alumni_per_visit = parameters.economy.alumni_per_visit;
  const P alumni_per_joint = parameters.economy.alumni_per_joint * dt;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    Link<P>& link = lanes.link(block.row[i]);
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      TWINNING_UNROLL
      for (std::size_t k = 0; k < kinds; ++k)
        link.activity[side][k] =
            link.activity[side][k] * kept + follow * block.visits[side][k][i];
    }
    link.reciprocity += habit * (link.mutuality - link.reciprocity);
    link.alumni =
        link.alumni * alumni_kept +
        alumni_per_visit * (block.visits[0][1][i] + block.visits[1][1][i]) +
        alumni_per_joint * link.joint;
  }
}

}  // namespace twinning
