#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/ids.hpp"
#include "sim/model/path.hpp"
#include "sim/model/range.hpp"

namespace twinning {

/// What a policy may change.  The order is that of the rows of `levers()`.
enum class Quantity {
  funding,
  access,
  travel_cost,
  opportunity,
  joint_programme_rate,
  formation_rate,
  climate,
  formal_integration,
  coordination,
  entrepreneurialism,
  effort_culture,
  effort_education,
  effort_delegation,
  turnover,
  hospitality,
  sign_link,
  end_link,
  joint_programme,
};
inline constexpr std::size_t quantities = 18;

/// How an amount acts on a quantity; `event` happens once to each named link,
/// in the year `from`, and has no amount.
enum class Operation { multiply, add, set, at_least, event };
inline constexpr std::array<std::string_view, 5> operation_names{
    "multiply", "add", "set", "at_least", "event"};

/// What a lever can be confined to.
enum class Scope { blocs, cities, relations, links };
inline constexpr std::array<std::string_view, 4> scope_names{
    "blocs", "cities", "relations", "links"};

/// A set of a few enumerators, written {Scope::blocs, Scope::cities}.
template <class Enum>
struct Choice {
  unsigned bits = 0;
  constexpr Choice(std::initializer_list<Enum> given) {
    for (const Enum one : given) bits |= 1u << unsigned(one);
  }
  [[nodiscard]] constexpr bool has(Enum one) const {
    return (bits >> unsigned(one) & 1u) != 0;
  }
};

/// A lever, described once: the reader, `twinning describe`, the JSON Schema
/// and the documentation are made from this.
struct LeverKind {
  Quantity quantity;
  std::string_view name;         ///< as in `lever = "funding"`
  Choice<Operation> operations;  ///< keys of which exactly one is given
  Choice<Scope> scopes;          ///< keys that may confine it
  Range range;                   ///< of the amount
  std::string_view unit;
  std::string_view meaning;
  std::string_view section;  ///< of the ODD, where it acts
};

[[nodiscard]] std::span<const LeverKind> levers();
[[nodiscard]] const LeverKind* find_lever(std::string_view name);

/// One use of a lever in a scenario.
///
/// An empty scope does not confine: no blocs and no cities means every city.
/// A city is in scope if its bloc or the city itself is named; a link, if its
/// relation is (or none is) and the city is.
struct Lever {
  std::string name;
  Quantity quantity{};
  Operation operation{};
  Path amount;  ///< by calendar year; no points for an event
  int from = 0;
  int to = 0;  ///< inclusive
  std::vector<BlocId> blocs;
  std::vector<CityId> cities;
  std::vector<RelationId> relations;
  std::vector<std::pair<CityId, CityId>> links;  ///< for events
};

}  // namespace twinning
