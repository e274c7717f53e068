#include "sim/model/rows.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/base/math.hpp"
#include "sim/model/city_pairs.hpp"
#include "sim/model/geography.hpp"

namespace twinning {
namespace {

/// The rows of a world by their pairs of cities.
using RowOf = std::unordered_map<std::uint64_t, std::size_t>;

/// A pair of cities, whichever comes first, as one number.
std::uint64_t pair_key(CityId first, CityId second) {
  const auto [low, high] = std::minmax(first, second);
  return std::uint64_t{index(low)} << 32 | index(high);
}

/// What is known of a row before its numbers are computed.
struct Row {
  CityId first;
  CityId second;
  RelationId relation;
  int signed_in = never;
  int ended_in = never;
  bool candidate = false;
};

/// A pair that only a lever signs.  As of candidates, the first city is the one
/// of the relation's first bloc, or within a bloc the one named first in the
/// file of cities.
Row row_of_lever(const Scenario& scenario, CityId a, CityId b) {
  if (b < a) std::swap(a, b);
  const auto& bloc = scenario.cities.bloc;
  for (std::uint32_t id = 0; id < scenario.relations.size(); ++id) {
    const Relation& relation = scenario.relations[id];
    for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)})
      if (relation.first == bloc[index(first)] &&
          relation.second == bloc[index(second)])
        return {.first = first, .second = second, .relation = RelationId{id}};
  }
  throw std::logic_error("a lever signs a pair without a relation");
}

/// Adds the candidate pairs that the rows do not hold already.
void add_candidates(const Scenario& scenario, std::vector<Row>& rows,
                    RowOf& row_of) {
  std::vector<bool> forming;
  for (const Relation& relation : scenario.relations)
    forming.push_back(forms(relation, scenario.calendar));
  for_each_pair(
      scenario, forming, [&](CityId first, CityId second, RelationId id) {
        if (row_of.try_emplace(pair_key(first, second), rows.size()).second)
          rows.push_back({.first = first,
                          .second = second,
                          .relation = id,
                          .candidate = true});
      });
}

/// The rows of a world, in their order: links of the file, candidates, pairs
/// that only a lever signs.
std::vector<Row> find_rows(const Scenario& scenario, RowOf& row_of) {
  std::vector<Row> rows;
  const LinkTable& links = scenario.links;
  for (std::size_t i = 0; i < links.count(); ++i) {
    row_of[pair_key(links.first[i], links.second[i])] = rows.size();
    rows.push_back({.first = links.first[i],
                    .second = links.second[i],
                    .relation = links.relation[i],
                    .signed_in = links.year_signed[i],
                    .ended_in = links.year_ended[i]});
  }
  add_candidates(scenario, rows, row_of);
  for (const Lever& lever : scenario.levers)
    for (const auto& [first, second] : lever.links)
      if (lever.quantity == Quantity::sign_link &&
          row_of.try_emplace(pair_key(first, second), rows.size()).second)
        rows.push_back(row_of_lever(scenario, first, second));
  return rows;
}

/// Mean compatibility over a relation's links in the file, or over all its
/// candidate pairs if it has none; 0 for a relation without rows.
std::vector<double> mean_compatibility(const World& world,
                                       const std::vector<Row>& rows,
                                       const std::vector<SectorMix>& economy) {
  std::vector<double> sum(world.relations(), 0);
  std::vector<double> count(world.relations(), 0);
  const auto add = [&](CityId first, CityId second, RelationId relation) {
    sum[index(relation)] +=
        compatibility(economy[index(first)], economy[index(second)]);
    ++count[index(relation)];
  };
  const LinkTable& links = world.scenario.links;
  for (std::size_t i = 0; i < links.count(); ++i)
    add(links.first[i], links.second[i], links.relation[i]);

  std::vector<bool> without_links(world.relations(), false);
  for (const Row& row : rows)
    without_links[index(row.relation)] = count[index(row.relation)] == 0;
  for_each_pair(world.scenario, without_links, add);
  for (std::size_t r = 0; r < sum.size(); ++r)
    sum[r] /= std::max(1.0, count[r]);
  return sum;
}

/// Makes room for the columns of the rows.
void make_columns(World& world, const std::vector<Row>& rows) {
  // A few rows more than there are, for lanes that read past the last.
  const std::size_t room = rows.size() + 8;
  world.rows = rows.size();
  for (const int side : {0, 1}) {
    world.city[side].assign(room, 0);
    world.stand[side].assign(room, 0);
  }
  world.relation.assign(room, 0);
  for (Column<int>* column : {&world.signed_in, &world.ended_in})
    column->assign(room, never);
  for (Column<double>* column : {&world.potential, &world.distance})
    column->assign(room, 0);
  if (std::ranges::any_of(rows, &Row::candidate)) {
    world.candidate.assign(room, 0);
    world.similarity.assign(room, 0);
  }
}

void set_rows(World& world, const std::vector<Row>& rows,
              const std::vector<std::uint32_t>& stand_of, const Sizes& size) {
  make_columns(world, rows);
  const Scenario& scenario = world.scenario;
  const auto& economy = scenario.parameters.economy;
  const CityTable& table = scenario.cities;
  const std::vector<SectorMix> economies_of =
      economies(table, scenario.blocs.size());
  const std::vector<double> usual =
      mean_compatibility(world, rows, economies_of);

  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const std::size_t a = index(row.first);
    const std::size_t b = index(row.second);
    const std::size_t r = index(row.relation);
    world.city[0][i] = std::uint32_t(a);
    world.city[1][i] = std::uint32_t(b);
    world.stand[0][i] = stand_of[a * world.relations() + r];
    world.stand[1][i] = stand_of[b * world.relations() + r];
    world.relation[i] = std::uint32_t(r);
    world.signed_in[i] = row.signed_in;
    world.ended_in[i] = row.ended_in;

    const double kilometers = distance(table.latitude[a], table.longitude[a],
                                       table.latitude[b], table.longitude[b]);
    const double fit =
        compatibility(economies_of[a], economies_of[b]) / usual[r];
    world.potential[i] =
        economy.opportunity *
        exact::pow(size.size[a] * size.size[b] /
                       (economy.size_reference * economy.size_reference),
                   economy.size_exponent) *
        exact::pow(kilometers / 1000, -economy.distance_exponent) *
        exact::pow(fit, economy.compatibility_exponent);
    world.distance[i] =
        scenario.ablation.equal_distance.value_or(kilometers / 8500);
    if (world.candidate.size() == 0) continue;
    const double dz = size.z[a] - size.z[b];
    world.similarity[i] = 1 / (1 + dz * dz);
    world.candidate[i] = row.candidate ? 1 : 0;
  }
}

/// Divides the rows into chunks.
void set_chunks(World& world) {
  std::vector<World::Chunk> chunks;
  std::vector<std::uint32_t> rows_of(world.relation_count, 0);
  std::vector<std::size_t> last_of(world.relation_count, 0);
  for (std::uint32_t row = 0; row < world.rows; ++row) {
    const std::uint32_t relation = world.relation[row];
    const bool follows = row > 0 && world.relation[row - 1] == relation &&
                         rows_of[relation] % World::stretch != 0;
    if (!follows) chunks.push_back({row, 0, relation, false});
    ++chunks.back().count;
    ++rows_of[relation];
    last_of[relation] = chunks.size() - 1;
    chunks.back().closes = rows_of[relation] % World::stretch == 0;
  }
  for (std::uint32_t r = 0; r < world.relation_count; ++r)
    if (rows_of[r] > 0) chunks[last_of[r]].closes = true;
  world.chunks.assign(chunks.size(), {});
  for (std::size_t i = 0; i < chunks.size(); ++i) world.chunks[i] = chunks[i];
}

/// Events of the file and of levers, on the rows they concern.
void set_events(World& world, const RowOf& row_of) {
  const auto earliest = [&](Column<int>& column, CityId first, CityId second,
                            int year) {
    if (column.size() == 0) column.assign(world.rows + 8, never);
    const auto found = row_of.find(pair_key(first, second));
    if (found != row_of.end())
      column[found->second] = std::min(column[found->second], year);
  };
  for (const KnownEvent& event : world.scenario.events)
    earliest(world.joint_in, event.first, event.second, event.year);
  for (const Lever& lever : world.scenario.levers)
    for (const auto& [first, second] : lever.links) {
      if (lever.quantity == Quantity::sign_link)
        earliest(world.signed_by_lever, first, second,
                 std::max(lever.from, world.scenario.calendar.start));
      if (lever.quantity == Quantity::end_link)
        earliest(world.ended_in, first, second, lever.from);
      if (lever.quantity == Quantity::joint_programme)
        earliest(world.joint_in, first, second, lever.from);
    }
}

void set_known_years(World& world) {
  const LinkTable& links = world.scenario.links;
  std::vector<int> years;
  world.known_years_from.assign(world.relations() + 1, 0);
  for (const RelationId relation : ids<RelationId>(world.relations())) {
    const std::size_t from = years.size();
    for (std::size_t i = 0; i < links.count(); ++i)
      if (links.relation[i] == relation && links.year_signed[i] != unknown_year)
        years.push_back(links.year_signed[i]);
    std::sort(years.begin() + std::ptrdiff_t(from), years.end());
    world.known_years_from[index(relation) + 1] = std::uint32_t(years.size());
  }
  world.known_years.assign(years.size(), 0);
  for (std::size_t i = 0; i < years.size(); ++i)
    world.known_years[i] = years[i];
}

}  // namespace

void set_links(World& world, const std::vector<std::uint32_t>& stand_of,
               const Sizes& size) {
  RowOf row_of;
  set_rows(world, find_rows(world.scenario, row_of), stand_of, size);
  set_chunks(world);
  set_events(world, row_of);
  set_known_years(world);
}

}  // namespace twinning
