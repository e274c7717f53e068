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
template <class P>
TWINNING_INLINE void update_belief(Link<P>& link, P prospect,
                                   const Belief& parameters) {
  const P seen = P(parameters.observed) * promise(link.value) +
                 P(1 - parameters.observed) * promise(prospect);
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side)
    link.belief[side] += P(parameters.rate) * (seen - link.belief[side]);
}

}  // namespace twinning
