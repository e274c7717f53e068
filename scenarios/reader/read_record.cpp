#include <algorithm>
#include <array>

#include "scenarios/reader/city_finder.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::array<std::string_view, 3> link_choices{"none", "end", "yearly"};

/// A constant in place of what the model computes; false: none.
void read_constant(const Node& table, std::string_view key, const Range& range,
                   std::optional<double>& value, Problems& problems) {
  const Node* const node = table.find(key);
  if (node == nullptr || (node->is(Node::Kind::boolean) && !node->boolean))
    return;
  value =
      read_number(*node, {text("ablation.{}", key), range, "1", ""}, problems);
}

void read_switch(const Node& table, std::string_view group,
                 std::string_view key, bool& value, Problems& problems) {
  if (const Node* const node = table.find(key))
    value = read_boolean(*node, text("{}.{}", group, key), problems)
                .value_or(value);
}

void read_recorded_cities(const Node& node, const Cities* cities,
                          Record& record, Problems& problems) {
  if (node.is(Node::Kind::text) &&
      (node.text == "all" || node.text == "none")) {
    record.all_cities = node.text == "all";
    return;
  }
  if (!node.is(Node::Kind::array)) {
    problems.add(node.place,
                 text("record.cities must be \"all\" or a list of cities, as "
                      "in [\"Leeds\", \"Chengdu\"]{}",
                      node.is(Node::Kind::text) ? "" : instead(node)));
    return;
  }
  if (cities == nullptr) return;
  CityFinder finder{*cities};
  for (const Node& item : node.items)
    if (const auto city = finder.find(item, "record.cities", problems))
      record.cities.push_back(*city);
  std::ranges::sort(record.cities);
  record.cities.erase(std::unique(record.cities.begin(), record.cities.end()),
                      record.cities.end());
}

}  // namespace

void read_ablation(const Node& table, Scenario& scenario, Problems& problems) {
  const Node* const given = table.find("ablation");
  if (given == nullptr ||
      !check_table(*given, TableName::ablation, "[ablation]", problems))
    return;
  Ablation& ablation = scenario.ablation;
  read_constant(*given, "trust_gate", {0, 1}, ablation.trust_gate, problems);
  read_constant(*given, "equal_distance", {0, 10}, ablation.equal_distance,
                problems);
  read_switch(*given, "ablation", "equal_groups", ablation.equal_groups,
              problems);
  read_switch(*given, "ablation", "equal_cities", ablation.equal_cities,
              problems);
}

void read_record(const Node& table, const Cities* cities, Scenario& scenario,
                 Problems& problems) {
  const Node* const given = table.find("record");
  if (given == nullptr ||
      !check_table(*given, TableName::record, "[record]", problems))
    return;
  Record& record = scenario.record;
  if (const Node* const links = given->find("links"))
    if (const auto choice =
            read_choice(*links, "record.links", link_choices, problems))
      record.links = Record::Links(*choice);
  if (const Node* const recorded = given->find("cities"))
    read_recorded_cities(*recorded, cities, record, problems);
  read_switch(*given, "record", "events", record.events, problems);
}

}  // namespace twinning
