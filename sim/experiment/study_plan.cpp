#include "sim/experiment/study_plan.hpp"

#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/model/identity.hpp"

namespace twinning {
namespace {

/// All that decides how many replicates a cell has.
std::string words_of(const Study& study) {
  std::string words = text("{}", study.replicates);
  if (const auto& until = study.until)
    words += text(" {} {} {} {} {} {} {}", until->quantity, until->relation,
                  until->year.value_or(0), until->half_width, until->relative,
                  until->confidence, until->at_least);
  return words;
}

}  // namespace

StudyPlan::StudyPlan(Study given) : study{std::move(given)}, rows{study} {
  for (const Scenario& scenario : study.scenarios)
    scenarios.push_back(prepare(scenario));
}

std::shared_ptr<const World> StudyPlan::world(std::size_t cell) const {
  if (study.factors.empty() && study.common_random_numbers)
    return scenarios[cell];
  return prepare(scenario_at(study, cell));
}

std::string StudyPlan::identity(std::size_t cell) const {
  return identity_of(scenario_at(study, cell));
}

std::string StudyPlan::row_hash(std::size_t row,
                                const std::string& cell_identity) const {
  if (!rows.of_cells()) return run_hash(cell_identity, rows.run(row).replicate);
  return hash128(
      text("{} {} {}", model_version, cell_identity, words_of(study)));
}

Study study_of(Scenario scenario) {
  Study study;
  study.name = scenario.name;
  study.replicates = scenario.replicates;
  study.scenarios.push_back(std::move(scenario));
  return study;
}

}  // namespace twinning
