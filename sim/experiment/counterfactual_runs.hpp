#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "sim/experiment/counterfactual.hpp"
#include "sim/inference/pairing.hpp"

namespace twinning {

/// How a link ends in each of many runs.
///
/// Shape:   [run]; trust and value NaN where it does not stand at the end, all
///          three where the run failed
struct LinkEnds {
  std::vector<double> trust;     ///< √(T_ij T_ji)
  std::vector<double> value;     ///< E [value/year]
  std::vector<double> standing;  ///< 1: active or dormant, 0: not
};

/// Makes these replicates of a scenario, several at once.
///
/// Range:   the cities of a link that the scenario has, or could sign; without
///          one it stands in no run
[[nodiscard]] LinkEnds link_ends(Scenario scenario,
                                 std::span<const std::uint32_t> replicates,
                                 CityId first, CityId second, Crew& crew,
                                 const std::function<void(bool failed)>& tell);

/// What a change does to one number of a link, run by run with the same luck.
struct EffectOverRuns {
  Interval effect;  ///< with the change less as it is, mean over runs
  double base;      ///< the mean of the same runs as they are
  PairShares runs;  ///< in which the change makes it more, less, or nothing
  double here;      ///< the effect in the run at hand; NaN if it has none
  Interval below;   ///< share of the other runs where the effect is smaller
};

/// Of runs of which the one at hand is the `here`th.
[[nodiscard]] EffectOverRuns effect_over_runs(std::span<const double> as_it_is,
                                              std::span<const double> changed,
                                              std::size_t here);

}  // namespace twinning
