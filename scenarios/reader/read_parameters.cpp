#include <utility>
#include <vector>

#include "scenarios/reader/parameter_rules.hpp"
#include "scenarios/reader/read_tables.hpp"
#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Name = std::string_view;

std::vector<Name> all_names() {
  std::vector<Name> names;
  for (const Parameter& parameter : parameters())
    names.push_back(parameter.name);
  return names;
}

/// What a name that is no parameter's was probably meant to be.
std::string probably(Name given) {
  const std::string elsewhere =
      where_key_belongs(given.substr(given.rfind('.') + 1));
  return did_you_mean(
      given, all_names(),
      elsewhere.empty() ? "; `twinning describe` lists them" : elsewhere);
}

void read_value(const std::string& name, const NodeMember& member,
                Parameters& values, Problems& problems) {
  const Parameter* const parameter = find_parameter(name);
  if (parameter == nullptr) {
    problems.add(member.place, text("there is no parameter '{}'{}",
                                    shown(name, 60), probably(name)));
    return;
  }
  const auto value =
      read_number(member.value,
                  {std::string{parameter->name}, parameter->range,
                   parameter->unit, parameter->meaning},
                  problems);
  if (value) parameter->value(values) = *value;
}

/// Where a parameter is set; where it is not, where the table is.
Place place_of(const Node& table, Name name) {
  const std::size_t dot = name.find('.');
  const Node* const given = table.find("parameters");
  if (given == nullptr) return table.place;
  const Node* const group = given->find(name.substr(0, dot));
  const Node* const node =
      group == nullptr ? nullptr : group->find(name.substr(dot + 1));
  return node == nullptr ? given->place : node->place;
}

void check_rules(const Node& table, const Scenario& scenario,
                 Problems& problems) {
  const Place elsewhere = place_of(table, "");
  for (BrokenRule& broken :
       broken_rules(scenario.parameters, scenario.calendar.steps_per_year)) {
    Place place = place_of(table, broken.parameter);
    if (place == elsewhere && !broken.other.empty())
      place = place_of(table, broken.other);
    problems.add(place, std::move(broken.message));
  }
}

}  // namespace

void read_parameters(const Node& table, Scenario& scenario,
                     Problems& problems) {
  if (const Node* const given = table.find("parameters")) {
    if (!given->is(Node::Kind::table)) {
      problems.add(given->place,
                   text("[parameters] must be a table{}", instead(*given)));
      return;
    }
    for (const NodeMember& group : given->members) {
      if (!group.value.is(Node::Kind::table)) {
        if (find_parameter(group.key) != nullptr)
          problems.add(group.place, text("write the parameter {} without "
                                         "quotes around its name",
                                         group.key));
        else
          read_value(group.key, group, scenario.parameters, problems);
        continue;
      }
      for (const NodeMember& member : group.value.members)
        read_value(text("{}.{}", group.key, member.key), member,
                   scenario.parameters, problems);
    }
  }
  check_rules(table, scenario, problems);
}

}  // namespace twinning
