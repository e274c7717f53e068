#pragma once

#include <cstdint>
#include <span>

#include "sim/model/observation.hpp"

namespace twinning {

/// What is computed of each relation when a run ends: the statistics of the
/// claims (ODD 8.3) and what else sums a run up.  NaN where one is not defined,
/// for there are too few links.
[[nodiscard]] std::span<const Observable> run_statistics();
enum class Statistic : std::uint8_t {
  deals_a_year,
  visits_a_year,
  share_of_culture,
  share_of_education,
  share_of_delegation,
  standing_links,
  dormant_share,
  joint_programmes,
  trust_at_end,
  reciprocity_at_end,
  value_at_end,
  groups_and_value,
  compatibility_and_value,
  climate_and_signings,
  authorities_above_one,
  value_of_top_tenth,
  aim_met_young,
  aim_met_old,
  old_and_varied,
  old_and_narrow,
  young_and_varied,
  young_and_narrow,
  enterprise_and_reputation,
};
inline constexpr std::size_t statistic_count = 23;

}  // namespace twinning
