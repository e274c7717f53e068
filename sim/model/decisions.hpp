#pragma once

#include "sim/model/submodels/belief.hpp"
#include "sim/model/submodels/effort.hpp"
#include "sim/model/submodels/formation.hpp"
#include "sim/model/submodels/institution.hpp"
#include "sim/model/submodels/lapse.hpp"
#include "sim/model/submodels/trust.hpp"

namespace twinning {

/// Signs a link in the lanes given: it becomes active, with the trust of
/// strangers, and what it promises is believed (ODD 5).
template <class Lanes>
[[gnu::noinline]] void sign(const Lanes& lanes, std::uint32_t row,
                            std::uint32_t relation, typename Lanes::M where) {
  using P = typename Lanes::P;
  const Trust& parameters = lanes.world.parameters.trust;
  Link<P>& link = lanes.link(row);
  const auto put = [&](P& variable, P value) {
    variable = select(where, value, variable);
  };

  const P trust =
      P(parameters.initial) +
      P(parameters.initial_community) *
          (lanes.stand_at(row, 0).community + lanes.stand_at(row, 1).community);
  put(link.status, P(double(Status::active)));
  put(link.born, P(double(lanes.year)));
  const P prospect = lanes.prospect(row, relation);
  for (int side = 0; side < 2; ++side) {
    put(link.trust[side], trust);
    put(link.memory[side], trust);
    put(link.belief[side], promise(prospect));
    for (P& activity : link.activity[side]) put(activity, P(0.3));
  }
  // These went on while the link stood in another lane only.
  put(link.reciprocity, P(0.0));
  put(link.alumni, P(0.0));
  put(link.value, P(0.0));

  for (unsigned left = bits(where); left != 0; left &= left - 1) {
    const int lane = __builtin_ctz(left);
    lanes.add_one(relation, Yearly::signed_links, lane, 1);
    if (lanes.state.log_events) lanes.log(Happening::signing, row, lane);
  }
}

/// Ends a link in one lane: what it was is kept, and the lane is at rest.
template <class Lanes>
[[gnu::noinline]] void end(const Lanes& lanes, std::uint32_t row,
                           std::uint32_t relation, int lane) {
  auto& link = lanes.link(row);
  const auto number = [lane](auto& variable) -> double& {
    return in_lane(variable, lane);
  };
  number(link.status) = double(Status::ended);
  number(link.joint) = 0;
  if (lanes.state.keep_ended) lanes.bury(row, lane);

  for (int side = 0; side < 2; ++side) {
    number(link.trust[side]) = number(link.memory[side]) = 0;
    for (auto& activity : link.activity[side]) number(activity) = 0.3;
  }
  number(link.reciprocity) = number(link.alumni) = number(link.value) = 0;
  lanes.add_one(relation, Yearly::ended, lane, 1);
  if (lanes.state.log_events) lanes.log(Happening::end, row, lane);
}

/// Writes joint programmes and changes of status to the logs of their runs.
template <class Lanes>
[[gnu::noinline]] void log_decisions(const Lanes& lanes, std::uint32_t row,
                                     typename Lanes::M joined,
                                     typename Lanes::M fell,
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
    const Lanes& lanes, std::uint32_t row, std::uint32_t id,
    typename Lanes::M where,
    const typename Draws<Lanes::P::lanes>::Block& luck) {
  using P = typename Lanes::P;
  Link<P>& link = lanes.link(row);
  const RelationYear& relation = lanes.relation(id);
  update_belief(link, lanes.prospect(row, id), lanes.world.parameters.belief);

  const P joint = link.joint;
  const auto joins =
      joint_programme(lanes, row, relation, luck.word[1]) & where;
  link.joint = select(joins, P(1.0), joint);

  const Fate<Lanes> fate = lapse(lanes, row, relation, luck.word[2]);
  const P before = link.status;
  const P now = select(fate.dormant, P(double(Status::dormant)),
                       P(double(Status::active)));
  link.status = select(where, now, before);
  if (lanes.state.log_events)
    log_decisions(lanes, row, joins & (joint < P(0.5)), where & (before < now),
                  where & (now < before));
  for (unsigned left = bits(fate.ends & where); left != 0; left &= left - 1)
    end(lanes, row, id, __builtin_ctz(left));
}

/// The yearly decisions on one link: signing if due, else what becomes of it
/// (ODD 3, process 2).
template <class Lanes>
TWINNING_INLINE void decide(const Lanes& lanes, std::uint32_t row,
                            std::uint32_t id) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const RelationYear& relation = lanes.relation(id);
  const Link<P>& link = lanes.link(row);

  const auto unsigned_yet = link.status == P(double(Status::none));
  const auto stood = stands(link.status);
  auto signs = unsigned_yet & ((link.born == P(double(lanes.year))) |
                               lanes.now(world.signed_by_lever, row));

  const auto candidate = unsigned_yet & lanes.candidate(row);
  const bool forming = relation.formation > 0 && any(candidate);
  if (forming || any(stood)) {
    const auto luck = lanes.draw(
        Purpose::yearly, std::uint32_t(lanes.year - 1900), lanes.codes(row));
    if (forming)
      signs = signs | (candidate & formation(lanes, row, id, luck.word[0]));
    if (any(stood)) carry_on(lanes, row, id, stood, luck);
  }
  // A pair that was to end by now never signs.
  if (any(signs))
    sign(lanes, row, id, signs & !lanes.reached(world.ended_in, row));
}

/// What a year's decisions mean for its steps: transfer of experience, loss of
/// trust, and the effort planned.
template <class Lanes>
TWINNING_INLINE void prepare_link(const Lanes& lanes, std::uint32_t row,
                                  std::uint32_t relation) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const double alone = world.parameters.exchange.uncoordinated_transfer;
  Link<P>& link = lanes.link(row);

  link.transfer =
      P(alone) + P(1 - alone) * (P(0.5) * (lanes.city_at(row, 0).coordinated +
                                           lanes.city_at(row, 1).coordinated));
  plan_trust(lanes, row);
  plan_effort(lanes, row, relation);
}

}  // namespace twinning
