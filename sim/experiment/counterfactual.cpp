#include "sim/experiment/counterfactual.hpp"

#include <utility>

namespace twinning {

std::vector<Counterfactual> usual_counterfactuals(CityId first, CityId second,
                                                  RelationId of) {
  return {
      {"nobody who knows the partner leaves (trust.turnover = 0)",
       [](Scenario& scenario) { scenario.parameters.trust.turnover = 0; }},
      {"no visit is answered (effort.attention_to_debts = "
       "effort.answer_in_kind = 0)",
       [](Scenario& scenario) {
         scenario.parameters.effort.attention_to_debts = 0;
         scenario.parameters.effort.answer_in_kind = 0;
       }},
      {"no joint programmes (institution.joint_rate = 0, none known)",
       [](Scenario& scenario) {
         scenario.parameters.institution.joint_rate = 0;
         scenario.events.clear();
       }},
      {"politics neither help nor hinder (climate 0 in every year)",
       [of](Scenario& scenario) {
         scenario.relations[index(of)].climate = Path(0.0);
       }},
      {"city and university act together in both cities (coordination 1)",
       [first, second](Scenario& scenario) {
         for (const CityId city : {first, second})
           scenario.cities.coordination[index(city)] = 1;
       }},
  };
}

CloseRun run_closely(Scenario scenario, std::uint32_t replicate) {
  scenario.record.links = Record::Links::yearly;
  scenario.record.events = true;
  CloseRun made{prepare(std::move(scenario)), {}};
  made.record = run_model(*made.world, replicate);
  return made;
}

std::optional<std::size_t> link_between(const World& world, CityId one,
                                        CityId other) {
  const LinkNames names = links_of(world);
  for (std::size_t link = 0; link < names.first.size(); ++link) {
    const CityId first = names.first[link], second = names.second[link];
    if ((first == one && second == other) || (first == other && second == one))
      return link;
  }
  return std::nullopt;
}

LinkStory story_if(const Counterfactual& changed, const Scenario& scenario,
                   std::uint32_t replicate, CityId first, CityId second) {
  Scenario other = scenario;
  changed.change(other);
  const CloseRun made = run_closely(std::move(other), replicate);
  const auto link = link_between(*made.world, first, second);
  return link ? story_of(*made.world, made.record, *link) : LinkStory{};
}

}  // namespace twinning
