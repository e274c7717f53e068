#pragma once

#include <array>

#include "sim/model/lanes.hpp"

namespace twinning {

/// Interest of local groups in a link (ODD 7.6): γ_C, γ_E, and γ_D of each
/// side.
template <class P>
struct Interest {
  P culture, education, delegation[2];

  TWINNING_INLINE P of(std::size_t kind, int side) const {
    return kind == 0 ? culture : kind == 1 ? education : delegation[side];
  }
};

template <class Lanes>
TWINNING_INLINE Interest<typename Lanes::P> local_interest(const Lanes& lanes,
                                                           std::uint32_t row) {
  using P = typename Lanes::P;
  if (lanes.world.equal_groups) return {P(0.6), P(0.7), {P(0.8), P(0.8)}};

  const auto& first = lanes.city_at(row, 0);
  const auto& second = lanes.city_at(row, 1);
  return {P(1.6 * 0.5) * (lanes.stand_at(row, 0).community +
                          lanes.stand_at(row, 1).community),
          P(1.6) * sqrt(first.education * second.education),
          {P(1.8) * first.business, P(1.8) * second.business}};
}

/// What a unit of cost buys of each kind of visit, the same for both sides
/// [visits/cost unit].
template <class P>
struct Costs {
  P per_unit[kinds];
};

template <class Lanes>
TWINNING_INLINE Costs<typename Lanes::P> costs(const Lanes& lanes,
                                               std::uint32_t row,
                                               const RelationYear& relation) {
  using P = typename Lanes::P;
  const Effort& effort = lanes.world.parameters.effort;
  const P distance = lanes.constant(lanes.world.distance, row);
  Costs<P> costs;
  TWINNING_UNROLL
  for (std::size_t k = 0; k < kinds; ++k)
    costs.per_unit[k] =
        P(1.0) / ((P(effort.cost[k]) + P(effort.distance_cost[k]) * distance) *
                  P(relation.travel_cost));
  return costs;
}

/// What a side gains from a visit of each kind per unit of cost, without the
/// tilt of policy (ODD 7.6).
template <class P>
struct Values {
  P kind[kinds];
};

template <class Lanes>
TWINNING_INLINE Values<typename Lanes::P> values_per_cost(
    const Lanes& lanes, std::uint32_t row, int side, std::uint32_t relation,
    const Interest<typename Lanes::P>& interest,
    const Costs<typename Lanes::P>& cost, typename Lanes::P belief) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  return {{P(world.proximity[relation]) * cost.per_unit[0] * interest.culture,
           cost.per_unit[1] * interest.education,
           P(world.parameters.effort.delegation_value) * cost.per_unit[2] *
               lanes.city_at(row, side).enterprise * interest.delegation[side] *
               belief}};
}

/// Submodel "effort", once a year: the shares of a side's effort that go to
/// each kind, and the visits that money and local groups make of them,
///
///     share_k = v_k / Σ v,   means_k = B·funding·travel·(1 + co_funding·γ_k)
///                                      / cost_k · dt
///
/// with travel = access·(1 − ½G⁻), the share of intended travel that is
/// possible.
///
/// Source:  ODD 7.6
template <class Lanes>
TWINNING_INLINE void plan_effort(const Lanes& lanes, std::uint32_t row,
                                 std::uint32_t id) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const RelationYear& relation = lanes.relation(id);
  const double co_funding = world.parameters.effort.co_funding;
  Link<P>& link = lanes.link(row);
  const Interest<P> interest = local_interest(lanes, row);
  const Costs<P> cost = costs(lanes, row, relation);

  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    const Values<P> value = values_per_cost(lanes, row, side, id, interest,
                                            cost, link.belief[side]);
    P tilted[kinds];
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k)
      tilted[k] = value.kind[k] * lanes.tilt(row, side, id, k);
    const P total = tilted[0] + tilted[1] + tilted[2];
    const P scale = zero_unless(P(0.0) < total, P(1.0) / max(total, P(1e-300)));

    const P money = lanes.city_at(row, side).budget *
                    lanes.funding(row, side, id) *
                    P(relation.travel * world.dt);
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k) {
      const P match = P(1.0) + P(co_funding) * interest.of(k, side);
      link.share[side][k] = tilted[k] * scale;
      link.means[side][k] = money * match * cost.per_unit[k];
    }
  }
}

/// Submodel "attention": how much of its attention each side turns to a link,
/// and how visits have come to be balanced,
///
///     R = (f_i − f_j)/(f_i + f_j + softening),
///     μ = 2 min(f_i, f_j)/(f_i + f_j + softening),
///     w_i = ω·(1 + ½G⁺)·(base_attention + T + m + attention_to_debts·debt)
///
/// added up over the links of each city, in the order of the links.
///
/// Source:  ODD 7.6
template <class Lanes>
TWINNING_INLINE void attention(const Lanes& lanes, std::uint32_t row,
                               const RelationYear& relation) {
  using P = typename Lanes::P;
  const Effort& effort = lanes.world.parameters.effort;
  const double softening = lanes.world.parameters.exchange.softening;
  Link<P>& link = lanes.link(row);

  P flow[2];
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side)
    flow[side] = (link.activity[side][0] + link.activity[side][1] +
                  link.activity[side][2]) *
                 lanes.presence_at(row, side).flow_scale;
  const P inverse = P(1.0) / (flow[0] + flow[1] + P(softening));
  const P imbalance = (flow[0] - flow[1]) * inverse;
  link.imbalance = imbalance;
  link.mutuality = P(2.0) * min(flow[0], flow[1]) * inverse;

  const P weight = P(relation.attention) *
                   select(link.status == P(double(Status::active)), P(1.0),
                          zero_unless(link.status == P(double(Status::dormant)),
                                      P(effort.dormant_attention)));
  const P debt[2] = {max(P(0.0), P(0.0) - imbalance), max(P(0.0), imbalance)};
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    const P share = weight * (P(effort.base_attention) + link.trust[side] +
                              link.belief[side] +
                              P(effort.attention_to_debts) * debt[side]);
    lanes.claim_attention(row, side, share);
  }
}

/// The same of all links of a block.
template <class Lanes>
TWINNING_INLINE void seek(const Lanes& lanes, const Block<Lanes>& block) {
  const RelationYear& relation = lanes.relation(block.relation);
  for (std::uint32_t i = 0; i < block.count; ++i)
    attention(lanes, block.row[i], relation);
}

/// Submodel "effort", each step: the visits expected of each side and kind,
///
///     λ_ik·dt = w_i/A_i · means_k · ((1 − r)·share_k + r·y_jk/ȳ_j)
///               + joint_education·dt on education if J
///
/// where r, answering in kind, is 0 towards a partner that made no visits.
///
/// Source:  ODD 7.6
template <class Lanes>
TWINNING_INLINE void effort(const Lanes& lanes, Block<Lanes>& block) {
  using P = typename Lanes::P;
  const Parameters& parameters = lanes.world.parameters;
  const P answer = parameters.effort.answer_in_kind;
  const P keep_all = 1 - parameters.effort.answer_in_kind;
  const P joint_visits =
      parameters.institution.joint_education * lanes.world.dt;
  const P least = 1e-290;  // below, nothing is left to be answered

  for (std::uint32_t i = 0; i < block.count; ++i) {
    fetch_quarter<0>(lanes, block, i);
    const std::uint32_t row = block.row[i];
    const Link<P>& link = lanes.link(row);
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const P* const partner = link.activity[1 - side];
      const P total = partner[0] + partner[1] + partner[2];
      const auto moved = least < total;
      const P echo = zero_unless(moved, answer / max(total, least));
      const P keep = select(moved, keep_all, P(1.0));
      const P part = lanes.claims(row).attention[side] *
                     lanes.presence_at(row, side).attention;
      TWINNING_UNROLL
      for (std::size_t k = 0; k < kinds; ++k)
        block.visits[side][k][i] =
            part * link.means[side][k] *
            (keep * link.share[side][k] + echo * partner[k]);
      block.visits[side][1][i] += link.joint * joint_visits;
    }
  }
}

}  // namespace twinning
