#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/experiment/link_story.hpp"

namespace twinning {

/// One thing of a scenario that might have been otherwise.
struct Counterfactual {
  std::string what;  ///< "nobody who knows the partner leaves"
  std::function<void(Scenario&)> change;
};

/// What is worth asking of every link: each takes one mechanism of the model
/// away, or grants what a policy might.
///
/// Range:   the cities of one link
[[nodiscard]] std::vector<Counterfactual> usual_counterfactuals(CityId first,
                                                                CityId second,
                                                                RelationId of);

/// A run of a scenario, alone, with links of every year and all events.
struct CloseRun {
  std::shared_ptr<const World> world;
  RunRecord record;
};
[[nodiscard]] CloseRun run_closely(Scenario scenario, std::uint32_t replicate);

/// The row of the link between two cities, in whichever order; none if there
/// is no such link.
[[nodiscard]] std::optional<std::size_t> link_between(const World& world,
                                                      CityId one, CityId other);

/// What becomes of a link in the same replicate, which keeps its luck, with
/// one thing changed.
///
/// Errors:  UserError(input) if the world cannot be made
[[nodiscard]] LinkStory story_if(const Counterfactual& changed,
                                 const Scenario& scenario,
                                 std::uint32_t replicate, CityId first,
                                 CityId second);

}  // namespace twinning
