#pragma once

#include "sim/model/lanes.hpp"

namespace twinning {

/// This year's policies on cities, and what they have done in it at nothing
/// (ODD 6).
///
/// Shape:   cities and stands in [from, to)
template <class Lanes>
void begin_cities(const Lanes& lanes, std::uint32_t from, std::uint32_t to) {
  using P = typename Lanes::P;
  const auto apply = [](const Policy& policy, P value) {
    return max(P(policy.at_least), P(policy.factor) * value);
  };
  for (std::uint32_t id = from; id < to; ++id) {
    const ProfileYear& profile = lanes.profile(id);
    City<P>& city = lanes.city(id);
    city.coordinated =
        min(P(1.0), apply(profile.coordination, city.coordination));
    city.enterprise =
        apply(profile.entrepreneurialism, city.entrepreneurialism);
    city.asked = P(lanes.world.parameters.effort.outside_option);
    lanes.state.turnover[id] = profile.turnover;
  }
}
template <class Lanes>
void begin_stands(const Lanes& lanes, std::uint32_t from, std::uint32_t to) {
  using P = typename Lanes::P;
  for (std::uint32_t id = from; id < to; ++id) {
    const double hospitality =
        lanes.profile(lanes.world.stand_city[id]).hospitality;
    lanes.state.hospitality[id] = hospitality;
    lanes.presence(id).welcome = lanes.stand(id).capability * P(hospitality);
    Deeds<P>& deeds = lanes.deeds(id);
    deeds.visits = deeds.deals = deeds.value = P(0.0);
  }
}

/// Sums of the year at zero, but for the links that have ended so far.
TWINNING_INLINE void begin_sums(State& state, std::uint32_t relations) {
  const std::size_t width = state.observed.size() / (relations * yearly_count);
  for (std::uint32_t id = 0; id < relations; ++id)
    for (std::size_t what = 0; what < yearly_count; ++what)
      for (std::size_t lane = 0; lane < width; ++lane)
        if (Yearly(what) != Yearly::ended)
          state.observed[(id * yearly_count + what) * width + lane] = 0;
}

/// Adds what a stretch of links came to, to the sums of the year.
TWINNING_INLINE void close_stretch(State& state, std::uint32_t relation) {
  const std::size_t count = yearly_count * std::size_t(state.lanes);
  for (std::size_t i = relation * count; i < (relation + 1) * count; ++i) {
    state.observed[i] += state.partial[i];
    state.partial[i] = 0;
  }
}

/// Whether pairs may form in any relation this year.
TWINNING_INLINE bool may_form(const Year& year) {
  bool forming = false;
  for (std::uint32_t id = 0; id < year.world.relation_count; ++id)
    forming = forming || year.relation(id).formation > 0;
  return forming;
}

/// The links each city has before the year's decisions, where pairs may form.
template <class Lanes>
void count_degrees(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  const World& world = lanes.world;
  if (!may_form(lanes)) return;

  for (std::uint32_t id = 0; id < world.stand_city.size(); ++id)
    lanes.stand(id).degree = P(0.0);
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c)
    for (std::uint32_t i = 0; i < state.n_standing[c]; ++i) {
      const std::uint32_t row = state.standing[world.chunks[c].from + i];
      const P one = zero_unless(stands(lanes.link(row).status), P(1.0));
      for (int side = 0; side < 2; ++side)
        lanes.stand(world.stand[side][row]).degree += one;
    }
}

/// Lists the links from `from` on that stand in any lane, and marks their
/// stands; gives their number.
template <class Lanes>
TWINNING_INLINE std::uint32_t list_standing(const Lanes& lanes,
                                            std::uint32_t from,
                                            std::uint32_t count,
                                            std::uint32_t* list) {
  std::uint32_t n = 0;
  for (std::uint32_t row = from; row < from + count; ++row)
    if (const auto standing = stands(lanes.link(row).status); any(standing)) {
      lanes.mark_stands(row, standing);
      list[n++] = row;
    }
  return n;
}

/// Lists the stands that are marked, which have a link that stands, and their
/// cities; takes the marks off.
TWINNING_INLINE void list_marked(const World& world, State& state) {
  state.n_busy_cities = state.n_busy_stands = state.n_idle_stands = 0;
  std::uint32_t latest = ~0u;
  for (std::uint32_t id = 0; id < world.stand_city.size(); ++id) {
    if (state.marked[id] == 0) {
      state.idle_stands[state.n_idle_stands++] = id;
      continue;
    }
    state.marked[id] = 0;
    // The stands of a city follow one another.
    if (world.stand_city[id] != latest) {
      latest = world.stand_city[id];
      state.busy_stands_from[state.n_busy_cities++] = state.n_busy_stands;
    }
    state.busy_stands[state.n_busy_stands++] = id;
  }
  state.busy_stands_from[state.n_busy_cities] = state.n_busy_stands;
}

/// Each city divides its attention among what its links have asked of it, and
/// may be asked anew.
template <class Lanes>
TWINNING_INLINE void divide_attention(const Lanes& lanes) {
  using P = typename Lanes::P;
  const State& state = lanes.state;
  const World& world = lanes.world;
  const P elsewhere = world.parameters.effort.outside_option;
  for (std::uint32_t i = 0; i < state.n_busy_cities; ++i) {
    std::uint32_t at = state.busy_stands_from[i];
    City<P>& city = lanes.city(world.stand_city[state.busy_stands[at]]);
    const P attention = P(1.0) / city.asked;
    city.asked = elsewhere;
    for (; at < state.busy_stands_from[i + 1]; ++at)
      lanes.presence(state.busy_stands[at]).attention = attention;
  }
}

}  // namespace twinning
