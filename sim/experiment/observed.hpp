#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// What is known of the world, to be held against runs: the tables of a folder
/// of observations, one struct a row.  What is not known is NaN, `unknown_year`
/// or empty, and never 0.

/// Where a row comes from and what must be known to read it.
struct Origin {
  std::string source;     ///< an address, a title, or another table
  std::string quality;    ///< one of `quality_names`
  std::string selection;  ///< how it came to be known, and what was not
  std::string licence;
  std::string note;
};
inline constexpr std::array<std::string_view, 3> quality_names{
    "observed", "derived", "estimated"};

/// A number that both the world and a run have, described once: the reader,
/// the documentation and the computing go by these rows.
struct QuantityKind {
  std::string_view name;  ///< "standing"
  std::string_view unit;
  std::string_view words;  ///< "links standing"
  /// What the value of several years is.
  enum class Over { mean, sum, last } over;
  std::string_view meaning;
};
[[nodiscard]] std::span<const QuantityKind> quantity_kinds();
enum class Counted : std::uint8_t {
  standing,
  active,
  dormant,
  ended,
  signed_links,
  signed_ever,
  joint,
  places_first,
  places_second,
  median_year_signed,
};

/// How an observed value bounds the true one.
enum class Bound : std::uint8_t { exact, at_least, at_most };
inline constexpr std::array<std::string_view, 3> bound_names{
    "exact", "at_least", "at_most"};

/// One value of a relation in some years.
struct ObservedQuantity {
  Counted what;
  std::string relation;
  int from, to;  ///< calendar years, inclusive
  double value;
  Bound bound;
  std::string fitted;  ///< what of the model was fitted to it; empty: nothing
  Origin origin;
};

/// A pair of cities by their codes, as in the cities' file of the scenario.
struct ObservedPair {
  std::uint32_t first, second;
  std::string first_name, second_name;  ///< empty where not given
};

struct ObservedLink {
  ObservedPair pair;
  int year_signed;  ///< or unknown_year
  int year_ended;   ///< or never
  Origin origin;
};

/// Years in which a link was dormant.
struct ObservedSpell {
  ObservedPair pair;
  int from, to;  ///< inclusive
  Origin origin;
};

/// Kinds of activity that sources tell of; the first three are the model's.
inline constexpr std::array<std::string_view, 5> activity_names{
    "education", "culture", "delegations", "business", "governance"};
inline constexpr std::array<std::string_view, 4> link_state_names{
    "active", "intermittent", "dormant", "ended"};
inline constexpr std::array<std::string_view, 3> outcome_names{"none", "modest",
                                                               "substantial"};

struct ObservedOutcome {
  ObservedPair pair;
  int from, to;       ///< years it covers, or unknown_year
  std::string state;  ///< one of `link_state_names`, or empty
  std::array<double, activity_names.size()> activity;  ///< 1, or NaN
  double outcome;  ///< place in `outcome_names`, or NaN
  double value;    ///< [million GBP], of different bases; NaN: none told
  Origin origin;

  /// How many kinds of activity are on record but for business, which is what
  /// an outcome consists of: a count of what was found, 0 where nothing was.
  [[nodiscard]] double variety() const;
};

struct Observed {
  std::string folder;
  std::vector<ObservedQuantity> quantities;
  std::vector<ObservedLink> links;
  std::vector<ObservedSpell> spells;
  std::vector<ObservedOutcome> outcomes;
};

}  // namespace twinning
