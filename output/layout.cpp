#include "output/layout.hpp"

#include <algorithm>
#include <stdexcept>

#include "output/plan.hpp"
#include "output/tables.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

/// All commands keep what each row says of itself in memory.
constexpr long long most_rows = 100'000'000;

/// The columns of one part of the record.
void add_columns(Layout& layout, std::span<const Observable> observables,
                 Column::Origin origin, std::vector<std::string> axes,
                 const std::vector<std::string>& wanted = {}) {
  const Table& table = layout.tables.back();
  if (layout.row_axis == "cell") axes.insert(axes.begin(), "summary");
  std::vector<std::size_t> shape;
  for (const std::string& axis : axes) shape.push_back(table.length(axis));

  for (std::size_t row = 0; row < observables.size(); ++row) {
    const auto& [name, unit, meaning, section, better] = observables[row];
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
       {{"long_name", "identity of the " + axis +
                          ": hash of all it depends "
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
  if (plan.rows.count() > std::size_t(most_rows))
    throw UserError(
        Fault::limit,
        text("a result has at most {} rows, and this one would have {}; make "
             "several of it",
             with_commas(most_rows),
             with_commas(static_cast<long long>(plan.rows.count()))));
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
  layout.tables.push_back(root_table(plan));
  add_columns(layout, yearly_observables(), yearly, {"year", "relation"},
              plan.study.observables);
  layout.tables.push_back(statistics_table(plan));
  add_columns(layout, run_statistics(), statistics, {"relation"});
  if (record.links != Record::Links::none && !cells &&
      !links_of(world).first.empty()) {
    layout.tables.push_back(link_table(plan));
    add_columns(layout, link_observables(), links, {"link_year", "link"});
  }
  if ((record.all_cities || !record.cities.empty()) && !cells) {
    layout.tables.push_back(city_table(plan));
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
