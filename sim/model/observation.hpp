#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/ids.hpp"

namespace twinning {

/// Which way a quantity gets better for those who twin, where that is plain.
enum class Better : std::uint8_t { unsaid, more, less };

/// A quantity that is observed, described once: datasets of the result file,
/// `twinning describe` and the documentation are made from this.
struct Observable {
  std::string_view name;
  std::string_view unit;
  std::string_view meaning;
  std::string_view section;  ///< of the ODD
  Better better = Better::unsaid;
};

/// What is observed of each relation at the end of each year (ODD 8).
[[nodiscard]] std::span<const Observable> yearly_observables();
enum class Yearly : std::uint8_t {
  active,
  dormant,
  ended,
  signed_links,
  joint,
  visits_culture,
  visits_education,
  visits_delegation,
  visits_culture_first,
  visits_education_first,
  visits_delegation_first,
  deals,
  value,
  mean_trust,
  mean_reciprocity,
  mean_abs_imbalance,
};
inline constexpr std::size_t yearly_count = 16;

/// What is observed of a city in each relation and year, when recorded.
[[nodiscard]] std::span<const Observable> city_observables();
inline constexpr std::size_t city_count = 5;

/// What is kept of each link: the columns of its table at the end, and of each
/// year when recorded.
[[nodiscard]] std::span<const Observable> link_observables();
inline constexpr std::size_t link_count = 23;

/// States of a link, by their numbers in result files.
enum class Status : std::uint8_t { none, active, dormant, ended };
inline constexpr std::array<std::string_view, 4> status_names{
    "none", "active", "dormant", "ended"};

/// What may happen to a link, by its number in the log.
enum class Happening : std::uint8_t {
  signing,
  joint_programme,
  dormancy,
  revival,
  end,
  visit,
  failed_visit,
  turnover,
  deal,
  failed_deal,
};
inline constexpr std::array<std::string_view, 10> happening_names{
    "signing", "joint_programme", "dormancy", "revival", "end",
    "visit",   "failed_visit",    "turnover", "deal",    "failed_deal"};

/// One entry of the log of a run.
struct Event {
  std::int32_t year;
  std::int32_t step;  ///< of the year, from 0; −1 for yearly decisions
  std::int32_t link;  ///< row of the link
  std::uint8_t what;  ///< Happening
  std::uint8_t side;  ///< 0 first, 1 second city (visitor, loser of staff)
  std::uint8_t kind;  ///< Kind of a visit, else 0
  double amount;      ///< count n of a visit; size of a deal; else 1
};

/// What is kept of one run.  All numbers are doubles, NaN where there is
/// nothing to observe.
///
/// Shape:   yearly [yearly_count][year][relation];
///          links  [link_count][year or 1][link], empty if not recorded;
///          cities [city_count][year][city of Record][relation], likewise;
///          statistics [statistic_count][relation], see statistics.hpp;
///          events in the order of time
struct RunRecord {
  std::uint32_t replicate = 0;
  std::vector<double> yearly;
  std::vector<double> links;
  std::vector<double> cities;
  std::vector<double> statistics;
  std::vector<Event> events;
  std::string failure;  ///< why it failed; empty: it did not
};

}  // namespace twinning
