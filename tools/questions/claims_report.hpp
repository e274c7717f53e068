#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/claim_hinges.hpp"

namespace twinning {

/// What `twinning claims` found.
struct ClaimsReport {
  const Claims* claims = nullptr;
  std::vector<JudgedClaim> judged;
  std::size_t made = 0, taken = 0, failed = 0;  ///< runs

  // Under uncertainty; none if it was not asked for.
  std::vector<ClaimInWorlds> worlds;                 ///< of each claim
  std::vector<std::optional<FailingClaim>> failing;  ///< of each claim
  std::size_t world_count = 0;
  std::uint32_t world_replicates = 0;

  [[nodiscard]] std::size_t count(Verdict verdict) const;
};

/// Verdicts first, then each claim with its tests and ablations.
[[nodiscard]] std::string words_of(const ClaimsReport& report);

/// In how many plausible worlds each claim holds, and what those that fail
/// hang on.
[[nodiscard]] std::string worlds_words(const ClaimsReport& report);

/// The same as one JSON object.
[[nodiscard]] std::string json_of(const ClaimsReport& report);

}  // namespace twinning
