#pragma once

#include "sim/model/submodels/belief.hpp"
#include "sim/model/submodels/effort.hpp"
#include "sim/model/submodels/formation.hpp"
#include "sim/model/submodels/institution.hpp"
#include "sim/model/submodels/lapse.hpp"

namespace twinning {

/// Signs a link in the lanes given: it becomes active, with the trust of
/// strangers, and what it promises is believed (ODD 5).
template <class Lanes>
void sign(const Lanes& lanes, std::uint32_t row, typename Lanes::M where) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const Trust& parameters = lanes.world.parameters.trust;
  const auto put = [&](Column<double>& column, P value) {
    lanes.set(column, row, select(where, value, lanes.get(column, row)));
  };

  const P trust =
      P(parameters.initial) + P(parameters.initial_community) *
                                  (lanes.at_stand(state.community, row, 0) +
                                   lanes.at_stand(state.community, row, 1));
  put(state.status, P(double(Status::active)));
  put(state.born, P(double(lanes.year)));
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    put(state.trust[side], trust);
    put(state.memory[side], trust);
    put(state.belief[side], promise(P(state.prospect[row])));
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k)
      put(state.activity[side][k], P(0.3));
  }
  // While another lane's link stood, this one's habits went their own way.
  for (Column<double>* column :
       {&state.reciprocity, &state.alumni, &state.value})
    put(*column, P(0.0));
  double* const sum =
      lanes.observed(lanes.world.relation[row], Yearly::signed_links);
  (P::load(sum) + zero_unless(where, P(1.0))).store(sum);
  if (state.log_events)
    for (unsigned left = bits(where); left != 0; left &= left - 1)
      lanes.log(Happening::signing, row, __builtin_ctz(left));
}

/// Ends a link in one lane: what it was is kept, and the lane is at rest.
template <class Lanes>
void end(const Lanes& lanes, std::uint32_t row, int lane) {
  constexpr std::size_t width = Lanes::P::lanes;
  State& state = lanes.state;
  const std::size_t at = std::size_t{row} * width + std::size_t(lane);
  state.status[at] = double(Status::ended);
  state.ended[at] = double(lanes.year);
  state.joint[at] = 0;
  bury(state, row, lane);

  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side) {
    state.trust[side][at] = state.memory[side][at] = 0;
    TWINNING_UNROLL
    for (std::size_t k = 0; k < kinds; ++k) state.activity[side][k][at] = 0.3;
  }
  state.reciprocity[at] = state.alumni[at] = state.value[at] = 0;
  lanes.observed(lanes.world.relation[row], Yearly::ended)[lane] += 1;
  if (state.log_events) lanes.log(Happening::end, row, lane);
}

/// Writes joint programmes and changes of status to the logs of their runs.
template <class Lanes>
void log_decisions(const Lanes& lanes, std::uint32_t row,
                   typename Lanes::M joined, typename Lanes::M fell,
                   typename Lanes::M woke) {
  const auto log = [&](typename Lanes::M where, Happening what) {
    for (unsigned left = bits(where); left != 0; left &= left - 1)
      lanes.log(what, row, __builtin_ctz(left));
  };
  log(joined, Happening::joint_programme);
  log(fell, Happening::dormancy);
  log(woke, Happening::revival);
}

/// What becomes of links that have stood since an earlier year: belief, joint
/// programme, status, lapse (ODD 7.3 to 7.5), in the lanes given.
template <class Lanes>
TWINNING_INLINE void carry_on(
    const Lanes& lanes, std::uint32_t row, const RelationYear& relation,
    typename Lanes::M where,
    const typename Draws<Lanes::P::lanes>::Block& luck) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  update_belief(lanes, row);

  const P joint = lanes.get(state.joint, row);
  const auto joins =
      joint_programme(lanes, row, relation, luck.word[1]) & where;
  lanes.set(state.joint, row, select(joins, P(1.0), joint));

  const Fate<Lanes> fate = lapse(lanes, row, relation, luck.word[2]);
  const P before = lanes.get(state.status, row);
  const P now = select(fate.dormant, P(double(Status::dormant)),
                       P(double(Status::active)));
  lanes.set(state.status, row, select(where, now, before));
  if (state.log_events)
    log_decisions(lanes, row, joins & (joint < P(0.5)), where & (before < now),
                  where & (now < before));
  for (unsigned left = bits(fate.ends & where); left != 0; left &= left - 1)
    end(lanes, row, __builtin_ctz(left));
}

/// The yearly decisions on one link: signing if due, else what becomes of it
/// (ODD 3, process 2).
template <class Lanes>
TWINNING_INLINE void decide(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const RelationYear& relation = lanes.relation(world.relation[row]);
  state.prospect[row] = world.potential[row] * relation.prospect;

  const P status = lanes.get(state.status, row);
  const auto unsigned_yet = status == P(double(Status::none));
  const auto stood = stands(status);
  auto signs =
      unsigned_yet & (lanes.get(state.due, row) == P(double(lanes.year)));
  if (world.signed_by_lever[row] == lanes.year) signs = unsigned_yet;

  const bool forming =
      world.candidate[row] != 0 && relation.formation > 0 && any(unsigned_yet);
  if (forming || any(stood)) {
    const auto luck =
        lanes.draw(Purpose::yearly, std::uint32_t(lanes.year - 1900), row);
    if (forming)
      signs = signs |
              (unsigned_yet & formation(lanes, row, relation, luck.word[0]));
    if (any(stood)) carry_on(lanes, row, relation, stood, luck);
  }
  if (any(signs)) sign(lanes, row, signs);
}

/// What a year's decisions mean for its steps: weight in attention, anchor,
/// transfer, and the effort planned.
template <class Lanes>
TWINNING_INLINE void prepare_link(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  const Parameters& parameters = world.parameters;

  const P status = lanes.get(state.status, row);
  lanes.set(state.weight, row,
            select(status == P(double(Status::active)), P(1.0),
                   zero_unless(status == P(double(Status::dormant)),
                               P(parameters.effort.dormant_attention))));

  const P joint = lanes.get(state.joint, row);
  const P coordination[2] = {lanes.at_city(state.coordinated, row, 0),
                             lanes.at_city(state.coordinated, row, 1)};
  TWINNING_UNROLL
  for (int side = 0; side < 2; ++side)
    lanes.set(state.anchor[side], row,
              min(P(0.9), P(parameters.trust.anchor_joint) * joint +
                              P(parameters.trust.anchor_coordination) *
                                  coordination[side]));
  const double alone = parameters.exchange.uncoordinated_transfer;
  lanes.set(
      state.transfer, row,
      P(alone) + P(1 - alone) * (P(0.5) * (coordination[0] + coordination[1])));
  plan_effort(lanes, row, lanes.relation(world.relation[row]));
}

}  // namespace twinning
