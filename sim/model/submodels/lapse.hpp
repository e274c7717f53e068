#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// What becomes of a link that stands.
template <class Lanes>
struct Fate {
  typename Lanes::M dormant;  ///< else active
  typename Lanes::M ends;
};

/// Submodel "status and lapse": a link is dormant where its activity
/// a = Σ ½(y_ik + y_jk) is below `dormancy`; it ends with U < h/(1 + h),
///
///     h = [dormant]·lapse_dormant·(1 − 0.7J)
///         + lapse_political·G⁻·(1 − √(T_ij T_ji))·(1 − 0.8J)
///
/// or in the first yearly decision in or after the year it is known to end.
///
/// Source:  ODD 7.5
template <class Lanes>
TWINNING_INLINE Fate<Lanes> lapse(const Lanes& lanes, std::uint32_t row,
                                  const RelationYear& relation,
                                  typename Lanes::W word) {
  using P = typename Lanes::P;
  const Lapse& parameters = lanes.world.parameters.lapse;
  const Link<P>& link = lanes.link(row);

  P activity = P(0.0);
  TWINNING_UNROLL
  for (std::size_t k = 0; k < kinds; ++k)
    activity += P(0.5) * (link.activity[0][k] + link.activity[1][k]);
  const auto dormant = activity < P(parameters.dormancy);

  const P trust = sqrt(link.trust[0] * link.trust[1]);
  const P hazard = zero_unless(dormant, P(parameters.lapse_dormant)) *
                       (P(1.0) - P(0.7) * link.joint) +
                   P(relation.lapse_political) * (P(1.0) - trust) *
                       (P(1.0) - P(0.8) * link.joint);
  return {.dormant = dormant,
          .ends = (uniform(word) * (P(1.0) + hazard) < hazard) |
                  lanes.reached(lanes.world.ended_in, row)};
}

}  // namespace twinning
