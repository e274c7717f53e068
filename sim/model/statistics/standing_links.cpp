#include "sim/model/statistics/standing_links.hpp"

#include <cmath>

namespace twinning {
namespace {

// What "young", "old" and the rest mean (ODD 8.2).
constexpr double oldest_of_young = 10;  ///< [years]
constexpr double youngest_of_old = 21;
constexpr double aim = 0.25;            ///< of the prospect
constexpr double much_activity = 0.15;  ///< [visits/year]
constexpr int varied_from = 3;  ///< of three kinds and a joint programme

constexpr std::uint32_t ahead = 32;  ///< links whose local groups are fetched

/// Where the state has a link of a run.
struct Place {
  std::uint32_t group;
  std::size_t lane;
  std::size_t lane_of_cities;
};

template <class Variable>
double of(const RunEnds& ends, Place at, Variable variable) {
  return ends.state.links.at(at.group, at.lane, variable);
}

bool stands(const RunEnds& ends, Place at) {
  const double status = of(ends, at, &Link<double>::status);
  return status == double(Status::active) || status == double(Status::dormant);
}

bool is_varied(const RunEnds& ends, Place at) {
  int things = of(ends, at, &Link<double>::joint) > 0 ? 1 : 0;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const auto side = [&](std::size_t which) {
      return of(ends, at, [&](Link<double>& link) -> double& {
        return link.activity[which][kind];
      });
    };
    if (0.5 * (side(0) + side(1)) > much_activity) ++things;
  }
  return things >= varied_from;
}

/// Begins to fetch the local groups of a link, which lie anywhere in memory.
void expect_groups(const RunEnds& ends, std::size_t row) {
  const World& world = ends.world;
  if (row >= world.rows) return;
  for (const int side : {0, 1}) {
    __builtin_prefetch(&ends.state.stands.row<double>(world.stand[side][row]));
    __builtin_prefetch(&ends.state.cities.row<double>(world.city[side][row]));
  }
}

/// The local groups of a link, as drawn in the run.
double groups_of(const RunEnds& ends, std::uint32_t row, std::size_t lane) {
  const World& world = ends.world;
  const auto sides = [&](auto& entities, const Column<std::uint32_t>(&id)[2],
                         auto variable) {
    return std::pair{entities.at(id[0][row], lane, variable),
                     entities.at(id[1][row], lane, variable)};
  };
  const auto community =
      sides(ends.state.stands, world.stand, &Stand<double>::community);
  const auto education =
      sides(ends.state.cities, world.city, &City<double>::education);
  const auto business =
      sides(ends.state.cities, world.city, &City<double>::business);
  return 0.5 * (community.first + community.second) +
         std::sqrt(education.first * education.second) +
         0.5 * (business.first + business.second);
}

double prospect_at_end(const World& world, std::uint32_t row) {
  const std::size_t last = std::size_t(world.scenario.calendar.years()) - 1;
  return world.potential[row] *
         world.relation_years[last * world.relations() + world.relation[row]]
             .prospect;
}

void add_to_cells(StandingLinks& links, double age, bool varied, double value,
                  double prospect) {
  if (age > oldest_of_young && age < youngest_of_old) return;
  StandingLinks::Cell& cell =
      links.cells[age >= youngest_of_old ? 1 : 0][varied ? 1 : 0];
  cell.links += 1;
  if (value >= aim * prospect) cell.aims_met += 1;
  if (!(prospect > 0)) return;
  cell.with_prospect += 1;
  cell.value_over_prospect += value / prospect;
}

void add_to_cities(StandingLinks& links, const World& world, std::uint32_t row,
                   double value) {
  const Comparisons& comparisons = world.comparisons;
  const std::uint32_t from = comparisons.stands_from[world.relation[row]];
  for (const int side : {0, 1}) {
    const std::uint32_t place = comparisons.place[world.stand[side][row]];
    if (place == Comparisons::none) continue;
    double& sum = links.city_value[place - from];
    sum = std::isnan(sum) ? value : sum + value;
  }
}

void add_link(const RunEnds& ends, std::uint32_t row, Place at,
              StandingLinks& links) {
  if (!stands(ends, at)) return;
  const World& world = ends.world;
  const double value = of(ends, at, &Link<double>::value);
  const double born = of(ends, at, &Link<double>::born);

  links.value.push_back(value);
  links.groups.push_back(groups_of(ends, row, at.lane_of_cities));
  links.compatibility.push_back(world.comparisons.compatibility[row]);
  links.size.push_back(world.comparisons.size[row]);
  links.born.push_back(std::uint32_t(born - double(world.start)));

  const double age = double(world.scenario.calendar.end) - born;
  add_to_cells(links, age, is_varied(ends, at), value,
               prospect_at_end(world, row));
  add_to_cities(links, world, row, value);
}

void clear(StandingLinks& links, std::size_t cities) {
  links.value.clear();
  links.groups.clear();
  links.compatibility.clear();
  links.size.clear();
  links.born.clear();
  for (auto& cells : links.cells)
    for (StandingLinks::Cell& cell : cells) cell = {};
  links.city_value.assign(cities, unknown);
}

}  // namespace

void StandingLinks::reserve(const World& world) {
  for (std::vector<double>* column : {&value, &groups})
    column->reserve(world.rows);
  for (std::vector<std::uint32_t>* column : {&compatibility, &size, &born})
    column->reserve(world.rows);
  city_value.reserve(world.comparisons.stands.size());
}

void gather(const RunEnds& ends, std::uint32_t relation,
            std::span<StandingLinks> of_runs) {
  const World& world = ends.world;
  for (StandingLinks& links : of_runs)
    clear(links, world.comparisons.stands_from[relation + 1] -
                     world.comparisons.stands_from[relation]);

  const auto lanes =
      ends.links_in_lanes ? std::uint32_t(ends.state.lanes) : std::uint32_t{1};
  std::uint32_t first_group = 0;  // of the chunk
  for (std::uint32_t c = 0; c < world.chunks.size(); ++c) {
    const World::Chunk& chunk = world.chunks[c];
    const std::uint32_t standing =
        chunk.relation == relation ? ends.state.n_standing[c] : 0;
    for (std::uint32_t i = 0; i < standing; ++i) {
      const std::uint32_t group = ends.state.standing[first_group + i];
      if (ends.links_in_lanes) {
        const std::uint32_t row = chunk.from + (group - first_group) * lanes;
        for (std::uint32_t lane = 0; lane < lanes; ++lane) {
          expect_groups(ends, row + lane + ahead);
          add_link(ends, row + lane, {group, lane, 0}, of_runs[0]);
        }
      } else {
        for (std::size_t run = 0; run < of_runs.size(); ++run)
          add_link(ends, group, {group, run, run}, of_runs[run]);
      }
    }
    first_group += (chunk.count + lanes - 1) / lanes;
  }
}

}  // namespace twinning
