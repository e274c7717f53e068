#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Observation: what is seen of each relation at the end of a year (ODD 8).
/// Visits, deals and signings have been added up on the way.
///
/// Range:   means are NaN where no link stands
template <class Lanes>
void observe(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  const World& world = lanes.world;
  const auto add = [&](std::uint32_t relation, Yearly what, P amount) {
    double* const sum = lanes.observed(relation, what);
    (P::load(sum) + amount).store(sum);
  };
  const auto magnitude = [](P x) { return max(x, P(0.0) - x); };

  for (std::uint32_t i = 0; i < state.n_standing; ++i) {
    const std::uint32_t row = state.standing[i];
    const std::uint32_t relation = world.relation[row];
    const Link<P>& link = lanes.link(row);
    const P status = link.status;
    const auto there = stands(status);
    const auto count = [&](auto where) { return zero_unless(where, P(1.0)); };
    const auto active = status == P(double(Status::active));
    add(relation, Yearly::active, count(active));
    add(relation, Yearly::dormant, count(there & !active));
    add(relation, Yearly::joint, link.joint);
    add(relation, Yearly::mean_trust,
        zero_unless(there, link.trust[0] + link.trust[1]));
    add(relation, Yearly::mean_reciprocity,
        zero_unless(there, link.reciprocity));
    add(relation, Yearly::mean_abs_imbalance,
        zero_unless(there, magnitude(link.imbalance)));
  }

  for (std::uint32_t id = 0; id < world.relation_count; ++id) {
    const P standing = P::load(lanes.observed(id, Yearly::active)) +
                       P::load(lanes.observed(id, Yearly::dormant));
    const auto divide = [&](Yearly what, double by) {
      double* const sum = lanes.observed(id, what);
      select(P(0.0) < standing, P::load(sum) / (P(by) * max(standing, P(1.0))),
             P(unknown))
          .store(sum);
    };
    divide(Yearly::mean_trust, 2);
    divide(Yearly::mean_reciprocity, 1);
    divide(Yearly::mean_abs_imbalance, 1);
  }
}

}  // namespace twinning
