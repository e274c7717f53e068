#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// This year's policies on cities, and sums of the year at zero (ODD 6).
template <class Lanes>
void begin_year(Lanes& lanes) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  lanes.step = -1;

  const auto apply = [](const Policy& policy, P value) {
    return max(P(policy.at_least), P(policy.factor) * value);
  };
  for (std::uint32_t id = 0; id < world.code.size(); ++id) {
    const ProfileYear& profile = lanes.profile(id);
    City<P>& city = lanes.city(id);
    city.coordinated =
        min(P(1.0), apply(profile.coordination, city.coordination));
    city.enterprise =
        apply(profile.entrepreneurialism, city.entrepreneurialism);
    state.turnover[id] = profile.turnover;
  }
  for (std::uint32_t id = 0; id < world.stand_city.size(); ++id) {
    const double hospitality = lanes.profile(world.stand_city[id]).hospitality;
    Stand<P>& stand = lanes.stand(id);
    state.hospitality[id] = hospitality;
    stand.welcome = stand.capability * P(hospitality);
    stand.year_visits = stand.year_deals = stand.year_value = P(0.0);
  }
  for (std::uint32_t id = 0; id < world.relation_count; ++id)
    for (std::size_t what = 0; what < yearly_count; ++what)
      if (Yearly(what) != Yearly::ended)
        P(0.0).store(lanes.observed(id, Yearly(what)));
}

/// The links each city has before the year's decisions, where pairs may form.
template <class Lanes>
void count_degrees(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  const World& world = lanes.world;
  bool forming = false;
  for (std::uint32_t id = 0; id < world.relation_count; ++id)
    forming = forming || lanes.relation(id).formation > 0;
  if (!forming) return;

  for (std::uint32_t id = 0; id < world.stand_city.size(); ++id)
    lanes.stand(id).degree = P(0.0);
  for (std::uint32_t i = 0; i < state.n_standing; ++i) {
    const std::uint32_t row = state.standing[i];
    const P one = zero_unless(stands(lanes.link(row).status), P(1.0));
    for (int side = 0; side < 2; ++side)
      lanes.stand_at(row, side).degree += one;
  }
}

/// The rows of `marked` that are marked, and those that are not.
TWINNING_INLINE void list_marked(const Column<std::uint8_t>& marked,
                                 std::size_t count, Column<std::uint32_t>& busy,
                                 std::uint32_t& n_busy,
                                 Column<std::uint32_t>* idle,
                                 std::uint32_t* n_idle) {
  for (std::uint32_t id = 0; id < count; ++id) {
    if (marked[id] != 0)
      busy[n_busy++] = id;
    else if (idle != nullptr)
      (*idle)[(*n_idle)++] = id;
  }
}

/// Lists what there is to do in the steps of the year: the links that stand in
/// any lane, in blocks of one relation, and the cities that have any.
template <class Lanes>
void list_work(const Lanes& lanes) {
  State& state = lanes.state;
  const World& world = lanes.world;
  state.n_standing = state.n_blocks = 0;
  state.n_busy_cities = state.n_busy_stands = state.n_idle_stands = 0;

  for (std::uint32_t row = 0; row < world.rows; ++row) {
    if (!any(stands(lanes.link(row).status))) continue;
    const std::uint32_t relation = world.relation[row];
    State::Span* last =
        state.n_blocks == 0 ? nullptr : &state.blocks[state.n_blocks - 1];
    if (last == nullptr || last->relation != relation ||
        last->count == Block<Lanes>::room) {
      state.blocks[state.n_blocks] = {state.n_standing, 0, relation};
      last = &state.blocks[state.n_blocks++];
    }
    ++last->count;
    state.standing[state.n_standing++] = row;
  }

  const auto mark = [&](const Column<std::uint32_t>(&ends)[2],
                        std::size_t count) {
    for (std::size_t id = 0; id < count; ++id) state.marked[id] = 0;
    for (std::uint32_t i = 0; i < state.n_standing; ++i)
      for (int side = 0; side < 2; ++side)
        state.marked[ends[side][state.standing[i]]] = 1;
  };
  mark(world.city, world.code.size());
  list_marked(state.marked, world.code.size(), state.busy_cities,
              state.n_busy_cities, nullptr, nullptr);
  mark(world.stand, world.stand_city.size());
  list_marked(state.marked, world.stand_city.size(), state.busy_stands,
              state.n_busy_stands, &state.idle_stands, &state.n_idle_stands);
}

template <class Lanes>
TWINNING_INLINE void fill(Block<Lanes>& block, const State& state,
                          const State::Span& span) {
  block.count = span.count;
  block.relation = span.relation;
  for (std::uint32_t i = 0; i < span.count; ++i)
    block.row[i] = state.standing[span.from + i];
}

/// A city's attention before any link asks for it, and the inverse of the sum
/// when all have.
template <class Lanes>
TWINNING_INLINE void open_attention(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  const P elsewhere = lanes.world.parameters.effort.outside_option;
  for (std::uint32_t i = 0; i < state.n_busy_cities; ++i)
    lanes.city(state.busy_cities[i]).attention = elsewhere;
}
template <class Lanes>
TWINNING_INLINE void close_attention(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  for (std::uint32_t i = 0; i < state.n_busy_cities; ++i) {
    City<P>& city = lanes.city(state.busy_cities[i]);
    city.attention = P(1.0) / city.attention;
  }
}

}  // namespace twinning
