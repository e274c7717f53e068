#include "output/layout.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "output/plan.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/model/statistics.hpp"

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
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const StudyRows::Run run = plan.rows.run(row);
    scenario.push_back(std::int32_t(run.cell / plan.study.design_points()));
    point.push_back(std::int32_t(run.cell % plan.study.design_points()));
    replicate.push_back(std::int32_t(run.replicate));
  }
  variables.push_back({axis + "_scenario",
                       {axis},
                       scenario,
                       {{"long_name", "row of the scenario"}}});
  variables.push_back(
      {axis + "_point", {axis}, point, {{"long_name", "design point"}}});
  if (!plan.rows.of_cells())
    variables.push_back({"run_replicate",
                         {axis},
                         replicate,
                         {{"long_name", "number that fixes the luck of a run"}}});
  add_factors(plan, axis, variables);
}

Table root_table(const StudyPlan& plan, const Scenario& scenario) {
  const auto names = each<std::string>(plan.scenarios, [](const auto& world) {
    return scenario_of(*world).name;
  });
  Table table{"/", {}, {}};
  auto& variables = table.variables;
  variables = {{"scenario",
                {"scenario"},
                names,
                {{"long_name", "name of the scenario"}}},
               row_axis(plan),
               year_axis(scenario.calendar),
               relation_axis(scenario)};
  if (plan.rows.of_cells()) variables.push_back(summary_axis());
  for (auto& variable : city_variables(scenario, all_cities(scenario)))
    variables.push_back(std::move(variable));
  add_rows(plan, variables);
  return table;
}

Table link_table(const StudyPlan& plan, const World& world) {
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
  return {
      "/links",
      {},
      {row_axis(plan),
       year,
       {"link",
        {"link"},
        rows<std::int32_t>(links.first.size()),
        {{"long_name", "row of the link: those of the file, then candidates"}}},
       {"link_first",
        {"link"},
        each<std::int32_t>(links.first, code),
        {{"long_name", "code of the first city"}}},
       {"link_second",
        {"link"},
        each<std::int32_t>(links.second, code),
        {{"long_name", "code of the second city"}}},
       {"link_first_name",
        {"link"},
        each<std::string>(links.first, name),
        {{"long_name", "name of the first city"}}},
       {"link_second_name",
        {"link"},
        each<std::string>(links.second, name),
        {{"long_name", "name of the second city"}}},
       {"link_relation",
        {"link"},
        each<std::string>(links.relation, relation),
        {{"long_name", "relation of the link"}}}}};
}

Table statistics_table(const StudyPlan& plan, const Scenario& scenario) {
  Table table{"/statistics", {}, {row_axis(plan), relation_axis(scenario)}};
  if (plan.rows.of_cells()) table.variables.push_back(summary_axis());
  return table;
}

Table city_table(const StudyPlan& plan, const Scenario& scenario) {
  Table table{"/cities",
              {},
              {row_axis(plan), year_axis(scenario.calendar),
               relation_axis(scenario)}};
  for (auto& variable : city_variables(scenario, scenario.record.all_cities
                                                     ? all_cities(scenario)
                                                     : scenario.record.cities))
    table.variables.push_back(std::move(variable));
  return table;
}

/// The columns of one part of the record.
void add_columns(Layout& layout, std::span<const Observable> observables,
                 Column::Origin origin, std::vector<std::string> axes,
                 const std::vector<std::string>& wanted = {}) {
  const Table& table = layout.tables.back();
  if (layout.row_axis == "cell") axes.insert(axes.begin(), "summary");
  std::vector<std::size_t> shape;
  for (const std::string& axis : axes) shape.push_back(table.length(axis));

  for (std::size_t row = 0; row < observables.size(); ++row) {
    const auto& [name, unit, meaning, section] = observables[row];
    if (!wanted.empty() && std::ranges::find(wanted, name) == wanted.end())
      continue;
    layout.columns.push_back({table.group,
                              std::string(name),
                              origin,
                              row,
                              axes,
                              shape,
                              {{"long_name", std::string(meaning)},
                               {"units", std::string(unit)},
                               {"model_section", std::string(section)}},
                              {}});
  }
}

std::vector<RowVariable> row_variables(const std::string& axis) {
  using enum RowVariable::What;
  std::vector<RowVariable> variables{
      {status,
       axis + "_status",
       Cell::uint8,
       {{"long_name", "what became of the " + axis},
        {"flag_values", std::vector<std::uint8_t>{0, 1, 2, 3}},
        {"flag_meanings", "missing done failed not_needed"}}},
      {hash,
       axis + "_hash",
       Cell::text,
       {{"long_name", "identity of the " + axis + ": hash of all it depends "
                      "on"}}},
      {failure,
       axis + "_failure",
       Cell::text,
       {{"long_name", "why the " + axis + " failed; empty: it did not"}}}};
  if (axis == "cell")
    variables.push_back({runs,
                         "cell_runs",
                         Cell::int32,
                         {{"long_name", "runs that the summaries count"}}});
  return variables;
}

/// Divides the rows into parts, and the columns into chunks.
void divide(Layout& layout, std::size_t rows_per_part, std::size_t together) {
  layout.rows_per_part =
      rows_per_part > 0
          ? std::min(rows_per_part, layout.rows)
          : rows_in_a_part(bytes_of_a_row(layout), layout.rows, together);
  layout.parts_made_together =
      std::max<std::size_t>(together / layout.rows_per_part, 1);
  for (Column& column : layout.columns)
    column.chunk = chunk_shape(layout.rows_per_part, column.shape);
}

}  // namespace

std::size_t Table::length(const std::string& axis) const {
  const auto found = std::ranges::find(variables, axis, &Variable::name);
  if (found == variables.end())
    throw std::logic_error("no axis " + axis + " in " + group);
  return size_of(found->values);
}

std::string Column::path() const {
  return group == "/" ? "/" + name : group + "/" + name;
}

std::size_t Column::values_of_a_row() const {
  std::size_t count = 1;
  for (const std::size_t length : shape) count *= length;
  return count;
}

std::size_t Layout::parts() const {
  return (rows + rows_per_part - 1) / rows_per_part;
}
std::size_t Layout::first_row(std::size_t part) const {
  return part * rows_per_part;
}
std::size_t Layout::rows_of(std::size_t part) const {
  return std::min(rows_per_part, rows - first_row(part));
}

Layout layout_of(const StudyPlan& plan, const StudyOptions& options) {
  require_same_axes(plan);
  const World& world = *plan.scenarios.front();
  const Scenario& scenario = scenario_of(world);
  const Record& record = scenario.record;
  const bool cells = plan.rows.of_cells();

  Layout layout;
  layout.row_axis = cells ? "cell" : "run";
  layout.row_variables = row_variables(layout.row_axis);
  layout.rows = plan.rows.count();
  layout.compression = options.compression;
  layout.events = record.events && !cells;
  for (const auto& each : plan.scenarios)
    layout.seeds.push_back(scenario_of(*each).seed);

  using enum Column::Origin;
  layout.tables.push_back(root_table(plan, scenario));
  add_columns(layout, yearly_observables(), yearly, {"year", "relation"},
              plan.study.observables);
  layout.tables.push_back(statistics_table(plan, scenario));
  add_columns(layout, run_statistics(), statistics, {"relation"});
  if (record.links != Record::Links::none && !cells &&
      !links_of(world).first.empty()) {
    layout.tables.push_back(link_table(plan, world));
    add_columns(layout, link_observables(), links, {"link_year", "link"});
  }
  if ((record.all_cities || !record.cities.empty()) && !cells) {
    layout.tables.push_back(city_table(plan, scenario));
    add_columns(layout, city_observables(), Column::Origin::cities,
                {"year", "city", "relation"});
  }
  divide(layout, options.rows_per_part, plan.rows.rows_made_together());
  layout.plan = plan_in_words(plan, layout);
  layout.plan_hash = hash_of_plan(layout.plan);
  return layout;
}

std::size_t bytes_of_a_row(const Layout& layout) {
  std::size_t values = 0;
  for (const Column& column : layout.columns)
    values += column.values_of_a_row();
  // A log has no size before it is made; a link is visited and dealt with a
  // dozen times a year at most, and an entry takes 22 bytes.
  std::size_t log = 0;
  if (layout.events) {
    const Table& root = layout.tables.front();
    log = root.length("year") * root.length("city") * 100;
  }
  return values * sizeof(double) + log + 64;
}

std::string dataset_name(std::string_view name) {
  std::string legal(name);
  for (char& letter : legal)
    if (const auto code = static_cast<unsigned char>(letter);
        code <= 0x20 || code == 0x7f || letter == '/')
      letter = '_';
  return legal;
}

}  // namespace twinning
