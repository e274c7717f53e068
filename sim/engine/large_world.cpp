#include "sim/engine/large_world.hpp"

#include <algorithm>

#include "sim/engine/parallel.hpp"
#include "sim/model/worklist.hpp"

namespace twinning {
namespace {

/// What is read next lies anywhere in memory: it is fetched so long before.
constexpr std::uint32_t ahead = 128;

bool stands_now(State& state, std::uint32_t group, std::uint32_t lane) {
  const double status = state.links.at(group, lane, &Link<double>::status);
  return status == double(Status::active) || status == double(Status::dormant);
}

}  // namespace

void LargeWorld::begin(const World& world, State& state,
                       std::uint32_t replicate) {
  on_all_threads_ = world.rows >= fewest_links;
  divide(world);
  list_links(world);
  const std::size_t groups =
      std::size_t{parts_.back().first_group} + parts_.back().groups;
  state.reset_large(world, kernel_->lanes, groups);
  state.replicate[0] = replicate;
  ledger_.tallies.assign(groups * std::size_t(kernel_->lanes), {});
  list_ends(world);
  ledger_.sums.assign(parts_.size() * yearly_count, 0);
  ledger_.journals.resize(parts_.size());
  for (Journal& journal : ledger_.journals) journal.clear();

  state.year = world.start;
  on_cities(world.cities(), [&](std::uint32_t from, std::uint32_t to) {
    city_kernel.initialize(world, state, from, to);
  });
  on_parts(world, state, kernel_->links.initialize, -1);
}

/// Lists the ends of the links; those of lanes without a link are any.
void LargeWorld::list_ends(const World& world) {
  const auto lanes = std::size_t(kernel_->lanes);
  ledger_.ends.assign(
      4 * (ledger_.tallies.size() + Ledger::groups_ahead * lanes), 0);
  for (const WorldPart& part : parts_)
    for (std::size_t i = 0; i < part.rows; ++i)
      for (std::size_t side = 0; side < 2; ++side) {
        const std::size_t row = part.first_row + i;
        const std::size_t group = part.first_group + i / lanes;
        std::uint32_t* const stands =
            &ledger_.ends[(group * 4 + side) * lanes + i % lanes];
        stands[0] = world.stand[side][row];
        stands[2 * lanes] = world.code[world.city[side][row]];
      }
}

/// Lists the links of each city.
void LargeWorld::list_links(const World& world) {
  const auto lanes = std::uint32_t(kernel_->lanes);
  const std::size_t cities = world.cities();
  city_links_from_.assign(cities + 1, 0);
  for (const auto& city : world.city)
    for (std::size_t row = 0; row < world.rows; ++row)
      ++city_links_from_[city[row]];
  // Where each range ends, then, filled from behind, where it begins.
  for (std::size_t city = 1; city <= cities; ++city)
    city_links_from_[city] += city_links_from_[city - 1];

  city_links_.assign(2 * world.rows + ahead, {});
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part)
    for (std::uint32_t i = part->rows; i-- > 0;)
      for (const std::uint32_t side : {1u, 0u}) {
        const std::uint32_t row = part->first_row + i;
        city_links_[--city_links_from_[world.city[side][row]]] = {
            .link = (part->first_group * lanes + i) * 2 + side,
            .stand = world.stand[side][row]};
      }
}

/// Divides the links into parts: the chunks, each in whole groups of lanes.
void LargeWorld::divide(const World& world) {
  const auto lanes = std::uint32_t(kernel_->lanes);
  parts_.clear();
  stretches_.clear();
  latest_.assign(world.relations(), WorldPart::none);
  std::uint32_t group = 0;
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c) {
    const World::Chunk& chunk = world.chunks[c];
    const std::uint32_t groups = (chunk.count + lanes - 1) / lanes;
    parts_.push_back({.chunk = c,
                      .first_row = chunk.from,
                      .rows = chunk.count,
                      .first_group = group,
                      .groups = groups,
                      .relation = chunk.relation});
    group += groups;

    std::uint32_t& latest = latest_[chunk.relation];
    if (latest == WorldPart::none)
      stretches_.push_back(c);
    else
      parts_[latest].next = c;
    latest = chunk.closes ? WorldPart::none : c;
  }
}

/// Does something `count` times: on all threads if the world is worth it.
template <class Act>
void LargeWorld::at_once(std::size_t count, const Act& act) const {
  if (on_all_threads_) return for_each_at_once(count, act);
  for (std::size_t i = 0; i < count; ++i) act(i);
}

/// Does something with all links: stretches at once, the parts of each in
/// order, since its sums run through all of them.
void LargeWorld::on_parts(const World& world, State& state,
                          Kernel::Links::Act act, int step) {
  double* const sums = ledger_.sums.data();
  at_once(stretches_.size(), [&](std::size_t stretch) {
    for (std::uint32_t part = stretches_[stretch];;) {
      act(world, state, ledger_, parts_[part], step);
      const std::uint32_t next = parts_[part].next;
      if (next == WorldPart::none) break;
      std::copy_n(&sums[part * yearly_count], yearly_count,
                  &sums[next * yearly_count]);
      part = next;
    }
  });
}

/// Adds what the stretches came to, to the sums of the year.
void LargeWorld::close_stretches(State& state) {
  for (const WorldPart& part : parts_) {
    if (part.next != WorldPart::none) continue;
    for (std::size_t what = 0; what < yearly_count; ++what)
      state.observed[part.relation * yearly_count + what] +=
          ledger_.sums[part.chunk * yearly_count + what];
  }
  std::fill_n(ledger_.sums.data(), ledger_.sums.size(), 0.0);
}

/// Does something with ranges of `count` cities, busy cities or stands.
template <class Act>
void LargeWorld::on_cities(std::size_t count, const Act& act) const {
  constexpr std::size_t range = 512;
  at_once((count + range - 1) / range, [&](std::size_t i) {
    act(std::uint32_t(i * range),
        std::uint32_t(std::min(count, (i + 1) * range)));
  });
}

/// Adds up what the links of a city ask of it and bring it, in their order: A
/// over all relations, visits in each.  Then its attention is 1/A.
///
/// `busy`: which of the cities that have a link that stands
void LargeWorld::hear_links(const World& world, State& state,
                            std::uint32_t busy) {
  const std::uint32_t from = state.busy_stands_from[busy];
  const std::uint32_t to = state.busy_stands_from[busy + 1];
  const std::uint32_t city = world.stand_city[state.busy_stands[from]];
  double asked = world.parameters.effort.outside_option;
  std::uint32_t stand = state.busy_stands[from];
  double visits = 0;
  double delegations = 0;
  const auto bring = [&] {
    state.stands.row<double>(stand).visits = visits;
    state.stands.row<double>(stand).delegations = delegations;
  };
  for (std::uint32_t i = city_links_from_[city]; i < city_links_from_[city + 1];
       ++i) {
    const CityLink soon = city_links_[i + ahead];
    const Tally& next = ledger_.tallies[soon.position()];
    __builtin_prefetch(&next.attention[soon.side()]);
    __builtin_prefetch(&next.delegations[soon.side()]);

    const CityLink link = city_links_[i];
    const Tally& tally = ledger_.tallies[link.position()];
    if (link.stand != stand) {
      // Its other links, if they come later, go on from where it was left; at
      // first there is nothing, for update_standing has used what there was.
      bring();
      stand = link.stand;
      visits = state.stands.row<double>(stand).visits;
      delegations = state.stands.row<double>(stand).delegations;
    }
    asked += tally.attention[link.side()];
    visits += tally.visits;
    delegations += tally.delegations[link.side()];
  }
  bring();
  const double attention = 1.0 / asked;
  for (std::uint32_t i = from; i < to; ++i)
    state.presences.row<double>(state.busy_stands[i]).attention = attention;
}

void LargeWorld::hear_of_deals(const World& world, State& state) {
  for (Journal& journal : ledger_.journals) {
    for (const Journal::Deal& deal : journal.deals)
      for (const int side : {0, 1}) {
        const std::size_t stand = world.stand[side][deal.link];
        state.stands.at(stand, 0, &Stand<double>::deals) += deal.count;
        state.deeds.at(stand, 0, &Deeds<double>::deals) += deal.count;
        state.deeds.at(stand, 0, &Deeds<double>::value) += deal.size;
      }
    journal.deals.clear();
  }
}

void LargeWorld::count_degrees(const World& world, State& state) {
  const auto lanes = std::uint32_t(kernel_->lanes);
  on_cities(world.cities(), [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = city_links_from_[from]; i < city_links_from_[to];
         ++i)
      state.stands.row<double>(city_links_[i].stand).degree = 0;
    for (std::uint32_t i = city_links_from_[from]; i < city_links_from_[to];
         ++i) {
      const std::uint32_t position = city_links_[i].position();
      if (stands_now(state, position / lanes, position % lanes))
        state.stands.row<double>(city_links_[i].stand).degree += 1;
    }
  });
}

void LargeWorld::step_year(const World& world, State& state) {
  const Kernel::Links& links = kernel_->links;

  // 1. The world moves on.
  for (std::size_t i = 0; i < state.observed.size(); ++i)
    if (i % yearly_count != std::size_t(Yearly::ended)) state.observed[i] = 0;
  on_cities(world.cities(), [&](std::uint32_t from, std::uint32_t to) {
    city_kernel.begin_cities(world, state, from, to);
  });
  on_cities(world.stands(), [&](std::uint32_t from, std::uint32_t to) {
    city_kernel.begin_stands(world, state, from, to);
  });

  // 2. Links are signed, or go on, fall dormant, end.
  const bool forming = std::ranges::any_of(
      world.candidate, [](std::uint8_t candidate) { return candidate != 0; });
  if (forming) count_degrees(world, state);
  on_parts(world, state, links.decide, -1);
  close_stretches(state);
  list_marked(world, state);
  on_cities(state.n_busy_cities, [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) hear_links(world, state, i);
  });

  // 3. The steps of the year pass, in which cities meet.
  for (int step = 0; step < world.steps_per_year; ++step) {
    on_parts(world, state, links.meet, step);
    close_stretches(state);
    hear_of_deals(world, state);
    on_cities(state.n_busy_cities, [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t i = from; i < to; ++i) hear_links(world, state, i);
      city_kernel.update_standing(world, state, state.busy_stands_from[from],
                                  state.busy_stands_from[to]);
    });
  }
  city_kernel.fade_standing(world, state);

  // 4. The year is over.
  on_parts(world, state, links.observe, -1);
  close_stretches(state);
  state.make_means(world.relation_count);
}

LargeWorld::Place LargeWorld::place(std::uint32_t row) const {
  const auto after =
      std::ranges::upper_bound(parts_, row, {}, &WorldPart::first_row);
  const WorldPart& part = *std::prev(after);
  const std::uint32_t at = row - part.first_row;
  const auto lanes = std::uint32_t(kernel_->lanes);
  return {part.first_group + at / lanes, int(at % lanes)};
}

void LargeWorld::collect(State& state) {
  for (Journal& journal : ledger_.journals) {
    for (Journal::Departed& gone : journal.departed) {
      gone.lane = 0;
      state.journal.departed.push_back(gone);
    }
    auto& log = state.journal.events[0];
    log.insert(log.end(), journal.events[0].begin(), journal.events[0].end());
    journal.clear();
  }
}

}  // namespace twinning
