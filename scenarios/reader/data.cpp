#include "scenarios/reader/data.hpp"

#include <algorithm>
#include <memory>

#include "scenarios/reader/encoding.hpp"
#include "scenarios/reader/local_path.hpp"
#include "scenarios/reader/read_file.hpp"
#include "scenarios/reader/read_links.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::uintmax_t largest_data = std::uintmax_t{4} << 30;
constexpr std::size_t most_kept = 8 << 20;  ///< bytes of a text in results

/// The node of a data file; nullptr if the scenario has none.  An empty text
/// says so too, which a scenario needs that extends another.
const Node* find_data(const Node& table, std::string_view role,
                      Problems& problems) {
  const Node* const data = table.find("data");
  const Node* const node = data != nullptr && data->is(Node::Kind::table)
                               ? data->find(role)
                               : nullptr;
  const bool is_none =
      node == nullptr || (node->is(Node::Kind::text) && node->text.empty());
  if (!is_none) return node;
  if (role == "cities" && (data == nullptr || data->is(Node::Kind::table)))
    problems.add(node != nullptr   ? node->place
                 : data != nullptr ? data->place
                                   : table.place,
                 "[data] needs cities, the file of the cities, as in cities = "
                 "\"data/cities.csv\"");
  return nullptr;
}

void check_blocs_have_cities(const Node& table, const Scenario& scenario,
                             Problems& problems) {
  std::vector<bool> settled(scenario.blocs.size());
  for (const BlocId bloc : scenario.cities.bloc) settled[index(bloc)] = true;
  const Node* const relations = table.find("relations");
  for (const Relation& relation : scenario.relations)
    for (const BlocId bloc : {relation.first, relation.second})
      if (!settled[index(bloc)])
        problems.add(relations->place,
                     text("the relation {} needs cities of the bloc '{}', but "
                          "the file of the cities has none",
                          relation.name, scenario.blocs[index(bloc)].name));
}

}  // namespace

OpenData files_on_disk(std::string_view table, bool allow_outside,
                       Problems& problems) {
  return [table, allow_outside, &problems](
             const Node& node, std::string_view role) -> const Source* {
    const std::string label =
        text("{}.{}", table, role == "points" ? "file" : role);
    const auto file = local_path(node, label, problems);
    if (!file) return nullptr;
    if (!is_other_than_file(*file) && !allow_outside &&
        !check_inside(*file, node, label, problems))
      return nullptr;

    std::optional<FileFault> fault;
    std::string bytes = read_file(*file, largest_data, fault);
    if (fault) {
      problems.add(
          node.place,
          text("{} is '{}': {}", label, shown(file->string()), fault->message),
          fault->fault);
      return nullptr;
    }
    return &problems.keep(
        {.name = file->string(), .text = std::move(bytes), .folder = {}});
  };
}

OpenData texts_at_hand(const std::vector<SourceFile>& sources,
                       Problems& problems) {
  return [&sources, &problems](const Node& node,
                               std::string_view role) -> const Source* {
    // Of several scenarios each may have a file of its own for that role.
    auto found = std::ranges::find_if(sources, [&](const SourceFile& source) {
      return source.role == role && source.path.ends_with(node.text);
    });
    if (found == sources.end())
      found = std::ranges::find(sources, role, &SourceFile::role);
    if (found == sources.end() || sha256(found->text) != found->sha256) {
      problems.add(node.place,
                   text("the text of the file of the {} was not kept", role));
      return nullptr;
    }
    return &problems.keep(
        {.name = found->path, .text = found->text, .folder = {}});
  };
}

SourceFile source_file(std::string_view role, const Source& source) {
  return {.role = std::string{role},
          .path = source.name,
          .sha256 = sha256(source.text),
          .text = source.text.size() <= most_kept ? source.text : ""};
}

std::optional<Cities> read_data(const Node& table, const OpenData& open,
                                Scenario& scenario, Problems& problems) {
  if (const Node* const data = table.find("data"))
    if (!check_table(*data, TableName::data, "[data]", problems))
      return std::nullopt;

  const auto source_of = [&](std::string_view role) -> const Source* {
    const Node* const node = find_data(table, role, problems);
    const Source* const source = node == nullptr ? nullptr : open(*node, role);
    if (source == nullptr) return nullptr;
    scenario.sources.push_back(source_file(role, *source));
    return check_encoding(*source, problems) ? source : nullptr;
  };
  const Source* const cities_source = source_of("cities");
  const Source* const links_source = source_of("links");
  const Source* const events_source = source_of("events");
  if (cities_source == nullptr || scenario.blocs.empty()) return std::nullopt;

  const std::size_t faults = problems.count();
  auto cities =
      read_cities(*cities_source, scenario.blocs, scenario.relations, problems);
  if (!cities) return std::nullopt;
  const RelationTable relations{scenario.blocs.size(), scenario.relations};
  if (links_source != nullptr)
    scenario.links = read_links(*links_source, *cities, relations, problems);
  if (events_source != nullptr)
    scenario.events = read_events(*events_source, *cities, relations, problems);
  scenario.cities = cities->table;
  if (problems.count() == faults)
    check_blocs_have_cities(table, scenario, problems);
  return cities;
}

}  // namespace twinning
