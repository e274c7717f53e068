#include <algorithm>
#include <vector>

#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr Range factor{0, 1000};
constexpr std::size_t most_blocs = 1000;

/// The keys of one table, read one by one into their places.
class Keys {
 public:
  Keys(const Node& table, std::string label, Problems& problems)
      : table_{table}, label_{std::move(label)}, problems_{problems} {}

  void number(std::string_view key, const Range& range, std::string_view unit,
              double& value) {
    if (const Node* const node = table_.find(key))
      value = read_number(*node, wanted(key, range, unit), problems_)
                  .value_or(value);
  }
  void path(std::string_view key, const Range& range, std::string_view unit,
            Path& value) {
    if (const Node* const node = table_.find(key))
      value =
          read_path(*node, wanted(key, range, unit), problems_).value_or(value);
  }
  void year(std::string_view key, int& value) {
    if (const Node* const node = table_.find(key))
      value = read_year(*node, text("{}.{}", label_, key), problems_)
                  .value_or(value);
  }

 private:
  [[nodiscard]] Wanted wanted(std::string_view key, const Range& range,
                              std::string_view unit) const {
    return {text("{}.{}", label_, key), range, unit, ""};
  }

  const Node& table_;
  std::string label_;
  Problems& problems_;
};

std::optional<BlocId> find_bloc(const Node& node, const Scenario& scenario,
                                Problems& problems) {
  const auto name = read_text(node, "a bloc of `between`", problems);
  if (!name) return std::nullopt;
  const auto found = std::ranges::find(scenario.blocs, *name, &Bloc::name);
  if (found != scenario.blocs.end())
    return BlocId{std::uint32_t(found - scenario.blocs.begin())};
  std::vector<std::string_view> known;
  for (const Bloc& bloc : scenario.blocs) known.push_back(bloc.name);
  problems.add(node.place,
               known.empty()
                   ? text("there is no bloc '{}'; each has a table, as in "
                          "[blocs.{}]",
                          shown(*name, 60), shown(*name, 60))
                   : text("there is no bloc '{}'{}", shown(*name, 60),
                          known_names(*name, known)));
  return std::nullopt;
}

/// Reads `between`, and tells of a relation of a bloc with itself or of two
/// blocs that have one already.
bool read_between(const Node& node, const Scenario& scenario,
                  Relation& relation, Problems& problems) {
  if (!node.is(Node::Kind::array) || node.items.size() != 2) {
    problems.add(node.place,
                 "between must be two blocs, as in [\"UK\", \"China\"]");
    return false;
  }
  const auto first = find_bloc(node.items[0], scenario, problems);
  const auto second = find_bloc(node.items[1], scenario, problems);
  if (!first || !second) return false;
  relation.first = *first;
  relation.second = *second;
  relation.name = text("{}-{}", node.items[0].text, node.items[1].text);
  if (*first == *second) {
    problems.add(node.place, "between must be two different blocs");
    return false;
  }
  for (const Relation& other : scenario.relations)
    if (std::minmax(index(other.first), index(other.second)) ==
        std::minmax(index(*first), index(*second))) {
      problems.add(node.place,
                   text("the relation {} is given twice", other.name));
      return false;
    }
  return true;
}

void read_formation(const Node& node, const std::string& label,
                    Relation& relation, Problems& problems) {
  if (!check_table(node, TableName::formation, label + ".formation", problems))
    return;
  Keys keys{node, label + ".formation", problems};
  keys.number("rate", {0, 1}, "1/year", relation.formation_rate);
  keys.year("from", relation.formation_from);
}

void read_community(const Node& node, const std::string& label,
                    Community& community, Problems& problems) {
  if (!check_table(node, TableName::community, label + ".community", problems))
    return;
  Keys keys{node, label + ".community", problems};
  keys.number("intercept", {-100, 100}, "1", community.intercept);
  keys.number("slope", {-100, 100}, "1", community.slope);
  keys.number("spread", {0, 100}, "1", community.spread);
  if (const Node* const column = node.find("column"))
    community.column =
        read_text(*column, label + ".community.column", problems).value_or("");
}

void read_relation(const Node& node, Scenario& scenario, Problems& problems) {
  if (!check_table(node, TableName::relation, "[[relations]]", problems))
    return;
  Relation relation;
  const Node* const between = node.find("between");
  if (between == nullptr)
    problems.add(node.place,
                 "[[relations]] needs between, two blocs, as in between = "
                 "[\"UK\", \"China\"]");
  const bool named = between != nullptr &&
                     read_between(*between, scenario, relation, problems);

  const std::string label = named ? relation.name : "relation";
  Keys keys{node, label, problems};
  keys.number("formal_integration", {0, 1}, "1", relation.formal_integration);
  keys.number("proximity", {0, 10}, "1", relation.proximity);
  keys.path("climate", {-1, 1}, "1", relation.climate);
  keys.path("access", {0, 1}, "1", relation.access);
  keys.path("travel_cost", {0.01, 1000}, "1", relation.travel_cost);
  keys.path("opportunity", factor, "1", relation.opportunity);
  keys.path("funding", factor, "1", relation.funding);
  keys.path("joint_programme_rate", factor, "1", relation.joint_programme_rate);
  keys.year("joint_programmes_from", relation.joint_programmes_from);
  if (const Node* const formation = node.find("formation"))
    read_formation(*formation, label, relation, problems);
  if (const Node* const community = node.find("community"))
    read_community(*community, label, relation.community, problems);
  if (named) scenario.relations.push_back(std::move(relation));
}

}  // namespace

void read_blocs(const Node& table, Scenario& scenario, Problems& problems) {
  const Node* const blocs = table.find("blocs");
  if (blocs == nullptr) {
    problems.add(table.place,
                 "blocs are missing: each bloc of cities has a table, as in "
                 "[blocs.UK]");
    return;
  }
  if (!blocs->is(Node::Kind::table)) {
    problems.add(blocs->place, text("blocs must be tables, as in [blocs.UK]{}",
                                    instead(*blocs)));
    return;
  }
  if (blocs->members.size() > most_blocs) {
    problems.add(
        blocs->place,
        text("{} blocs, above the limit of {}",
             with_commas(static_cast<long long>(blocs->members.size())),
             most_blocs),
        Fault::limit);
    return;
  }
  for (const NodeMember& member : blocs->members) {
    Node name;
    name.kind = Node::Kind::text;
    name.place = member.place;
    name.text = member.key;
    const std::string label = text("blocs.{}", shown(member.key, 60));
    if (!read_text(name, "the name of a bloc", problems)) continue;
    Bloc bloc;
    bloc.name = member.key;
    if (check_table(member.value, TableName::bloc, text("[{}]", label),
                    problems)) {
      Keys keys{member.value, label, problems};
      keys.path("growth", {-0.9, 1}, "1/year", bloc.growth);
      keys.path("funding", factor, "1", bloc.funding);
      keys.number("budget", {0, 1000, true}, "1", bloc.budget);
    }
    scenario.blocs.push_back(std::move(bloc));
  }
}

void read_relations(const Node& table, Scenario& scenario, Problems& problems) {
  const Node* const relations = table.find("relations");
  if (relations == nullptr) {
    problems.add(table.place,
                 "[[relations]] is missing: at least one pair of blocs, as in "
                 "between = [\"UK\", \"China\"]");
    return;
  }
  if (!relations->is(Node::Kind::array)) {
    problems.add(relations->place,
                 "relations must be given one by one as [[relations]]");
    return;
  }
  for (const Node& relation : relations->items)
    read_relation(relation, scenario, problems);
}

}  // namespace twinning
