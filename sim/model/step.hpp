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

/// The random numbers of the links of a block in one step.
template <class Lanes>
TWINNING_INLINE void draw_luck(const Lanes& lanes, Block<Lanes>& block,
                               std::uint32_t time) {
  for (std::uint32_t i = 0; i < block.count; ++i) {
    const std::uint32_t row = block.row[i];
    const Purpose purposes[2] = {Purpose::first_visits, Purpose::second_visits};
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      const auto visits = lanes.draw(purposes[side], time, row);
      TWINNING_UNROLL
      for (std::size_t k = 0; k < kinds; ++k)
        block.luck[side][k][i] = uniform(visits.word[k]);
      block.staff_luck[side][i] = uniform(visits.word[3]);
    }
    const auto deal = lanes.draw(Purpose::deal, time, row);
    block.deal_luck[i] = uniform(deal.word[0]);
    block.deal_size[i] = deal.word[1];
  }
}

/// ODD 3, one step of a year, in which cities meet.
///
/// What a link reads of another link or of a city is as it stood when the step
/// began, so that the order of the links has no effect.
template <class Lanes>
void step(const Lanes& lanes, std::uint32_t time) {
  State& state = lanes.state;

  // 1. Each city divides its attention among its links.
  open_attention(lanes);
  for (std::uint32_t i = 0; i < state.n_standing; ++i) {
    const std::uint32_t row = state.standing[i];
    attention(lanes, row, lanes.relation(lanes.world.relation[row]));
  }
  close_attention(lanes);

  for (std::uint32_t b = 0; b < state.n_blocks; ++b) {
    Block<Lanes> block;
    fill(block, state, state.blocks[b]);
    draw_luck(lanes, block, time);

    // 2. Attention, money and local groups make visits possible.
    effort(lanes, block);

    // 3. Visits take place, and are a success or not.
    exchange(lanes, block);
    count_visits(lanes, block);

    // 4. Experience makes trust; without it trust fades.
    update_trust(lanes, block);

    // 5. Visits become habit, reciprocity and alumni.
    update_averages(lanes, block);

    // 6. Where both sides trust, opportunities become deals.
    trade(lanes, block);

    // 7. Trust is remembered.
    update_memory(lanes, block);
  }

  // 8. What a city has done, it becomes capable of and known for.
  update_standing(lanes);
}

/// ODD 3, process overview and scheduling: one year.
template <class Lanes>
void step_year(Lanes& lanes) {
  const World& world = lanes.world;

  // 1. The world moves on: paths, growth and policies take this year's values.
  begin_year(lanes);

  // 2. Links are signed, or go on, fall dormant, end.
  count_degrees(lanes);
  for (std::uint32_t row = 0; row < world.rows; ++row) decide(lanes, row);
  list_work(lanes);
  for (std::uint32_t i = 0; i < lanes.state.n_standing; ++i)
    prepare_link(lanes, lanes.state.standing[i]);

  // 3. The steps of the year pass, in which cities meet.
  const int steps = world.steps_per_year;
  for (lanes.step = 0; lanes.step < steps; ++lanes.step)
    step(lanes, std::uint32_t((lanes.year - 1900) * steps + lanes.step));
  fade_standing(lanes);

  // 4. The year is over, and what the observer sees of it is recorded.
  observe(lanes);
}

}  // namespace twinning
