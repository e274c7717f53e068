#include "sim/experiment/simulated.hpp"

#include <algorithm>
#include <array>

#include "sim/base/text.hpp"

namespace twinning {

const std::vector<double>& Simulated::column(std::string_view name) const {
  static const std::vector<double> none;
  const auto found = links.find(name);
  return found == links.end() ? none : found->second;
}

std::string Simulated::why_not_simulated(int from, int to, int until) const {
  if (to > years.back())
    return text(
        "not simulated: the runs end in {}; make the result with --set "
        "time.end={}",
        years.back(), until);
  if (from < years.front())
    return text("not simulated: the runs begin in {}", years.front());
  return {};
}

std::size_t Simulated::link_of(std::uint32_t first,
                               std::uint32_t second) const {
  const auto found = std::ranges::find_if(codes, [&](const auto& pair) {
    return pair == std::pair{first, second} || pair == std::pair{second, first};
  });
  return found == codes.end() ? no_link : std::size_t(found - codes.begin());
}

std::size_t Simulated::relation_of(std::string_view name) const {
  const auto found =
      std::ranges::find(scenario.relations, name, &Relation::name);
  return found == scenario.relations.end()
             ? no_link
             : std::size_t(found - scenario.relations.begin());
}

std::string_view given_name(GivenAs given) {
  constexpr std::array<std::string_view, 4> names{"input", "partly", "fitted",
                                                  "predicted"};
  return names[std::size_t(given)];
}

GivenAs signings_given(const Simulated& simulated, std::size_t relation,
                       int until) {
  const Scenario& scenario = simulated.scenario;
  const LinkTable& links = scenario.links;
  std::size_t of_relation = 0, undated = 0;
  for (std::size_t i = 0; i < links.count(); ++i) {
    if (index(links.relation[i]) != relation) continue;
    ++of_relation;
    if (links.year_signed[i] == unknown_year) ++undated;
  }
  const bool form = scenario.relations[relation].formation_from <= until;
  if (of_relation == 0) return GivenAs::predicted;
  return form || undated > 0 ? GivenAs::partly : GivenAs::input;
}

}  // namespace twinning
