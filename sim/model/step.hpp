#pragma once

#include "sim/model/decisions.hpp"
#include "sim/model/observe.hpp"
#include "sim/model/submodels/activity.hpp"
#include "sim/model/submodels/economy.hpp"
#include "sim/model/submodels/exchange.hpp"
#include "sim/model/submodels/standing.hpp"
#include "sim/model/submodels/trust.hpp"
#include "sim/model/worklist.hpp"

namespace twinning {

/// The random numbers of the links of a block in one step.  Meanwhile something
/// is fetched: of links that are near, their state; of others, the ends of the
/// next block, whose state is fetched by later loops (fetch_quarter).
template <class Lanes>
TWINNING_INLINE void draw_luck(const Lanes& lanes, Block<Lanes>& block,
                               std::uint32_t time) {
  const std::uint32_t addresses[3] = {address(Purpose::first_visits, time),
                                      address(Purpose::second_visits, time),
                                      address(Purpose::deal, time)};
  for (std::uint32_t i = 0; i < block.count; ++i) {
    if constexpr (Lanes::near)
      fetch<0, 1>(lanes, block.row[i]);
    else if (block.goes_on(i))
      lanes.expect_ends(block.row[i + block.room]);
    typename Draws<Lanes::P::lanes>::Block drawn[3];
    lanes.draw(addresses, lanes.codes(block.row[i]), drawn);
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      TWINNING_UNROLL
      for (std::size_t k = 0; k < kinds; ++k)
        block.luck[side][k][i] = uniform(drawn[side].word[k]);
      block.staff_luck[side][i] = uniform(drawn[side].word[3]);
    }
    block.deal_luck[i] = uniform(drawn[2].word[0]);
    block.deal_size[i] = drawn[2].word[1];
  }
}

/// The links of one relation meet: what a step brings them.
///
/// What a link reads of another link or of a city is as it stood when the step
/// began, so that the order of the links has no effect.  A link asks for the
/// attention of its cities as soon as nothing about it will change before they
/// divide it: in the yearly decisions, then at the end of each step.
template <bool logging, class Lanes>
TWINNING_INLINE void meet(const Lanes& lanes, const Work& work,
                          std::uint32_t time) {
  const bool again = lanes.step + 1 < lanes.world.steps_per_year;
  Block<Lanes> block;
  block.relation = work.relation;
  for (std::uint32_t from = 0; from < work.count; from += block.room) {
    block.row = work.rows + from;
    block.left = work.count - from;
    block.count = block.left < block.room ? block.left : block.room;
    draw_luck(lanes, block, time);

    // 2. Attention, money and local groups make visits possible.
    effort(lanes, block);

    // 3. Visits take place, and are a success or not.
    exchange<logging>(lanes, block);
    count_visits(lanes, block);

    // 4. Experience makes trust; without it trust fades.
    update_trust<logging>(lanes, block);

    // 5. Visits become habit, reciprocity and alumni.
    update_averages(lanes, block);

    // 6. Where both sides trust, opportunities become deals.
    trade(lanes, block);

    // 7. Trust is remembered.
    update_memory(lanes, block);

    // What they ask of their cities in the next step.
    if (again) seek(lanes, block);
  }
}

template <class Lanes>
TWINNING_INLINE void meet(const Lanes& lanes, const Work& work,
                          std::uint32_t time) {
  if (lanes.state.log_events)
    meet<true>(lanes, work, time);
  else
    meet<false>(lanes, work, time);
}

/// Goes through all links that stand, chunk by chunk.
template <class Lanes, class Act>
TWINNING_INLINE void for_standing(const Lanes& lanes, Act act) {
  const World& world = lanes.world;
  State& state = lanes.state;
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c) {
    const World::Chunk& chunk = world.chunks[c];
    act(Work{&state.standing[chunk.from], state.n_standing[c], chunk.relation});
    if (chunk.closes) close_stretch(state, chunk.relation);
  }
}

/// ODD 3, one step of a year, in which cities meet.
template <class Lanes>
void step(const Lanes& lanes, std::uint32_t time) {
  // 1. Each city divides its attention among its links.
  divide_attention(lanes);

  // 2 to 7. Its links meet.
  for_standing(lanes, [&](const Work& work) { meet(lanes, work, time); });

  // 8. What a city has done, it becomes capable of and known for.
  const State& state = lanes.state;
  update_standing(lanes, state.busy_stands.data(), state.n_busy_stands);
}

/// Begins to fetch what the decisions on the next links will read, where links
/// are not near.
template <class Lanes>
TWINNING_INLINE void expect_decision(const Lanes& lanes, std::uint32_t row,
                                     std::uint32_t end) {
  if constexpr (!Lanes::near) {
    constexpr std::uint32_t state_ahead = 8;
    constexpr std::uint32_t cities_ahead = 4;
    if (row + state_ahead < end) fetch<0, 1>(lanes, row + state_ahead);
    if (row + cities_ahead < end) lanes.expect_cities(row + cities_ahead);
  }
}

/// The yearly decisions of a chunk of links, and what they mean for its steps.
/// Lists the links that stand in any lane; gives their number.
template <class Lanes>
TWINNING_INLINE std::uint32_t decide_chunk(const Lanes& lanes,
                                           std::uint32_t from,
                                           std::uint32_t count,
                                           std::uint32_t id,
                                           std::uint32_t* standing) {
  constexpr std::uint32_t room = Block<Lanes>::room;
  const std::uint32_t end = from + count;
  std::uint32_t n = 0;
  // All decisions of a block, then all that follows of them: faster than link
  // by link, and the links are still near.
  for (std::uint32_t row = from; row < end; row += room) {
    const std::uint32_t stop = row + room < end ? row + room : end;
    for (std::uint32_t at = row; at < stop; ++at) {
      expect_decision(lanes, at, end);
      decide(lanes, at, id);
    }
    const std::uint32_t first = n;
    n += list_standing(lanes, row, stop - row, standing + first);
    for (std::uint32_t i = first; i < n; ++i) {
      prepare_link(lanes, standing[i], id);
      attention(lanes, standing[i], lanes.relation(id));
    }
  }
  return n;
}

/// ODD 3, process overview and scheduling: one year.
template <class Lanes>
void step_year(Lanes& lanes) {
  const World& world = lanes.world;
  State& state = lanes.state;

  // 1. The world moves on: paths, growth and policies take this year's values.
  lanes.step = -1;
  begin_sums(state, world.relation_count);
  begin_cities(lanes, 0, std::uint32_t(world.code.size()));
  begin_stands(lanes, 0, std::uint32_t(world.stand_city.size()));

  // 2. Links are signed, or go on, fall dormant, end.
  count_degrees(lanes);
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c) {
    const World::Chunk& chunk = world.chunks[c];
    state.n_standing[c] =
        decide_chunk(lanes, chunk.from, chunk.count, chunk.relation,
                     &state.standing[chunk.from]);
    if (chunk.closes) close_stretch(state, chunk.relation);
  }
  list_marked(world, state);

  // 3. The steps of the year pass, in which cities meet.
  const int steps = world.steps_per_year;
  for (lanes.step = 0; lanes.step < steps; ++lanes.step)
    step(lanes, std::uint32_t((lanes.year - 1900) * steps + lanes.step));
  fade_standing(lanes);

  // 4. The year is over, and what the observer sees of it is recorded.
  for_standing(lanes, [&](const Work& work) { observe_links(lanes, work); });
  state.make_means(world.relation_count);
}

}  // namespace twinning
