#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/batch.hpp"

namespace twinning {

/// One year of a link in one run.  Pairs are of its first and second city.
struct LinkYear {
  int year;
  Status status;                                    ///< at its end
  std::array<double, 2> trust;                      ///< of either city
  std::array<std::array<double, kinds>, 2> visits;  ///< made by each [1/year]
  double failed_visits;                             ///< of these
  std::array<double, 2> turnovers;                  ///< changes of staff
  double imbalance;    ///< as the first city sees it, in the last step
  double reciprocity;  ///< how far what is given has come to be returned
  double prospect;     ///< what the link could be worth [deals/year]
  double gate;         ///< Γ: how far its trust lets that through [0 to 1]
  double deals, failed_deals, value;  ///< of the year
  double value_average;               ///< E [value/year]
  bool joint;                         ///< has a joint programme

  [[nodiscard]] double all_visits() const;
};

/// What became of a link in one run, from its signing to its end.
struct LinkStory {
  std::string first, second, relation;
  std::vector<LinkYear> years;  ///< those in which it stands; none: not signed
  std::optional<int> signed_in, ended_in, joint_since;
  double deals = 0, value = 0;  ///< of all years

  /// Whether it meets its aim at the end: E ≥ ¼P (ODD 8.2).
  [[nodiscard]] bool meets_aim() const;
};

/// Where a link stands at the end among the standing links of its relation, in
/// the same run: the share of them that have less.
struct LinkRank {
  std::size_t links = 0;  ///< compared with
  double prospect = 0, trust = 0, visits = 0, value = 0;
};

/// Reads the story of a link from a record with links of every year and events.
///
/// Range:   link below the rows of links_of(world)
[[nodiscard]] LinkStory story_of(const World& world, const RunRecord& record,
                                 std::size_t link);
[[nodiscard]] LinkRank rank_of(const World& world, const RunRecord& record,
                               std::size_t link);

}  // namespace twinning
