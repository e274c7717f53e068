#pragma once

#include "sim/model/submodels/belief.hpp"
#include "sim/model/submodels/effort.hpp"

namespace twinning {

/// Submodel "formation": the lanes in which a candidate pair signs this year.
///
///     hazard = rate · (vC + vE + vD) · exp(climate·G) / (1 + dz²)
///              / ((1 + (deg_i/room)³) (1 + (deg_j/room)³))
///
/// with the values per cost of 7.6, and belief P/(P + ½); signs if
/// U < h/(1 + h).  Degrees are those before this year's decisions.
///
/// Units:   rate per year, degrees in links
/// Source:  ODD 7.2
template <class Lanes>
TWINNING_INLINE typename Lanes::M formation(const Lanes& lanes,
                                            std::uint32_t row, std::uint32_t id,
                                            typename Lanes::W word) {
  using P = typename Lanes::P;
  const RelationYear& relation = lanes.relation(id);
  const P belief = promise(lanes.prospect(row, id));
  const Interest<P> interest = local_interest(lanes, row);
  const Costs<P> cost = costs(lanes, row, relation);
  const Values<P> first =
      values_per_cost(lanes, row, 0, id, interest, cost, belief);
  const Values<P> second =
      values_per_cost(lanes, row, 1, id, interest, cost, belief);

  const double room = lanes.world.parameters.formation.room;
  const auto crowding = [&](int side) {
    const P degree = lanes.stand_at(row, side).degree / P(room);
    return P(1.0) + degree * degree * degree;
  };
  const P value =
      first.kind[0] + first.kind[1] + P(0.5) * (first.kind[2] + second.kind[2]);
  const P hazard = P(relation.formation) * value *
                   lanes.constant(lanes.world.similarity, row) /
                   (crowding(0) * crowding(1));
  return uniform(word) * (P(1.0) + hazard) < hazard;
}

}  // namespace twinning
