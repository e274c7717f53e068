#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/counterfactual_runs.hpp"

namespace twinning {

/// Why a link did in one run as it did.
struct Explanation {
  std::string scenario;
  std::string varied;  ///< ", trust.gain = 0.4", at the point of a study
  std::uint32_t replicate = 0;
  LinkStory story;
  LinkRank rank;

  /// The same link in the other runs of the result; none: its links were not
  /// kept, or it holds this run alone.
  struct OtherRuns {
    std::size_t runs;          ///< in which it stands at the end
    std::size_t worse;         ///< with less value a year at the end
    double low, median, high;  ///< 5 %, half and 95 % of its value a year
  };
  std::optional<OtherRuns> others;

  /// What a change does over many runs, this one among them.
  struct OverRuns {
    EffectOverRuns trust, value, standing;
  };
  struct Otherwise {
    std::string what;
    LinkStory story;
    std::optional<OverRuns> over_runs = {};  ///< none: not asked for
  };
  std::vector<Otherwise> otherwise;
  std::size_t runs = 0;  ///< that effects rest on, as asked for
};

/// Makes so many runs with each change and without, and tells what it does.
void add_effects(Explanation& explanation,
                 const std::vector<Counterfactual>& questions,
                 const Scenario& scenario, CityId first, CityId second,
                 std::size_t runs, unsigned threads);

/// The effects over runs, as `words_of` tells them.
[[nodiscard]] std::string effects_words(const Explanation& explanation);

[[nodiscard]] std::string words_of(const Explanation& explanation);
[[nodiscard]] std::string json_of(const Explanation& explanation);

}  // namespace twinning
