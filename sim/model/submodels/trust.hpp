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
/// The first two are (T + X)/((1 + X)(1 + ℓ)), with one division; the next two
/// take a part of what lies above the floor: `fading`, or `upheaval` when the
/// staff changes.
///
/// Source:  ODD 7.8
template <bool logging = false, class Lanes>
TWINNING_INLINE void update_trust(const Lanes& lanes,
                                  const Block<Lanes>& block) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const Trust& parameters = world.parameters.trust;
  const P gain_always = parameters.gain * (1 - parameters.reciprocity_weight);
  const P gain_returned = parameters.gain * parameters.reciprocity_weight;
  const P loss = parameters.loss;
  const P resentment = parameters.resentment * world.dt;
  const P tolerance = parameters.tolerance;
  const P memory_floor = parameters.memory_floor;
  const P decay = parameters.decay * world.dt;
  const P turnover_loss = parameters.turnover_loss;
  const P erosion = lanes.relation(block.relation).erosion;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    fetch_quarter<2>(lanes, block, i);
    const std::uint32_t row = block.row[i];
    Link<P>& link = lanes.link(row);
    const P yield = gain_always + gain_returned * link.reciprocity;
    const P given[2] = {link.imbalance, P(0.0) - link.imbalance};

    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const P gained = yield * block.experience[side][i];
      const P lost = loss * block.failures[side][i] +
                     resentment * max(P(0.0), given[side] - tolerance);
      const P trust =
          (link.trust[side] + gained) / ((P(1.0) + gained) * (P(1.0) + lost));

      const auto turnover =
          block.staff_luck[side][i] < lanes.turnover(row, side);
      const P fading = decay * (P(1.0) - P(0.5) * link.anchor[side]);
      const P leaving = turnover_loss * (P(1.0) - link.anchor[side]);
      const P upheaval = fading + leaving - fading * leaving;
      const P part = select(turnover, upheaval, fading);
      const P above = max(P(0.0), trust - memory_floor * link.memory[side]);
      link.trust[side] = (trust - part * above) * erosion;
      if constexpr (logging)
        for (unsigned left = bits(turnover & stands(link.status)); left != 0;
             left &= left - 1)
          lanes.log(Happening::turnover, row, __builtin_ctz(left), side);
    }
  }
}

/// What holds trust where it is, made each year,
///
///     I = min(0.9, anchor_joint·J + anchor_coordination·c)
///
/// Source:  ODD 7.8
template <class Lanes>
TWINNING_INLINE void plan_trust(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  const Trust& parameters = lanes.world.parameters.trust;
  Link<P>& link = lanes.link(row);
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side)
    link.anchor[side] =
        min(P(0.9), P(parameters.anchor_joint) * link.joint +
                        P(parameters.anchor_coordination) *
                            lanes.city_at(row, side).coordinated);
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
  const P kept = 1 - lanes.world.parameters.trust.memory_decay * lanes.world.dt;
  for (std::uint32_t i = 0; i < block.count; ++i) {
    Link<P>& link = lanes.link(block.row[i]);
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side)
      link.memory[side] = max(link.trust[side], link.memory[side] * kept);
  }
}

}  // namespace twinning
