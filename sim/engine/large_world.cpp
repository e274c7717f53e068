#include "sim/engine/large_world.hpp"

#include <algorithm>

#include "sim/engine/parallel.hpp"

namespace twinning {

void LargeWorld::begin(const World& world, State& state,
                       std::uint32_t replicate) {
  if (world_ != &world) {
    divide(world);
    list_links(world);
    world_ = &world;
  }
  const std::size_t groups = parts_.back().first_group + parts_.back().groups;
  const auto lanes = std::size_t(kernel_->lanes);
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
  }
}

/// Lists the links of each stand.
void LargeWorld::list_links(const World& world) {
  const std::size_t stands = world.stands();
  links_from_.assign(stands + 1, 0);
  for (std::size_t row = 0; row < world.rows; ++row)
    for (const int side : {0, 1}) ++links_from_[world.stand[side][row] + 1];
  for (std::size_t stand = 0; stand < stands; ++stand)
    links_from_[stand + 1] += links_from_[stand];

  links_.assign(2 * world.rows, 0);
  std::vector<std::uint32_t> next(links_from_.begin(), links_from_.end() - 1);
  for (const WorldPart& part : parts_)
    for (std::uint32_t i = 0; i < part.rows; ++i)
      for (const std::uint32_t side : {0u, 1u}) {
        const std::uint32_t position =
            part.first_group * std::uint32_t(kernel_->lanes) + i;
        links_[next[world.stand[side][part.first_row + i]]++] =
            position * 2 + side;
      }

  stands_from_.assign(world.cities() + 1, 0);
  for (std::size_t stand = 0; stand < stands; ++stand)
    ++stands_from_[world.stand_city[stand] + 1];
  for (std::size_t city = 0; city < world.cities(); ++city)
    stands_from_[city + 1] += stands_from_[city];
}

void LargeWorld::on_parts(const World& world, State& state,
                          Kernel::Links::Act act, int step) {
  for_each_at_once(parts_.size(), [&](std::size_t part) {
    act(world, state, tallies_, parts_[part], step);
  });
}

/// Adds what the chunks came to, to the sums of the year, stretch by stretch.
void LargeWorld::close_stretches(const World& world, State& state) {
  for (std::uint32_t c = 0; c < parts_.size(); ++c) {
    const std::uint32_t relation = parts_[c].relation;
    for (std::size_t what = 0; what < yearly_count; ++what) {
      double& sum = tallies_.sums[c * yearly_count + what];
      double& partial = state.partial[relation * yearly_count + what];
      partial += sum;
      sum = 0;
      if (!world.chunks[c].closes) continue;
      state.observed[relation * yearly_count + what] += partial;
      partial = 0;
    }
  }
}

/// Does something with ranges of `count` cities or stands.
void LargeWorld::on_cities(
    std::size_t count,
    const std::function<void(std::uint32_t, std::uint32_t)>& act) {
  constexpr std::size_t range = 2048;
  for_each_at_once((count + range - 1) / range, [&](std::size_t i) {
    act(std::uint32_t(i * range),
        std::uint32_t(std::min(count, (i + 1) * range)));
  });
}

/// A over all links of a city, of every relation, in the order of the links;
/// then 1/A.
void LargeWorld::add_attention(const World& world, State& state,
                               std::uint32_t city) {
  double sum = world.parameters.effort.outside_option;
  const std::uint32_t first = stands_from_[city];
  const std::uint32_t end = stands_from_[city + 1];
  const auto add = [&](std::uint32_t link) {
    sum += tallies_.attention[link & 1][link >> 1];
  };
  if (end - first == 1) {
    for (std::uint32_t i = links_from_[first]; i < links_from_[end]; ++i)
      add(links_[i]);
  } else if (end > first) {
    std::vector<std::uint32_t> all(links_.begin() + links_from_[first],
                                   links_.begin() + links_from_[end]);
    std::ranges::sort(all);
    for (const std::uint32_t link : all) add(link);
  }
  state.cities.at(city, 0, &City<double>::attention) = 1.0 / sum;
}

void LargeWorld::add_visits(State& state, std::uint32_t stand) {
  double visits = 0;
  double delegations = 0;
  for (std::uint32_t i = links_from_[stand]; i < links_from_[stand + 1]; ++i) {
    const std::uint32_t link = links_[i];
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
        state.stands.at(stand, 0, &Stand<double>::year_deals) += deal.count;
        state.stands.at(stand, 0, &Stand<double>::year_value) += deal.size;
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
        const double status = state.links.at(position / lanes, position % lanes,
                                             &Link<double>::status);
        degree += status == double(Status::active) ||
                          status == double(Status::dormant)
                      ? 1
                      : 0;
      }
      state.stands.at(stand, 0, &Stand<double>::degree) = degree;
    }
  });
}

void LargeWorld::step_year(const World& world, State& state) {
  const Kernel::Links& links = kernel_->links;
  const std::size_t stands = world.stands();

  // 1. The world moves on.
  for (std::size_t i = 0; i < state.observed.size(); ++i)
    if (i % yearly_count != std::size_t(Yearly::ended)) state.observed[i] = 0;
  on_cities(world.cities(), [&](std::uint32_t from, std::uint32_t to) {
    city_kernel.begin_cities(world, state, from, to);
  });
  on_cities(stands, [&](std::uint32_t from, std::uint32_t to) {
    city_kernel.begin_stands(world, state, from, to);
  });

  // 2. Links are signed, or go on, fall dormant, end.
  const bool forming = std::ranges::any_of(
      world.candidate, [](std::uint8_t candidate) { return candidate != 0; });
  if (forming) count_degrees(world, state);
  on_parts(world, state, links.decide, -1);
  close_stretches(world, state);

  // 3. The steps of the year pass, in which cities meet.
  for (int step = 0; step < world.steps_per_year; ++step) {
    on_parts(world, state, links.seek, step);
    on_cities(world.cities(), [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t city = from; city < to; ++city)
        add_attention(world, state, city);
    });
    on_parts(world, state, links.meet, step);
    close_stretches(world, state);
    hear_of_deals(world, state);
    on_cities(stands, [&](std::uint32_t from, std::uint32_t to) {
      for (std::uint32_t stand = from; stand < to; ++stand)
        add_visits(state, stand);
      city_kernel.update_standing(world, state, from, to);
    });
  }

  // 4. The year is over.
  on_parts(world, state, links.observe, -1);
  close_stretches(world, state);
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
