#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// What a link promises that is worth `prospect` a year: P/(P + ½).
template <class P>
TWINNING_INLINE P promise(P prospect) {
  return prospect / (prospect + P(0.5));
}

/// Submodel "belief": what each side expects of the link.
///
///     m ← m + rate·(observed·E/(E + ½) + (1 − observed)·P/(P + ½) − m)
///
/// Source:  ODD 7.3
template <class Lanes>
TWINNING_INLINE void update_belief(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const Belief& parameters = lanes.world.parameters.belief;

  const P value = lanes.get(state.value, row);
  const P seen = P(parameters.observed) * (value / (value + P(0.5))) +
                 P(1 - parameters.observed) * promise(P(state.prospect[row]));
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    const P belief = lanes.get(state.belief[side], row);
    lanes.set(state.belief[side], row,
              belief + P(parameters.rate) * (seen - belief));
  }
}

}  // namespace twinning
