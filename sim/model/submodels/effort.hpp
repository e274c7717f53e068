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

  const State& state = lanes.state;
  return {P(1.6 * 0.5) * (lanes.at_stand(state.community, row, 0) +
                          lanes.at_stand(state.community, row, 1)),
          P(1.6) * sqrt(lanes.at_city(state.education, row, 0) *
                        lanes.at_city(state.education, row, 1)),
          {P(1.8) * lanes.at_city(state.business, row, 0),
           P(1.8) * lanes.at_city(state.business, row, 1)}};
}

/// Cost of a visit of each kind, the same for both sides [cost units].
using Costs = std::array<double, kinds>;

TWINNING_INLINE Costs costs(const World& world, std::uint32_t row,
                            const RelationYear& relation) {
  const Effort& effort = world.parameters.effort;
  const auto of = [&](std::size_t kind) {
    return (effort.cost[kind] +
            effort.distance_cost[kind] * world.distance[row]) *
           relation.travel_cost;
  };
  return {of(0), of(1), of(2)};
}

/// What a side gains from a visit of each kind per unit of cost, without the
/// tilt of policy (ODD 7.6).
template <class P>
struct Values {
  P kind[kinds];
};

template <class Lanes>
TWINNING_INLINE Values<typename Lanes::P> values_per_cost(
    const Lanes& lanes, std::uint32_t row, int side,
    const Interest<typename Lanes::P>& interest, const Costs& cost,
    typename Lanes::P belief) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  return {{P(world.proximity[world.relation[row]] / cost[0]) * interest.culture,
           P(1 / cost[1]) * interest.education,
           P(world.parameters.effort.delegation_value / cost[2]) *
               lanes.at_city(lanes.state.enterprise, row, side) *
               interest.delegation[side] * belief}};
}

/// Submodel "effort", once a year: the shares of a side's effort that go to
/// each kind, and the visits that money and local groups make of them,
///
///     share_k = v_k / Σ v,   means_k = B·funding·travel·(1 + co_funding·γ_k)
///                                      / cost_k · dt
///
/// Source:  ODD 7.6
template <class Lanes>
TWINNING_INLINE void plan_effort(const Lanes& lanes, std::uint32_t row,
                                 const RelationYear& relation) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Effort& effort = world.parameters.effort;
  const Interest<P> interest = local_interest(lanes, row);
  const Costs cost = costs(world, row, relation);

  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    const ProfileRelationYear& policy =
        lanes.profile(world.city[side][row], world.relation[row]);
    const Values<P> value = values_per_cost(lanes, row, side, interest, cost,
                                            lanes.get(state.belief[side], row));
    P tilted[kinds];
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k)
      tilted[k] = value.kind[k] * P(policy.tilt[k]);
    const P total = tilted[0] + tilted[1] + tilted[2];
    const P scale = zero_unless(P(0.0) < total, P(1.0) / max(total, P(1e-300)));

    const P money = lanes.at_city(state.budget, row, side) *
                    P(policy.funding * relation.travel * world.dt);
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k) {
      const P match = P(1.0) + P(effort.co_funding) * interest.of(k, side);
      lanes.set(state.share[side][k], row, tilted[k] * scale);
      lanes.set(state.means[side][k], row, money * match * P(1 / cost[k]));
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
  State& state = lanes.state;
  const Parameters& parameters = lanes.world.parameters;
  const Effort& effort = parameters.effort;

  P flow[2];
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side)
    flow[side] = (lanes.get(state.activity[side][0], row) +
                  lanes.get(state.activity[side][1], row) +
                  lanes.get(state.activity[side][2], row)) *
                 lanes.at_city(state.flow_scale, row, side);
  const P inverse =
      P(1.0) / (flow[0] + flow[1] + P(parameters.exchange.softening));
  const P imbalance = (flow[0] - flow[1]) * inverse;
  lanes.set(state.imbalance, row, imbalance);
  lanes.set(state.mutuality, row, P(2.0) * min(flow[0], flow[1]) * inverse);

  const P weight = lanes.get(state.weight, row) * P(relation.attention);
  const P debt[2] = {max(P(0.0), P(0.0) - imbalance), max(P(0.0), imbalance)};
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    const P share =
        weight * (P(effort.base_attention) + lanes.get(state.trust[side], row) +
                  lanes.get(state.belief[side], row) +
                  P(effort.attention_to_debts) * debt[side]);
    lanes.set(state.attention_share[side], row, share);
    lanes.add(state.attention, lanes.world.city[side][row], share);
  }
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
  const State& state = lanes.state;
  const Parameters& parameters = lanes.world.parameters;
  const double answer = parameters.effort.answer_in_kind;
  const double joint_visits =
      parameters.institution.joint_education * lanes.world.dt;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    const std::uint32_t row = block.row[i];
    const P joint = lanes.get(state.joint, row) * P(joint_visits);
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const auto& partner = state.activity[1 - side];
      const P culture = lanes.get(partner[0], row);
      const P education = lanes.get(partner[1], row);
      const P delegation = lanes.get(partner[2], row);
      const P total = culture + education + delegation;
      const auto moved = P(1e-290) < total;
      const P echo = zero_unless(moved, P(answer) / max(total, P(1e-290)));
      const P keep = select(moved, P(1 - answer), P(1.0));

      const P part = lanes.get(state.attention_share[side], row) *
                     lanes.at_city(state.attention, row, side);
      const auto visits = [&](std::size_t k, P of_partner) {
        return part * lanes.get(state.means[side][k], row) *
               (keep * lanes.get(state.share[side][k], row) +
                echo * of_partner);
      };
      block.visits[side][0][i] = visits(0, culture);
      block.visits[side][1][i] = visits(1, education) + joint;
      block.visits[side][2][i] = visits(2, delegation);
    }
  }
}

}  // namespace twinning
