#include "sim/engine/large_world.hpp"

#include <algorithm>

#include "sim/engine/parallel.hpp"
#include "sim/model/worklist.hpp"

namespace twinning {
namespace {

/// What is read next lies anywhere in memory: it is fetched so long before.
constexpr std::uint32_t ahead = 32;

/// Lists the links of each owner, a stand or its city, and some that none
/// owns, to be fetched after the last.
template <typename OwnerOf>
void list_links(const World& world, std::span<const WorldPart> parts,
                std::uint32_t lanes, std::size_t owners,
                const OwnerOf& owner_of, Column<std::uint32_t>& from,
                Column<std::uint32_t>& links) {
  from.assign(owners + 1, 0);
  for (std::size_t row = 0; row < world.rows; ++row)
    for (const int side : {0, 1}) ++from[owner_of(world.stand[side][row])];
  // Where each range ends, then, filled from behind, where it begins.
  for (std::size_t owner = 1; owner <= owners; ++owner)
    from[owner] += from[owner - 1];

  links.assign(2 * world.rows + ahead, 0);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    for (std::uint32_t i = part->rows; i-- > 0;)
      for (const std::uint32_t side : {1u, 0u})
        links[--from[owner_of(world.stand[side][part->first_row + i])]] =
            (part->first_group * lanes + i) * 2 + side;
}

bool stands_now(State& state, std::uint32_t group, std::uint32_t lane) {
  const double status = state.links.at(group, lane, &Link<double>::status);
  return status == double(Status::active) || status == double(Status::dormant);
}

}  // namespace

void LargeWorld::begin(const World& world, State& state,
                       std::uint32_t replicate) {
  on_all_threads_ = world.rows >= fewest_links;
  divide(world);
  const auto lanes = std::uint32_t(kernel_->lanes);
  list_links(
      world, parts_, lanes, world.stands(),
      [](std::uint32_t stand) { return stand; }, links_from_, links_);
  list_links(
      world, parts_, lanes, world.cities(),
      [&](std::uint32_t stand) { return world.stand_city[stand]; },
      city_links_from_, city_links_);
  const std::size_t groups =
      std::size_t{parts_.back().first_group} + parts_.back().groups;
  state.reset_large(world, kernel_->lanes, groups);
  state.replicate[0] = replicate;
  for (Column<double>* column :
       {&tallies_.attention[0], &tallies_.attention[1], &tallies_.visits,
        &tallies_.delegations[0], &tallies_.delegations[1]})
    column->assign(groups * lanes, 0);
  tallies_.sums.assign(parts_.size() * yearly_count, 0);
  tallies_.journals.resize(parts_.size());
  for (Journal& journal : tallies_.journals) journal.clear();

  state.year = world.start;
  city_kernel.initialize(world, state);
  on_parts(world, state, kernel_->links.initialize, -1);
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
  double* const sums = tallies_.sums.data();
  at_once(stretches_.size(), [&](std::size_t stretch) {
    for (std::uint32_t part = stretches_[stretch];;) {
      act(world, state, tallies_, parts_[part], step);
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
          tallies_.sums[part.chunk * yearly_count + what];
  }
  std::fill_n(tallies_.sums.data(), tallies_.sums.size(), 0.0);
}

/// Does something with ranges of `count` cities or stands.
template <class Act>
void LargeWorld::on_cities(std::size_t count, const Act& act) const {
  constexpr std::size_t range = 2048;
  at_once((count + range - 1) / range, [&](std::size_t i) {
    act(std::uint32_t(i * range),
        std::uint32_t(std::min(count, (i + 1) * range)));
  });
}

/// A over all links of a city, of every relation, in the order of the links;
/// then 1/A.
void LargeWorld::add_attention(const World& world, State& state,
                               std::uint32_t city) {
  double sum = world.parameters.effort.outside_option;
  for (std::uint32_t i = city_links_from_[city]; i < city_links_from_[city + 1];
       ++i) {
    const std::uint32_t link = city_links_[i];
    const std::uint32_t soon = city_links_[i + ahead];
    __builtin_prefetch(&tallies_.attention[soon & 1][soon >> 1]);
    sum += tallies_.attention[link & 1][link >> 1];
  }
  state.cities.at(city, 0, &City<double>::attention) = 1.0 / sum;
}

void LargeWorld::add_visits(State& state, std::uint32_t stand) {
  double visits = 0;
  double delegations = 0;
  for (std::uint32_t i = links_from_[stand]; i < links_from_[stand + 1]; ++i) {
    const std::uint32_t link = links_[i];
    const std::uint32_t soon = links_[i + ahead];
    __builtin_prefetch(&tallies_.visits[soon >> 1]);
    __builtin_prefetch(&tallies_.delegations[soon & 1][soon >> 1]);
    visits += tallies_.visits[link >> 1];
    delegations += tallies_.delegations[link & 1][link >> 1];
  }
  state.stands.at(stand, 0, &Stand<double>::visits) = visits;
  state.stands.at(stand, 0, &Stand<double>::delegations) = delegations;
}

void LargeWorld::hear_of_deals(const World& world, State& state) {
  for (Journal& journal : tallies_.journals) {
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
  on_cities(world.stands(), [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t stand = from; stand < to; ++stand) {
      double degree = 0;
      for (std::uint32_t i = links_from_[stand]; i < links_from_[stand + 1];
           ++i) {
        const std::uint32_t position = links_[i] >> 1;
        degree += stands_now(state, position / lanes, position % lanes) ? 1 : 0;
      }
      state.stands.at(stand, 0, &Stand<double>::degree) = degree;
    }
  });
}

/// Lists the cities and stands that have a link that stands.
void LargeWorld::list_busy(const World& world, State& state) const {
  const auto lanes = std::uint32_t(kernel_->lanes);
  for (const WorldPart& part : parts_) {
    const std::uint32_t* const groups = &state.standing[part.first_group];
    const std::uint32_t count = state.n_standing[part.chunk];
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t group = groups[i];
      const std::uint32_t soon = groups[std::min(i + ahead, count - 1)];
      __builtin_prefetch(&state.links.at(soon, 0, &Link<double>::status));
      const std::uint32_t first = (group - part.first_group) * lanes;
      const std::uint32_t end = std::min(first + lanes, part.rows);
      for (std::uint32_t at = first; at < end; ++at)
        if (stands_now(state, group, at - first))
          for (const int side : {0, 1})
            state.marked[world.stand[side][part.first_row + at]] = 1;
    }
  }
  list_marked(world, state);
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
  list_busy(world, state);

  // 3. The steps of the year pass, in which cities meet.
  for (int step = 0; step < world.steps_per_year; ++step) {
    on_cities(state.n_busy_cities, [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t i = from; i < to; ++i)
        add_attention(world, state, state.busy_cities[i]);
    });
    on_parts(world, state, links.meet, step);
    close_stretches(state);
    hear_of_deals(world, state);
    on_cities(state.n_busy_stands, [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t i = from; i < to; ++i)
        add_visits(state, state.busy_stands[i]);
      city_kernel.update_standing(world, state, from, to);
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
  for (Journal& journal : tallies_.journals) {
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
