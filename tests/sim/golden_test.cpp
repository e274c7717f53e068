// What this program itself found when its results were last changed on
// purpose, to 1e-12: where the bits of equal_bits_test.cpp differ, this says
// in what.  TWINNING_WRITE_GOLDEN=1 in the environment writes it anew.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/sim/engine/ensembles.hpp"

namespace twinning::tests {
namespace {

const std::string folder = TWINNING_SOURCE "/tests/sim/known/";

/// A table as its file keeps it: names, and rows of numbers.
struct Table {
  std::vector<std::string> names;
  std::vector<std::vector<double>> rows;
};

/// Every fifth year of a run: all observables of each relation.
Table years_of(const std::string& setting) {
  const Scenario scenario = known_setting(setting);
  const RunRecord run = run_model(*prepare(scenario), 0);
  const std::size_t years = std::size_t(scenario.calendar.years());
  const std::size_t relations = scenario.relations.size();
  Table table{{"year", "relation"}, {}};
  for (const Observable& observable : yearly_observables())
    table.names.emplace_back(observable.name);
  for (std::size_t y = 0; y < years; y += 5)
    for (std::size_t r = 0; r < relations; ++r) {
      table.rows.push_back(
          {double(scenario.calendar.start) + double(y), double(r)});
      for (std::size_t what = 0; what < yearly_count; ++what)
        table.rows.back().push_back(
            run.yearly[(what * years + y) * relations + r]);
    }
  return table;
}

/// The links of a run at its end.
Table links_of(const std::string& setting) {
  const auto world = prepare(known_setting(setting));
  const RunRecord run = run_model(*world, 1);
  Table table;
  for (const Observable& observable : link_observables())
    table.names.emplace_back(observable.name);
  for (std::size_t row = 0; row < world->rows; ++row) {
    table.rows.emplace_back();
    for (std::size_t column = 0; column < link_count; ++column)
      table.rows.back().push_back(run.links[column * world->rows + row]);
  }
  return table;
}

void write(const Table& table, const std::string& name) {
  std::ofstream file(folder + name);
  for (std::size_t i = 0; i < table.names.size(); ++i)
    file << (i == 0 ? "" : ",") << table.names[i];
  for (const std::vector<double>& row : table.rows)
    for (std::size_t i = 0; i < row.size(); ++i)
      file << (i == 0 ? "\n" : ",")
           << (std::isnan(row[i]) ? "" : text("{:.17g}", row[i]));
  file << '\n';
}

/// The cells of a line; NaN where one is empty.
std::vector<double> cells_of(const std::string& line) {
  std::vector<double> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t to = std::min(line.find(',', from), line.size());
    cells.push_back(to == from ? unknown
                               : std::stod(line.substr(from, to - from)));
    from = to + 1;
  }
  return cells;
}

bool agree(double found, double golden) {
  if (std::isnan(found) || std::isnan(golden))
    return std::isnan(found) && std::isnan(golden);
  return std::abs(found - golden) <= 1e-12 * std::abs(golden);
}

void compare(const Table& table, const std::string& name) {
  if (std::getenv("TWINNING_WRITE_GOLDEN") != nullptr) write(table, name);
  std::ifstream file(folder + name);
  std::string line;
  REQUIRE(std::getline(file, line));
  std::size_t differences = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    REQUIRE(std::getline(file, line));
    const std::vector<double> golden = cells_of(line);
    REQUIRE(golden.size() == table.names.size());
    for (std::size_t i = 0; i < golden.size(); ++i)
      if (!agree(table.rows[row][i], golden[i]) && ++differences <= 3)
        UNSCOPED_INFO(name << ", line " << row + 2 << ", " << table.names[i]
                           << ": " << table.rows[row][i] << " for "
                           << golden[i]);
  }
  CHECK(differences == 0);
  CHECK_FALSE(std::getline(file, line));
}

TEST_CASE("Results are what they were", "[golden]") {
  compare(years_of("baseline"), "golden_baseline_years.csv");
  compare(years_of("every_lever"), "golden_every_lever_years.csv");
  compare(links_of("baseline"), "golden_baseline_links.csv");
}

}  // namespace
}  // namespace twinning::tests
