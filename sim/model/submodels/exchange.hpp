#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// Writes the visits of one side and kind to the logs of their runs.
template <class Lanes>
[[gnu::noinline]] void log_visits(const Lanes& lanes, std::uint32_t row,
                                  int side, std::size_t kind, unsigned happens,
                                  unsigned succeeds, typename Lanes::P counts) {
  alignas(64) double count[Lanes::P::lanes];
  counts.store(count);
  for (; happens != 0; happens &= happens - 1) {
    const int lane = __builtin_ctz(happens);
    const bool success = (succeeds >> lane & 1u) != 0;
    lanes.log(success ? Happening::visit : Happening::failed_visit, row, lane,
              side, kind, count[lane]);
  }
}

/// What a successful visit of each kind is worth as experience, per visit.  The
/// three 1/(1 + ½(y_i + y_j)/saturation) take one division.
template <class P>
struct Worth {
  P of[kinds];
};
template <class P>
TWINNING_INLINE Worth<P> worth(const Exchange& parameters,
                               const Link<P>& link) {
  const P crowd = 2 * parameters.saturation;
  P room[kinds];
  TWINNING_UNROLL
  for (std::size_t k = 0; k < kinds; ++k)
    room[k] = crowd + link.activity[0][k] + link.activity[1][k];
  const P pair = room[0] * room[1];
  const P inverse = crowd / (pair * room[2]);
  const P transferred = inverse * link.transfer;
  return {{P(parameters.weight[0]) * (inverse * (room[1] * room[2])),
           P(parameters.weight[1]) * (transferred * (room[0] * room[2])),
           P(parameters.weight[2]) * (inverse * pair)}};
}

/// Submodel "exchange": the visits that take place, and what is made of them.
///
/// A visit expected q times happens by the mark rule, if U < q/(1 + q), and
/// then counts 1 + q; it succeeds with the chance success_k + hospitality·H of
/// the host.  A success gives the guest the experience
///
///     x = o_k · (tr if education) · n / (1 + ½(y_ik + y_jk)/saturation)
///
/// and the host `host_share` of it.
///
/// Source:  ODD 7.7; the mark rule in ODD 4.9
template <bool logging = false, class Lanes>
TWINNING_INLINE void exchange(const Lanes& lanes, Block<Lanes>& block) {
  using P = typename Lanes::P;
  const Exchange& parameters = lanes.world.parameters.exchange;
  const P host_share = parameters.host_share;

  for (std::uint32_t i = 0; i < block.count; ++i) {
    fetch_quarter<1>(lanes, block, i);
    const std::uint32_t row = block.row[i];
    const Worth<P> gained = worth(parameters, lanes.link(row));
    const P welcome[2] = {lanes.presence_at(row, 1).welcome,
                          lanes.presence_at(row, 0).welcome};
    P guest[2] = {P(0.0), P(0.0)};
    P made[2] = {P(0.0), P(0.0)};
    P failed[2] = {P(0.0), P(0.0)};

    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k) {
      TWINNING_UNROLL
      for (int side = 0; side < 2; ++side) {
        const P expected = block.visits[side][k][i];
        const P count = P(1.0) + expected;
        const P draw = block.luck[side][k][i] * count;
        const auto happens = draw < expected;
        const auto succeeds =
            draw < expected * (P(parameters.success[k]) + welcome[side]);
        const P visit = zero_unless(happens, count);
        const P success = zero_unless(succeeds, count);
        block.visits[side][k][i] = visit;
        made[side] += visit;
        failed[side] += visit - success;
        guest[side] += gained.of[k] * success;
        if constexpr (logging)
          log_visits(lanes, row, side, k, bits(happens), bits(succeeds), visit);
      }
    }
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      block.experience[side][i] = guest[side] + host_share * guest[1 - side];
      block.failures[side][i] = failed[side];
    }
    const P delegations[2] = {block.visits[0][2][i], block.visits[1][2][i]};
    lanes.bring_visits(row, made[0] + made[1], delegations);
  }
}

/// Adds the visits of a block to the sums of the year.
template <class Lanes>
TWINNING_INLINE void count_visits(const Lanes& lanes,
                                  const Block<Lanes>& block) {
  for (std::size_t k = 0; k < kinds; ++k) {
    const auto of = [&](Yearly culture) {
      return lanes.sum(block.relation, Yearly(std::size_t(culture) + k));
    };
    auto all = of(Yearly::visits_culture);
    auto first = of(Yearly::visits_culture_first);
    for (std::uint32_t i = 0; i < block.count; ++i) {
      all.add(block.visits[0][k][i] + block.visits[1][k][i]);
      first.add(block.visits[0][k][i]);
    }
    all.keep();
    first.keep();
  }
}

}  // namespace twinning
