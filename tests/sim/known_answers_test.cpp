// The program against what independent programs, written from the same
// description, made of it: tests/sim/known/README.md.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/sim/engine/ensembles.hpp"

namespace twinning {
namespace {

const std::string folder = TWINNING_SOURCE "/tests/sim/known/";

/// The columns of a known answer after replicate, year and relation.
constexpr std::array columns{Yearly::active,
                             Yearly::dormant,
                             Yearly::ended,
                             Yearly::signed_links,
                             Yearly::joint,
                             Yearly::visits_culture,
                             Yearly::visits_education,
                             Yearly::visits_delegation,
                             Yearly::deals,
                             Yearly::value,
                             Yearly::mean_trust,
                             Yearly::mean_reciprocity,
                             Yearly::mean_abs_imbalance};

/// One row of a known answer.
struct Answer {
  std::uint32_t replicate;
  int year;
  std::string relation;
  std::array<double, columns.size()> values;
};

std::vector<Answer> read_answers(const std::string& name) {
  std::ifstream file(folder + name + "_years.csv");
  std::string line;
  std::getline(file, line);

  std::vector<Answer> answers;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    const auto next = [&] {
      std::string cell;
      std::getline(cells, cell, ',');
      return cell;
    };
    Answer answer{};
    answer.replicate = std::uint32_t(std::stoul(next()));
    answer.year = std::stoi(next());
    answer.relation = next();
    for (double& value : answer.values) value = std::stod(next());
    answers.push_back(answer);
  }
  return answers;
}

/// Equal to 1e-9; a mean over no links is 0 in the answers, NaN in the program.
bool agree(double simulated, double known) {
  if (std::isnan(simulated)) return known == 0;
  return std::abs(simulated - known) <= 1e-9 * std::abs(known);
}

/// The runs of one setting, made with one kernel when first asked for.
class Runs {
 public:
  Runs(const Scenario& scenario, const Kernel& kernel)
      : world_{scenario}, runner_{kernel} {}

  const RunRecord& run(std::uint32_t replicate) {
    const auto [entry, is_new] = records_.try_emplace(replicate);
    if (is_new) entry->second = runner_.run(world_, std::array{replicate})[0];
    return entry->second;
  }

  double value(const Answer& answer, Yearly observable) {
    const Scenario& scenario = world_.scenario;
    const std::size_t years = std::size_t(scenario.calendar.years());
    const std::size_t year = std::size_t(answer.year - scenario.calendar.start);
    const std::size_t relations = scenario.relations.size();
    std::size_t relation = 0;
    while (scenario.relations.at(relation).name != answer.relation) ++relation;
    return run(answer.replicate)
        .yearly[(std::size_t(observable) * years + year) * relations +
                relation];
  }

 private:
  World world_;
  Runner runner_;
  std::map<std::uint32_t, RunRecord> records_;
};

TEST_CASE("Independent programs find the same", "[known]") {
  const std::string name =
      GENERATE("baseline", "yearly_steps", "coordination", "mixed", "formation",
               "every_lever", "trust_gate", "equal_groups", "equal_distance",
               "equal_cities");
  const Scenario scenario = read_scenario(folder + name + ".toml");
  const std::vector<Answer> answers = read_answers(name);
  REQUIRE(answers.size() >= 2 * std::size_t(scenario.calendar.years()));

  for (const Kernel* kernel : tests::kernels_here()) {
    Runs runs(scenario, *kernel);
    std::size_t differences = 0;
    for (const Answer& answer : answers)
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const double simulated = runs.value(answer, columns[i]);
        if (agree(simulated, answer.values[i]) || ++differences > 3) continue;
        UNSCOPED_INFO(name << ", " << kernel->name << ", replicate "
                           << answer.replicate << ", " << answer.year << ", "
                           << answer.relation << ", "
                           << yearly_observables()[std::size_t(columns[i])].name
                           << ": " << simulated << " for " << answer.values[i]);
      }
    CHECK(differences == 0);
  }
}

/// Whether a cell of the table of links says the same: a status by its name,
/// 0 where a link has not ended.
bool agree(std::size_t column, double simulated, const std::string& cell) {
  if (column == 0) return cell == status_names[std::size_t(simulated)];
  return agree(simulated, std::stod(cell));
}

/// The row of the links' table that joins two cities, by their codes.
std::size_t row_of(const World& world, std::uint32_t first,
                   std::uint32_t second) {
  std::size_t row = 0;
  while (row < world.rows && (world.code[world.city[0][row]] != first ||
                              world.code[world.city[1][row]] != second))
    ++row;
  return row;
}

TEST_CASE("Independent programs leave links in the same state", "[known]") {
  Scenario scenario = read_scenario(folder + "baseline.toml");
  scenario.record.links = Record::Links::end;
  const World world(scenario);
  for (const Kernel* kernel : tests::kernels_here()) {
    Runs runs(scenario, *kernel);
    std::ifstream file(folder + "baseline_links_2015.csv");
    std::string line;
    std::getline(file, line);
    std::size_t differences = 0;
    std::size_t lines = 0;
    while (std::getline(file, line)) {
      ++lines;
      std::istringstream cells(line);
      std::string cell;
      const auto next = [&]() -> const std::string& {
        std::getline(cells, cell, ',');
        return cell;
      };
      const RunRecord& run = runs.run(std::uint32_t(std::stoul(next())));
      const auto first = std::uint32_t(std::stoul(next()));
      const auto second = std::uint32_t(std::stoul(next()));
      const std::size_t row = row_of(world, first, second);
      REQUIRE(row < world.rows);
      // All columns but the last, which the answers do not have.
      for (std::size_t column = 0; column + 1 < link_count; ++column)
        if (!agree(column, run.links[column * world.rows + row], next()) &&
            ++differences <= 3)
          UNSCOPED_INFO(line << ": " << link_observables()[column].name);
    }
    INFO(kernel->name);
    CHECK(differences == 0);
    CHECK(lines == 499);
  }
}

TEST_CASE("The known answers are those that were handed over", "[known]") {
  const std::string given = TWINNING_SOURCE "/../shared/known_answers/";
  const auto text_of = [](const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  if (!std::filesystem::exists(given)) {
    WARN("not tested: the answers handed over are not here");
    return;
  }
  for (const std::string name :
       {"baseline_years", "baseline_links_2015", "yearly_steps_years",
        "formation_years", "coordination_years", "mixed_years"})
    CHECK(text_of(given + name + ".csv") == text_of(folder + name + ".csv"));
}

}  // namespace
}  // namespace twinning
