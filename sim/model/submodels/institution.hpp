#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Submodel "joint programme": the lanes in which a link gets one this year,
/// from an event or with U < h/(1 + h),
///
///     h = joint_rate·(path)·4·u_i·u_j·√(T_ij T_ji)·(1 + G⁺)
///
/// from the relation's first year on.  It stays until the link ends.
///
/// Source:  ODD 7.4
template <class Lanes>
TWINNING_INLINE typename Lanes::M joint_programme(const Lanes& lanes,
                                                  std::uint32_t row,
                                                  const RelationYear& relation,
                                                  typename Lanes::W word) {
  using P = typename Lanes::P;
  const Link<P>& link = lanes.link(row);
  const P hazard = P(relation.joint_rate) * lanes.city_at(row, 0).education *
                   lanes.city_at(row, 1).education *
                   sqrt(link.trust[0] * link.trust[1]);
  return (uniform(word) * (P(1.0) + hazard) < hazard) |
         lanes.reached(lanes.world.joint_in, row);
}

}  // namespace twinning
