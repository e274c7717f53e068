#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "sim/experiment/study.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {

/// Changes studies by chance, the same on every machine.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_{seed} {}
  std::size_t below(std::size_t count) { return engine_() % count; }
  double value() { return double(1 + below(1999)) / 1000; }

 private:
  std::mt19937 engine_;
};

inline constexpr std::array<std::string_view, 4> names{
    "trust.gain", "trust.resentment", "effort.base_attention", "belief.rate"};

inline Scenario scenario_with_lever(std::string name) {
  Scenario scenario = two_blocs();
  scenario.name = std::move(name);
  const CityId first = add_city(scenario, BlocId{0});
  add_link(scenario, first, add_city(scenario, BlocId{1}));
  Lever help;
  help.name = "help";
  help.quantity = Quantity::funding;
  help.operation = Operation::multiply;
  help.amount = 1.5;
  scenario.levers = {help};
  return scenario;
}

inline Factor parameter(std::string_view name) {
  Factor factor;
  factor.name = name;
  return factor;
}

/// One or two scenarios, one to three parameters, up to eight points.
inline Study any_study(Chance& chance) {
  Study study;
  study.scenarios.push_back(scenario_with_lever("one"));
  if (chance.below(2) == 0) {
    study.scenarios.push_back(scenario_with_lever("two"));
    study.scenarios[1].parameters.trust.loss = 0.4;
  }
  const std::size_t factors = 1 + chance.below(3);
  for (std::size_t i = 0; i < factors; ++i)
    study.factors.push_back(parameter(names[i]));
  study.points.factors = factors;
  const std::size_t points = 1 + chance.below(8);
  for (std::size_t i = 0; i < points * factors; ++i)
    study.points.values.push_back(chance.value());
  study.replicates = std::uint32_t(1 + chance.below(70));
  study.common_random_numbers = chance.below(2) == 0;
  return study;
}

inline std::vector<double> point_of(const Study& study, std::size_t number) {
  const auto values = study.points.point(number);
  return {values.begin(), values.end()};
}

inline void set_points(Study& study,
                       const std::vector<std::vector<double>>& points) {
  study.points.values.clear();
  for (const auto& point : points)
    study.points.values.insert(study.points.values.end(), point.begin(),
                               point.end());
}

inline std::vector<std::vector<double>> points_of(const Study& study) {
  std::vector<std::vector<double>> points;
  for (std::size_t i = 0; i < study.points.count(); ++i)
    points.push_back(point_of(study, i));
  return points;
}

}  // namespace twinning::tests
