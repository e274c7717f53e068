#include "output/tables.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "output/layout.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/aggregation.hpp"

namespace twinning {
namespace {

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int32_t>;

/// The numbers 0, 1, 2, … of an axis that has no other coordinate.
template <class Integer>
std::vector<Integer> rows(std::size_t count) {
  std::vector<Integer> values(count);
  for (std::size_t i = 0; i < count; ++i) values[i] = Integer(i);
  return values;
}

template <class Made, class Source, class Make>
std::vector<Made> each(const Source& source, Make make) {
  std::vector<Made> made;
  for (const auto& one : source) made.push_back(make(one));
  return made;
}

/// The axis of the rows.
Variable row_axis(const StudyPlan& plan) {
  const bool cells = plan.rows.of_cells();
  const std::string name = cells ? "cell" : "run";
  return {name,
          {name},
          rows<std::int64_t>(plan.rows.count()),
          {{"long_name", cells ? "row of the cell: a scenario at a design point"
                               : "row of the run in the plan"}}};
}

Variable year_axis(const Calendar& calendar) {
  Integers years = rows<std::int32_t>(std::size_t(calendar.years()));
  for (auto& year : years) year += calendar.start;
  return {"year",
          {"year"},
          years,
          {{"long_name", "calendar year"}, {"units", "calendar year"}}};
}

Variable relation_axis(const Scenario& scenario) {
  return {"relation",
          {"relation"},
          each<std::string>(scenario.relations,
                            [](const Relation& each) { return each.name; }),
          {{"long_name", "pair of blocs whose cities may twin"}}};
}

/// What replicates are summarised to.
Variable summary_axis() {
  return {"summary",
          {"summary"},
          each<std::string>(
              summary_kinds(),
              [](const SummaryKind& kind) { return std::string(kind.name); }),
          {{"long_name", "what the replicates of a cell are summarised to"}}};
}

/// The cities of `rows`, as codes on an axis and what the table says of them.
std::vector<Variable> city_variables(const Scenario& scenario,
                                     const std::vector<CityId>& chosen) {
  const CityTable& cities = scenario.cities;
  const auto column = [&](const auto& values) {
    std::decay_t<decltype(values)> some;
    for (const CityId city : chosen) some.push_back(values[index(city)]);
    return some;
  };
  const auto codes = each<std::int32_t>(chosen, [&](CityId city) {
    return std::int32_t(cities.code[index(city)]);
  });
  const auto blocs = each<std::string>(chosen, [&](CityId city) {
    return scenario.blocs[index(cities.bloc[index(city)])].name;
  });
  return {
      {"city", {"city"}, codes, {{"long_name", "code of the city"}}},
      {"city_name", {"city"}, column(cities.name), {{"long_name", "name"}}},
      {"latitude",
       {"city"},
       column(cities.latitude),
       {{"long_name", "latitude"}, {"units", "degrees_north"}}},
      {"longitude",
       {"city"},
       column(cities.longitude),
       {{"long_name", "longitude"}, {"units", "degrees_east"}}},
      {"bloc", {"city"}, blocs, {{"long_name", "bloc"}}},
      {"country", {"city"}, column(cities.country), {{"long_name", "country"}}},
  };
}

std::vector<CityId> all_cities(const Scenario& scenario) {
  std::vector<CityId> cities;
  for (const CityId city : ids<CityId>(scenario.cities.count()))
    cities.push_back(city);
  return cities;
}

/// What is varied, under names that are legal and told apart.
void add_factors(const StudyPlan& plan, const std::string& axis,
                 std::vector<Variable>& variables) {
  std::set<std::string> taken;
  for (std::size_t f = 0; f < plan.study.factors.size(); ++f) {
    const Factor& factor = plan.study.factors[f];
    std::vector<double> values(plan.rows.count());
    for (std::size_t row = 0; row < values.size(); ++row)
      values[row] = value_at(plan.study, f, plan.rows.run(row).cell);
    const std::string kind =
        factor.of == Factor::Of::lever ? "lever" : "parameter";
    std::string name = dataset_name(text("parameter_{}", factor.name));
    while (!taken.insert(name).second) name += "_";
    variables.push_back({name,
                         {axis},
                         values,
                         {{"long_name", factor.meaning},
                          {"units", factor.unit},
                          {kind, factor.name}}});
  }
}

/// Which scenario, design point and replicate a row is.
void add_rows(const StudyPlan& plan, std::vector<Variable>& variables) {
  const std::string axis = plan.rows.of_cells() ? "cell" : "run";
  Integers scenario, point, replicate;
  for (Integers* column : {&scenario, &point, &replicate})
    column->reserve(plan.rows.count());
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const StudyRows::Run run = plan.rows.run(row);
    scenario.push_back(std::int32_t(run.cell / plan.study.design_points()));
    point.push_back(std::int32_t(run.cell % plan.study.design_points()));
    replicate.push_back(std::int32_t(run.replicate));
  }
  variables.push_back({axis + "_scenario",
                       {axis},
                       std::move(scenario),
                       {{"long_name", "row of the scenario"}}});
  variables.push_back({axis + "_point",
                       {axis},
                       std::move(point),
                       {{"long_name", "design point"}}});
  if (!plan.rows.of_cells())
    variables.push_back(
        {"run_replicate",
         {axis},
         std::move(replicate),
         {{"long_name", "number that fixes the luck of a run"}}});
  add_factors(plan, axis, variables);
}

/// A group of these variables, moved into it: a list in braces would copy them,
/// and rows may be millions.
template <class... Variables>
Table table_of(std::string group, Variables&&... variables) {
  Table table{std::move(group), {}, {}};
  (table.variables.push_back(std::forward<Variables>(variables)), ...);
  return table;
}

/// The scenario that gives a plan its axes.
const Scenario& scenario_of(const StudyPlan& plan) {
  return scenario_of(*plan.scenarios.front());
}

}  // namespace

Table root_table(const StudyPlan& plan) {
  const Scenario& scenario = scenario_of(plan);
  const auto names = each<std::string>(plan.scenarios, [](const auto& world) {
    return scenario_of(*world).name;
  });
  Table table = table_of("/",
                         Variable{"scenario",
                                  {"scenario"},
                                  names,
                                  {{"long_name", "name of the scenario"}}},
                         row_axis(plan), year_axis(scenario.calendar),
                         relation_axis(scenario));
  auto& variables = table.variables;
  if (plan.rows.of_cells()) variables.push_back(summary_axis());
  for (auto& variable : city_variables(scenario, all_cities(scenario)))
    variables.push_back(std::move(variable));
  add_rows(plan, variables);
  return table;
}

Table link_table(const StudyPlan& plan) {
  const World& world = *plan.scenarios.front();
  const Scenario& scenario = scenario_of(world);
  const LinkNames links = links_of(world);
  const CityTable& cities = scenario.cities;
  const auto code = [&](CityId city) {
    return std::int32_t(cities.code[index(city)]);
  };
  const auto name = [&](CityId city) { return cities.name[index(city)]; };
  const auto relation = [&](RelationId relation) {
    return scenario.relations[index(relation)].name;
  };
  Variable year = year_axis(scenario.calendar);
  year.name = "link_year";
  year.axes = {"link_year"};
  if (scenario.record.links == Record::Links::end)
    year.values = Integers{scenario.calendar.end};
  return table_of(
      "/links", row_axis(plan), std::move(year),
      Variable{"link",
               {"link"},
               rows<std::int32_t>(links.first.size()),
               {{"long_name",
                 "row of the link: those of the file, then candidates"}}},
      Variable{"link_first",
               {"link"},
               each<std::int32_t>(links.first, code),
               {{"long_name", "code of the first city"}}},
      Variable{"link_second",
               {"link"},
               each<std::int32_t>(links.second, code),
               {{"long_name", "code of the second city"}}},
      Variable{"link_first_name",
               {"link"},
               each<std::string>(links.first, name),
               {{"long_name", "name of the first city"}}},
      Variable{"link_second_name",
               {"link"},
               each<std::string>(links.second, name),
               {{"long_name", "name of the second city"}}},
      Variable{"link_relation",
               {"link"},
               each<std::string>(links.relation, relation),
               {{"long_name", "relation of the link"}}});
}

Table statistics_table(const StudyPlan& plan) {
  const Scenario& scenario = scenario_of(plan);
  Table table =
      table_of("/statistics", row_axis(plan), relation_axis(scenario));
  if (plan.rows.of_cells()) table.variables.push_back(summary_axis());
  return table;
}

Table city_table(const StudyPlan& plan) {
  const Scenario& scenario = scenario_of(plan);
  Table table = table_of("/cities", row_axis(plan),
                         year_axis(scenario.calendar), relation_axis(scenario));
  for (auto& variable : city_variables(scenario, scenario.record.all_cities
                                                     ? all_cities(scenario)
                                                     : scenario.record.cities))
    table.variables.push_back(std::move(variable));
  return table;
}

std::size_t Table::length(const std::string& axis) const {
  const auto found = std::ranges::find(variables, axis, &Variable::name);
  if (found == variables.end())
    throw std::logic_error("no axis " + axis + " in " + group);
  return size_of(found->values);
}

}  // namespace twinning
