#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Submodel "standing": what a city has done it becomes capable of and known
/// for, in each relation,
///
///     X = capability_gain·N;              H ← H(1 − capability_decay·dt)
///                                              + X/(1 + X)·(1 − H)
///     Z = reputation_gain·K + promotion·e·N_D;  Q ← Q(1 − reputation_decay·dt)
///                                              + Z/(1 + Z/Qmax)·(1 − Q/Qmax)
///
/// Shape:   stands[0] to stands[count − 1]
/// Source:  ODD 7.12
template <class Lanes>
TWINNING_INLINE void update_standing(const Lanes& lanes,
                                     const std::uint32_t* stands,
                                     std::uint32_t count) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const Standing& parameters = world.parameters.standing;
  const P capability_kept = 1 - parameters.capability_decay * world.dt;
  const P reputation_kept = 1 - parameters.reputation_decay * world.dt;
  const P capability_gain = parameters.capability_gain;
  const P reputation_gain = parameters.reputation_gain;
  const P promotion = parameters.promotion;
  const P per_most = 1 / parameters.reputation_max;

  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t id = stands[i];
    Stand<P>& stand = lanes.stand(id);
    Presence<P>& presence = lanes.presence(id);
    const P learnt = capability_gain * stand.visits;
    const P known = reputation_gain * stand.deals +
                    promotion * lanes.city(world.stand_city[id]).enterprise *
                        stand.delegations;
    const P learnt_below = P(1.0) + learnt;
    const P known_below = P(1.0) + known * per_most;
    const P inverse = P(1.0) / (learnt_below * known_below);

    const P capability =
        stand.capability * capability_kept +
        learnt * (inverse * known_below) * (P(1.0) - stand.capability);
    stand.capability = capability;
    presence.welcome = capability * P(lanes.state.hospitality[id]);
    presence.reputation = presence.reputation * reputation_kept +
                          known * (inverse * learnt_below) *
                              (P(1.0) - presence.reputation * per_most);
    lanes.deeds(id).visits += stand.visits;
    stand.visits = stand.delegations = stand.deals = P(0.0);
  }
}

/// The same for a city without links in the relation, for all steps of a year
/// at once: both only fade.
template <class Lanes>
TWINNING_INLINE void fade_standing(const Lanes& lanes) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Standing& parameters = world.parameters.standing;
  const P capability_kept = 1 - parameters.capability_decay * world.dt;
  const P reputation_kept = 1 - parameters.reputation_decay * world.dt;

  for (std::uint32_t i = 0; i < state.n_idle_stands; ++i) {
    P& own_capability = lanes.stand(state.idle_stands[i]).capability;
    P& own_reputation = lanes.presence(state.idle_stands[i]).reputation;
    P capability = own_capability;
    P reputation = own_reputation;
    for (int step = 0; step < world.steps_per_year; ++step) {
      capability = capability * capability_kept;
      reputation = reputation * reputation_kept;
    }
    own_capability = capability;
    own_reputation = reputation;
  }
}

}  // namespace twinning
