#include <algorithm>

#include "scenarios/reader/parameter_rules.hpp"
#include "scenarios/reader/read_study_tables.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// A point of the design at which a scenario breaks a rule.
struct Conflict {
  const Scenario* scenario;
  std::size_t point;
  BrokenRule rule;
};

/// The parameters of one scenario, moved from point to point.
class MovingParameters {
 public:
  MovingParameters(const Scenario& scenario, const Study& study)
      : values_{scenario.parameters}, study_{study} {
    for (std::size_t i = 0; i < study.factors.size(); ++i)
      if (study.factors[i].of == Factor::Of::parameter)
        moved_.emplace_back(
            i, &find_parameter(study.factors[i].name)->value(values_));
  }
  MovingParameters(const MovingParameters&) = delete;
  MovingParameters& operator=(const MovingParameters&) = delete;

  [[nodiscard]] bool any() const { return !moved_.empty(); }

  [[nodiscard]] const Parameters& at(std::size_t point) {
    const auto given = study_.points.point(point);
    for (const auto& [factor, value] : moved_) *value = given[factor];
    return values_;
  }

 private:
  Parameters values_;
  const Study& study_;
  std::vector<std::pair<std::size_t, double*>> moved_;
};

/// The parameter's row among the factors; their number if it does not vary.
std::size_t factor_of(const Study& study, std::string_view parameter) {
  const auto found =
      std::ranges::find_if(study.factors, [&](const Factor& factor) {
        return factor.of == Factor::Of::parameter && factor.name == parameter;
      });
  return std::size_t(found - study.factors.begin());
}

/// "trust.gain = 0.3, trust.loss = 0.2": the factors a rule speaks of.
std::string values_in_words(const Study& study, const Conflict& conflict) {
  std::string words;
  for (const std::string_view name :
       {conflict.rule.parameter, conflict.rule.other})
    if (const std::size_t factor = factor_of(study, name);
        factor < study.factors.size())
      words += text("{}{} = {}", words.empty() ? "" : ", ", name,
                    study.points.point(conflict.point)[factor]);
  return words;
}

}  // namespace

void check_points(const Study& study, const std::vector<Place>& places,
                  Problems& problems) {
  std::optional<Conflict> first;
  std::size_t count = 0;
  for (const Scenario& scenario : study.scenarios) {
    MovingParameters parameters(scenario, study);
    if (!parameters.any()) return;
    for (std::size_t point = 0; point < study.points.count(); ++point) {
      auto broken =
          broken_rules(parameters.at(point), scenario.calendar.steps_per_year);
      if (broken.empty()) continue;
      ++count;
      if (!first) first = Conflict{&scenario, point, std::move(broken.front())};
    }
  }
  if (!first) return;

  const std::size_t own = factor_of(study, first->rule.parameter);
  const std::size_t other = factor_of(study, first->rule.other);
  const std::size_t told = own < places.size() ? own : other;
  problems.add(
      places.at(told),
      text("point {} of the design, {}: {}; of {} points in {} scenario{}, {} "
           "break such a rule",
           first->point, values_in_words(study, *first), first->rule.message,
           with_commas(static_cast<long long>(study.points.count())),
           study.scenarios.size(), study.scenarios.size() == 1 ? "" : "s",
           with_commas(static_cast<long long>(count))));
}

}  // namespace twinning
