#pragma once

#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/batch.hpp"
#include "sim/experiment/claims.hpp"
#include "sim/experiment/design.hpp"
#include "sim/model/parameters.hpp"

namespace twinning {

/// The statistics of a run that is there already, [statistic][relation], by
/// its hash; empty if it is not.
using HeldRun = std::function<std::vector<double>(const std::string& hash)>;

/// Is told of each run that is made, by several threads at once.
using TellRun = std::function<void(bool failed)>;

/// Makes the runs of all scenarios of the claims, but those that are held; the
/// same luck in each, so that replicates are paired.
///
/// Shape:   one ClaimRuns a scenario; incomplete once `stop` is requested
class ClaimMaker {
 public:
  ClaimMaker(const Claims& claims, Crew& crew, std::stop_token stop)
      : claims_{claims}, crew_{crew}, stop_{std::move(stop)} {}

  /// Prepares the worlds and looks up what is held; gives how many runs are
  /// missing.
  std::size_t plan(const HeldRun& held);

  [[nodiscard]] std::vector<ClaimRuns> make(const TellRun& tell);

 private:
  const Claims& claims_;
  Crew& crew_;
  std::stop_token stop_;
  std::vector<ClaimRuns> runs_;
  std::vector<RunPlan> missing_;
};

/// How far each assumed parameter is varied to either side, as a share of it.
inline constexpr double assumed_within = 0.3;

/// The parameters whose source says that they are assumed.
[[nodiscard]] std::vector<const Parameter*> assumed_parameters();

/// Plausible worlds: Latin hypercube points at which each assumed parameter is
/// multiplied by a factor from 0.7 to 1.3, kept within its range.
class PlausibleWorlds {
 public:
  PlausibleWorlds(std::size_t points, std::uint64_t seed);

  [[nodiscard]] std::size_t count() const { return factors_.count(); }

  /// The claims about one of the worlds.  A parameter that an ablation sets
  /// apart from the base, the first of the scenarios, stays as it is set.
  [[nodiscard]] Claims at(const Claims& claims, std::size_t point) const;

  /// By what a parameter, by its place among the assumed ones, is multiplied.
  [[nodiscard]] double factor(std::size_t point, std::size_t parameter) const {
    return 1 + assumed_within * (2 * factors_.point(point)[parameter] - 1);
  }

 private:
  std::vector<const Parameter*> parameters_;
  Points factors_;
};

/// What the assumed parameters are in the base of the claims, the first of the
/// scenarios.
///
/// Shape:   as assumed_parameters()
[[nodiscard]] std::vector<double> assumed_values(const Claims& claims);

/// In how many plausible worlds a claim holds.
struct ClaimInWorlds {
  Interval holds;           ///< share of worlds where all means are as claimed
  std::size_t passes = 0;   ///< of these, worlds where the claim passes alone
  std::size_t fails = 0;    ///< worlds where it fails alone
  std::size_t unknown = 0;  ///< worlds where something is not defined

  /// "robust" if it is certain to hold in four of five plausible worlds,
  /// "fragile" if it is certain that it does not; else "open".
  [[nodiscard]] std::string_view standing() const {
    if (holds.low >= 0.8) return "robust";
    return holds.high < 0.8 ? "fragile" : "open";
  }
};

/// Sums up what was judged in each world: [world][claim].
[[nodiscard]] std::vector<ClaimInWorlds> over_worlds(
    std::span<const std::vector<JudgedClaim>> judged);

}  // namespace twinning
