#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "output/study_store.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"

namespace twinning::test {

/// Two relations, six cities and five links over a few years: a result of it
/// has every axis, and is small.
inline Scenario small_scenario(const std::string& name = "small",
                               std::uint64_t seed = 7) {
  Scenario scenario;
  scenario.name = name;
  scenario.seed = seed;
  scenario.calendar = {2000, 2005, 4};
  for (const char* bloc : {"UK", "China", "Europe"}) {
    Bloc made;
    made.name = bloc;
    scenario.blocs.push_back(made);
  }
  for (const std::uint32_t other : {1u, 2u}) {
    Relation relation;
    relation.name = text("UK-{}", scenario.blocs[other].name);
    relation.first = BlocId{0};
    relation.second = BlocId{other};
    relation.formal_integration = 0.4;
    scenario.relations.push_back(relation);
  }
  CityTable& cities = scenario.cities;
  cities.community.resize(2);
  for (std::uint32_t i = 0; i < 6; ++i) {
    cities.code.push_back(101 + i);
    cities.name.emplace_back(i == 4 ? "Orléans" : text("City {}", i + 1));
    cities.country.emplace_back(i < 2 ? "GB" : i < 4 ? "CN" : "FR");
    cities.bloc.push_back(BlocId{i / 2});
    cities.latitude.push_back(50.0 + i);
    cities.longitude.push_back(10.0 * i);
    for (auto* column :
         {&cities.population, &cities.size, &cities.business, &cities.education,
          &cities.entrepreneurialism, &cities.coordination, &cities.budget,
          &cities.community[0], &cities.community[1]})
      column->push_back(unknown);
    cities.size.back() = 10.0 + i;
    cities.sector_shares.push_back({1, 1, 2, 1, 1, 1, 1, 1});
  }
  const auto link = [&](std::uint32_t first, std::uint32_t second, int year) {
    scenario.links.first.push_back(CityId{first});
    scenario.links.second.push_back(CityId{second});
    scenario.links.relation.push_back(RelationId{second / 2 - 1});
    scenario.links.year_signed.push_back(year);
    scenario.links.year_ended.push_back(never);
  };
  link(0, 2, 1990);
  link(0, 3, 2001);
  link(1, 2, unknown_year);
  link(0, 4, 1985);
  link(1, 5, 2003);
  scenario.resolved = text("name = \"{}\"\nseed = {}\n", name, seed);
  scenario.sources = {
      {"scenario", "small.toml", std::string(64, 'a'), "name = \"small\"\n"},
      {"cities", "cities.csv", std::string(64, 'b'), "city\n"}};
  return scenario;
}

/// A plan of `runs` replicates of scenarios.
inline StudyPlan plan_of(std::vector<Scenario> scenarios, std::uint32_t runs) {
  Study study;
  study.name = "A small study";
  study.scenarios = std::move(scenarios);
  study.replicates = runs;
  return StudyPlan(std::move(study));
}

/// Where and when a result was made, the same for all tests.
inline Provenance provenance() {
  return {"0.1.0 (test)", "a compiler", "twinning run small.toml", "a host",
          "2026-01-01T00:00:00Z"};
}

/// A number that depends on its place in a run and on nothing else, with a
/// NaN now and then.
inline double number(std::uint64_t replicate, std::uint64_t what,
                     std::uint64_t row) {
  std::uint64_t mixed =
      (replicate * 1'000'003 + what) * 0x9e3779b97f4a7c15 + row;
  mixed = (mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9;
  mixed ^= mixed >> 32;
  if (mixed % 17 == 0) return unknown;
  return mixed % 3 == 0 ? double(mixed % 9) : double(mixed >> 11) * 0x1p-53;
}

/// A record with such numbers in the shape that a plan wants.
inline RunRecord synthetic_record(const World& world, std::uint32_t replicate) {
  const Scenario& scenario = scenario_of(world);
  const auto years = std::size_t(scenario.calendar.years());
  const std::size_t relations = scenario.relations.size();
  const std::size_t links = links_of(world).first.size();
  const Record& wanted = scenario.record;
  const std::size_t cities =
      wanted.all_cities ? scenario.cities.count() : wanted.cities.size();
  const std::uint64_t luck = replicate + 1000 * scenario.seed;

  RunRecord record;
  record.replicate = replicate;
  const auto fill = [&](std::vector<double>& values, std::size_t count,
                        std::uint64_t what) {
    for (std::size_t i = 0; i < count; ++i)
      values.push_back(number(luck, what, i));
  };
  fill(record.yearly, yearly_count * years * relations, 1);
  if (wanted.links != Record::Links::none)
    fill(record.links,
         link_count * links * (wanted.links == Record::Links::end ? 1 : years),
         2);
  fill(record.cities, city_count * years * cities * relations, 3);
  fill(record.statistics, statistic_count * relations, 4);
  if (wanted.events)
    for (std::uint32_t i = 0; i < replicate % 5; ++i)
      record.events.push_back({2000 + std::int32_t(i), -1, std::int32_t(i % 3),
                               std::uint8_t(i % 10), 1, 2, i + 0.5});
  return record;
}

/// Keeps a row that is a run, with such a record.
inline void keep(StudyStore& store, std::size_t row,
                 const std::string& failure = {}) {
  const StudyPlan& plan = store.plan();
  const StudyRows::Run run = plan.rows.run(row);
  const World& world = *plan.scenarios[run.cell / plan.study.design_points()];
  RunRecord record = synthetic_record(world, run.replicate);
  record.failure = failure;
  store.keep({row, run_hash(world, run.replicate), 1, &record});
}

/// Makes a result of that many runs of the small scenario, four in a part.
inline void make_result(const std::filesystem::path& file, std::uint32_t runs) {
  StudyStore study(file, plan_of({small_scenario()}, runs), provenance(),
                   {.force = false, .compression = 1, .rows_per_part = 4});
  for (const std::size_t row : study.missing()) keep(study, row);
  study.merge();
}

}  // namespace twinning::test
