// The program against what two independent programs, written from the same
// description, made of it: tests/sim/known/README.md.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/engine/batch.hpp"

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

/// The runs of one setting, made when first asked for.
class Runs {
 public:
  explicit Runs(const Scenario& scenario)
      : scenario_{scenario}, world_{prepare(scenario)} {}

  double value(const Answer& answer, Yearly observable) {
    const auto [entry, is_new] = records_.try_emplace(answer.replicate);
    if (is_new) entry->second = run_model(*world_, answer.replicate);
    const std::size_t years = std::size_t(scenario_.calendar.years());
    const std::size_t year =
        std::size_t(answer.year - scenario_.calendar.start);
    const std::size_t relations = scenario_.relations.size();
    std::size_t relation = 0;
    while (scenario_.relations.at(relation).name != answer.relation) ++relation;
    return entry->second
        .yearly[(std::size_t(observable) * years + year) * relations +
                relation];
  }

 private:
  const Scenario& scenario_;
  std::shared_ptr<const World> world_;
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

  Runs runs(scenario);
  std::size_t differences = 0;
  for (const Answer& answer : answers)
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const double simulated = runs.value(answer, columns[i]);
      if (agree(simulated, answer.values[i]) || ++differences > 3) continue;
      UNSCOPED_INFO(name << ", replicate " << answer.replicate << ", "
                         << answer.year << ", " << answer.relation << ", "
                         << yearly_observables()[std::size_t(columns[i])].name
                         << ": " << simulated << " for " << answer.values[i]);
    }
  CHECK(differences == 0);
}

}  // namespace
}  // namespace twinning
