#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/counterfactual.hpp"

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

  struct Otherwise {
    std::string what;
    LinkStory story;
  };
  std::vector<Otherwise> otherwise;
};

[[nodiscard]] std::string words_of(const Explanation& explanation);
[[nodiscard]] std::string json_of(const Explanation& explanation);

}  // namespace twinning
