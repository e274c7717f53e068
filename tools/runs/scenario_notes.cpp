#include "tools/runs/scenario_notes.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include "sim/base/text.hpp"
#include "tools/runs/idle_levers.hpp"

namespace twinning {
namespace {

/// A path of an entity, as it is called in scenario files.
template <class Entity>
struct Named {
  std::string_view name;
  Path Entity::*path;
};
constexpr Named<Bloc> bloc_paths[]{{"growth", &Bloc::growth},
                                   {"funding", &Bloc::funding}};
constexpr Named<Relation> relation_paths[]{
    {"climate", &Relation::climate},
    {"access", &Relation::access},
    {"travel_cost", &Relation::travel_cost},
    {"opportunity", &Relation::opportunity},
    {"funding", &Relation::funding},
    {"joint_programme_rate", &Relation::joint_programme_rate}};

template <class Entity>
void add_early(const Entity& of, std::span<const Named<Entity>> paths,
               int start, std::vector<EarlyPath>& found) {
  const Entity usual{};
  for (const auto& [name, path] : paths) {
    const Path::Point& first = (of.*path).points.front();
    if (first.year > start && first.value != (usual.*path).points.front().value)
      found.push_back({text("{}: {}", of.name, name), first.year, first.value});
  }
}

}  // namespace

std::vector<std::string> empty_blocs(const Scenario& scenario) {
  std::vector<std::string> empty;
  for (const BlocId id : ids<BlocId>(scenario.blocs.size()))
    if (std::ranges::find(scenario.cities.bloc, id) ==
        scenario.cities.bloc.end())
      empty.push_back(scenario.blocs[index(id)].name);
  return empty;
}

std::vector<EarlyPath> early_paths(const Scenario& scenario) {
  std::vector<EarlyPath> found;
  for (const Bloc& bloc : scenario.blocs)
    add_early<Bloc>(bloc, bloc_paths, scenario.calendar.start, found);
  for (const Relation& relation : scenario.relations)
    add_early<Relation>(relation, relation_paths, scenario.calendar.start,
                        found);
  return found;
}

std::string scenario_notes(const Scenario& scenario) {
  const auto empty = empty_blocs(scenario);
  std::vector<std::string_view> others;
  for (const Bloc& bloc : scenario.blocs)
    if (std::ranges::find(empty, bloc.name) == empty.end())
      others.push_back(bloc.name);
  std::string lines;
  for (const std::string& bloc : empty)
    lines += text("  the bloc '{}' has no city{}\n", shown(bloc),
                  did_you_mean(bloc, others));
  for (const EarlyPath& each : early_paths(scenario))
    lines += text("  {} is {} before {} too, where its path begins\n",
                  shown(each.path), each.value, each.from);
  return lines + words_of(idle_levers(scenario));
}

}  // namespace twinning
