#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sim/experiment/claim_worlds.hpp"

namespace twinning {

/// What a claim hangs on that fails in some plausible worlds.

/// A parameter that goes with a claim's margin over the worlds.
struct Hinge {
  const Parameter* parameter;
  Interval correlation;  ///< rank correlation of value and margin, over worlds
  double chance;  ///< that luck makes any parameter of any claim go as closely
  Interval holds_lower;  ///< share of worlds where the claim holds, among the
                         ///< half in which the parameter is lower
  Interval holds_upper;  ///< among the other half

  [[nodiscard]] bool decided() const { return chance <= false_verdicts; }
};

/// Where a claim fails, and with what that goes.
struct FailingClaim {
  std::size_t test;                     ///< that fails in most worlds, its
  std::optional<std::size_t> ablation;  ///< own bound or in this ablation
  std::size_t fails;                    ///< worlds where that one fails
  std::size_t fails_at_all;             ///< worlds where any of them does
  std::vector<Hinge> hinges;  ///< the closest two, the closest first; those
                              ///< that are not decided may be luck
};

/// For each claim what it hangs on; none for one that fails in no world.
///
/// The margin is that of the bound that fails in most worlds: by how much its
/// mean lies on the claimed side.  Chances are for all parameters and all
/// claims that fail somewhere together (Bonferroni over claims).
///
/// Shape:   judged [world][claim]; values [world][assumed parameter]
[[nodiscard]] std::vector<std::optional<FailingClaim>> failing_claims(
    std::span<const std::vector<JudgedClaim>> judged,
    std::span<const std::vector<double>> values);

}  // namespace twinning
