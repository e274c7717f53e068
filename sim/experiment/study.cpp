#include "sim/experiment/study.hpp"

#include <algorithm>
#include <stdexcept>

#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"
#include "sim/model/identity.hpp"

namespace twinning {
namespace {

/// All of a scenario but the texts of its sources.  A member added to Scenario
/// fails to compile until it is copied here as well.
Scenario without_texts(const Scenario& scenario) {
  const auto& [name, seed, replicates, calendar, parameters, blocs, relations,
               levers, ablation, record, cities, links, events, sources,
               resolved] = scenario;
  return {name,   seed,      replicates, calendar, parameters,
          blocs,  relations, levers,     ablation, record,
          cities, links,     events,     {},       {}};
}

void set_parameter(Scenario& scenario, const std::string& name, double value) {
  const Parameter* const parameter = find_parameter(name);
  if (parameter == nullptr)
    throw std::logic_error(text("a study varies '{}', no parameter", name));
  parameter->value(scenario.parameters) = value;
}

void set_lever(Scenario& scenario, const std::string& name, double value) {
  for (Lever& lever : scenario.levers)
    if (lever.name == name) lever.amount = Path(value);
}

}  // namespace

double Factor::at(double u) const {
  if (distribution) return distribution->quantile(u);
  const auto level = std::size_t(u * double(levels.size()));
  return levels.at(std::min(level, levels.size() - 1));
}

Scenario scenario_at(const Study& study, std::size_t cell) {
  Scenario scenario =
      without_texts(study.scenarios.at(cell / study.design_points()));
  for (std::size_t i = 0; i < study.factors.size(); ++i) {
    const Factor& factor = study.factors[i];
    const double value = value_at(study, i, cell);
    if (factor.of == Factor::Of::parameter)
      set_parameter(scenario, factor.name, value);
    else
      set_lever(scenario, factor.name, value);
  }
  if (!study.common_random_numbers) scenario.seed = identity(scenario).hash64();
  return scenario;
}

double value_at(const Study& study, std::size_t factor, std::size_t cell) {
  return study.points.point(cell % study.design_points())[factor];
}

}  // namespace twinning
