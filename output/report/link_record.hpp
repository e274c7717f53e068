#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/model/observation.hpp"

namespace twinning::report {

/// The columns of the links' table that pages need, in the order of `names`.
enum class LinkColumn : std::uint8_t {
  status,
  born,
  joint,
  trust_first,
  trust_second,
  culture_first,
  culture_second,
  education_first,
  education_second,
  delegation_first,
  delegation_second,
  value_average,
  prospect,
  imbalance,
};
inline constexpr std::array<std::string_view, 14> link_columns{
    "status",
    "born",
    "joint",
    "trust_first",
    "trust_second",
    "culture_first",
    "culture_second",
    "education_first",
    "education_second",
    "delegation_first",
    "delegation_second",
    "value_average",
    "prospect",
    "imbalance"};

/// Where a link stands in its life (ODD 8.2); a label, which the model never
/// uses.
enum class Phase : std::uint8_t {
  dormant,
  associative,
  reciprocative,
  commercial
};
inline constexpr std::array<std::string_view, 4> phase_names{
    "dormant", "associative", "reciprocative", "commercial"};
/// The class that a phase is drawn with.
inline constexpr std::array<std::string_view, 4> phase_classes{
    "asleep", "associative", "reciprocative", "commercial"};

/// The table of links of one run, year by year.
struct LinkRecord {
  std::size_t links = 0;
  std::size_t years = 0;
  std::array<const double*, link_columns.size()> columns{};

  [[nodiscard]] double at(LinkColumn column, std::size_t year,
                          std::size_t link) const {
    return columns[std::size_t(column)][year * links + link];
  }
  [[nodiscard]] bool stands(std::size_t year, std::size_t link) const;
  [[nodiscard]] double trust(std::size_t year, std::size_t link) const;
  /// Its value is at least a quarter of its prospect.
  [[nodiscard]] bool meets_aim(std::size_t year, std::size_t link) const;
  /// At least three of culture, education, delegations, joint programme.
  [[nodiscard]] bool varied(std::size_t year, std::size_t link) const;
  /// Of a link that stands.
  [[nodiscard]] Phase phase(std::size_t year, std::size_t link) const;
};

using EachRecord = std::function<void(const LinkRecord&)>;

/// The record of a run that has just been made.
///
/// Range:   links of the record [link_count][years][links]
[[nodiscard]] LinkRecord link_record(const RunRecord& run, std::size_t links,
                                     std::size_t years);

}  // namespace twinning::report
