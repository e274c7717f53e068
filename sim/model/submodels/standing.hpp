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
/// Source:  ODD 7.12
template <class Lanes>
TWINNING_INLINE void update_standing(const Lanes& lanes, std::uint32_t stand) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Standing& parameters = world.parameters.standing;
  const std::uint32_t city = world.stand_city[stand];
  const double most = 1 / parameters.reputation_max;

  const P visits = lanes.get(state.visits, stand);
  const P learnt = P(parameters.capability_gain) * visits;
  const P capability = lanes.get(state.capability, stand);
  const P known =
      P(parameters.reputation_gain) * lanes.get(state.deals_won, stand) +
      P(parameters.promotion) * lanes.get(state.enterprise, city) *
          lanes.get(state.delegations, stand);
  const P reputation = lanes.get(state.reputation, stand);

  const P learnt_below = P(1.0) + learnt;
  const P known_below = P(1.0) + known * P(most);
  const P inverse = P(1.0) / (learnt_below * known_below);
  const P capable = capability * P(1 - parameters.capability_decay * world.dt) +
                    learnt * (inverse * known_below) * (P(1.0) - capability);
  lanes.set(state.capability, stand, capable);
  lanes.set(state.welcome, stand, capable * P(lanes.profile(city).hospitality));
  lanes.set(
      state.reputation, stand,
      reputation * P(1 - parameters.reputation_decay * world.dt) +
          known * (inverse * learnt_below) * (P(1.0) - reputation * P(most)));

  if (state.record_cities) lanes.add(state.year_visits, stand, visits);
  lanes.set(state.visits, stand, P(0.0));
  lanes.set(state.delegations, stand, P(0.0));
  lanes.set(state.deals_won, stand, P(0.0));
}

/// The same for a city without links in the relation: both only fade.
template <class Lanes>
TWINNING_INLINE void fade_standing(const Lanes& lanes, std::uint32_t stand) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Standing& parameters = world.parameters.standing;
  const P capable = lanes.get(state.capability, stand) *
                    P(1 - parameters.capability_decay * world.dt);
  lanes.set(state.capability, stand, capable);
  lanes.set(state.welcome, stand,
            capable * P(lanes.profile(world.stand_city[stand]).hospitality));
  lanes.set(state.reputation, stand,
            lanes.get(state.reputation, stand) *
                P(1 - parameters.reputation_decay * world.dt));
}

}  // namespace twinning
