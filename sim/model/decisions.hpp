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
                            typename Lanes::M where) {
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
  for (int side = 0; side < 2; ++side) {
    put(link.trust[side], trust);
    put(link.memory[side], trust);
    put(link.belief[side], promise(link.prospect));
    for (P& activity : link.activity[side]) put(activity, P(0.3));
  }
  // While another lane's link stood, this one's habits went their own way.
  put(link.reciprocity, P(0.0));
  put(link.alumni, P(0.0));
  put(link.value, P(0.0));

  double* const sum =
      lanes.observed(lanes.world.relation[row], Yearly::signed_links);
  (P::load(sum) + zero_unless(where, P(1.0))).store(sum);
  if (lanes.state.log_events)
    for (unsigned left = bits(where); left != 0; left &= left - 1)
      lanes.log(Happening::signing, row, __builtin_ctz(left));
}

/// Ends a link in one lane: what it was is kept, and the lane is at rest.
template <class Lanes>
[[gnu::noinline]] void end(const Lanes& lanes, std::uint32_t row, int lane) {
  State& state = lanes.state;
  auto& link = lanes.link(row);
  const auto number = [&](auto& of_all_lanes) -> double& {
    return reinterpret_cast<double*>(&of_all_lanes)[lane];
  };
  number(link.status) = double(Status::ended);
  number(link.ended) = double(lanes.year);
  number(link.joint) = 0;
  bury(state, row, lane);

  for (int side = 0; side < 2; ++side) {
    number(link.trust[side]) = number(link.memory[side]) = 0;
    for (auto& activity : link.activity[side]) number(activity) = 0.3;
  }
  number(link.reciprocity) = number(link.alumni) = number(link.value) = 0;
  lanes.observed(lanes.world.relation[row], Yearly::ended)[lane] += 1;
  if (state.log_events) lanes.log(Happening::end, row, lane);
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
    const Lanes& lanes, std::uint32_t row, const RelationYear& relation,
    typename Lanes::M where,
    const typename Draws<Lanes::P::lanes>::Block& luck) {
  using P = typename Lanes::P;
  Link<P>& link = lanes.link(row);
  update_belief(link, lanes.world.parameters.belief);

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
    end(lanes, row, __builtin_ctz(left));
}

/// The yearly decisions on one link: signing if due, else what becomes of it
/// (ODD 3, process 2).
template <class Lanes>
TWINNING_INLINE void decide(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const RelationYear& relation = lanes.relation(world.relation[row]);
  Link<P>& link = lanes.link(row);
  link.prospect = P(world.potential[row] * relation.prospect);

  const auto unsigned_yet = link.status == P(double(Status::none));
  const auto stood = stands(link.status);
  auto signs = unsigned_yet & (link.due == P(double(lanes.year)));
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

/// What a year's decisions mean for its steps: weight in attention, transfer
/// of experience, loss of trust, and the effort planned.
template <class Lanes>
TWINNING_INLINE void prepare_link(const Lanes& lanes, std::uint32_t row) {
  using P = typename Lanes::P;
  const World& world = lanes.world;
  const double dormant_weight = world.parameters.effort.dormant_attention;
  const double alone = world.parameters.exchange.uncoordinated_transfer;
  Link<P>& link = lanes.link(row);

  link.weight = select(link.status == P(double(Status::active)), P(1.0),
                       zero_unless(link.status == P(double(Status::dormant)),
                                   P(dormant_weight)));
  link.transfer =
      P(alone) + P(1 - alone) * (P(0.5) * (lanes.city_at(row, 0).coordinated +
                                           lanes.city_at(row, 1).coordinated));
  plan_trust(lanes, row);
  plan_effort(lanes, row, lanes.relation(world.relation[row]));
}

}  // namespace twinning
