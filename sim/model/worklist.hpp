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
  for (std::uint32_t city = 0; city < world.cities(); ++city) {
    const ProfileYear& profile = lanes.profile(city);
    lanes.set(state.coordinated, city,
              min(P(1.0), apply(profile.coordination,
                                lanes.get(state.coordination, city))));
    lanes.set(state.enterprise, city,
              apply(profile.entrepreneurialism,
                    lanes.get(state.entrepreneurialism, city)));
  }
  for (std::uint32_t stand = 0; stand < world.stands(); ++stand) {
    lanes.set(state.welcome, stand,
              lanes.get(state.capability, stand) *
                  P(lanes.profile(world.stand_city[stand]).hospitality));
    if (!state.record_cities) continue;
    lanes.set(state.year_visits, stand, P(0.0));
    lanes.set(state.year_deals, stand, P(0.0));
    lanes.set(state.year_value, stand, P(0.0));
  }
  for (std::uint32_t id = 0; id < world.relations(); ++id)
    for (std::size_t what = 0; what < yearly_count; ++what)
      if (Yearly(what) != Yearly::ended)
        P(0.0).store(lanes.observed(id, Yearly(what)));
}

/// The links each city has before the year's decisions, where pairs may form.
template <class Lanes>
void count_degrees(const Lanes& lanes) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  const World& world = lanes.world;
  bool forming = false;
  for (std::uint32_t id = 0; id < world.relations(); ++id)
    forming = forming || lanes.relation(id).formation > 0;
  if (!forming) return;

  for (std::uint32_t stand = 0; stand < world.stands(); ++stand)
    lanes.set(state.degree, stand, P(0.0));
  for (std::uint32_t i = 0; i < state.n_standing; ++i) {
    const std::uint32_t row = state.standing[i];
    const P one = zero_unless(stands(lanes.get(state.status, row)), P(1.0));
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side)
      lanes.add_at_stand(state.degree, row, side, one);
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

  // Marks are left in columns that the first step overwrites.
  for (std::uint32_t city = 0; city < world.cities(); ++city)
    state.attention[city] = 0;
  for (std::uint32_t stand = 0; stand < world.stands(); ++stand)
    state.deals_won[stand] = 0;
  for (std::uint32_t row = 0; row < world.rows; ++row) {
    if (!any(stands(lanes.get(state.status, row)))) continue;
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
    TWINNING_UNROLL
    for (int side = 0; side < 2; ++side) {
      state.attention[world.city[side][row]] = 1;
      state.deals_won[world.stand[side][row]] = 1;
    }
  }
  for (std::uint32_t city = 0; city < world.cities(); ++city)
    if (state.attention[city] != 0)
      state.busy_cities[state.n_busy_cities++] = city;
  for (std::uint32_t stand = 0; stand < world.stands(); ++stand) {
    if (state.deals_won[stand] != 0)
      state.busy_stands[state.n_busy_stands++] = stand;
    else
      state.idle_stands[state.n_idle_stands++] = stand;
  }
  for (std::uint32_t stand = 0; stand < world.stands(); ++stand)
    state.deals_won[stand] = 0;
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
  State& state = lanes.state;
  const P elsewhere = lanes.world.parameters.effort.outside_option;
  for (std::uint32_t i = 0; i < state.n_busy_cities; ++i)
    lanes.set(state.attention, state.busy_cities[i], elsewhere);
}
template <class Lanes>
TWINNING_INLINE void close_attention(const Lanes& lanes) {
  using P = typename Lanes::P;
  State& state = lanes.state;
  for (std::uint32_t i = 0; i < state.n_busy_cities; ++i) {
    const std::uint32_t city = state.busy_cities[i];
    lanes.set(state.attention, city, P(1.0) / lanes.get(state.attention, city));
  }
}

}  // namespace twinning
