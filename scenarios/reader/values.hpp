#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenarios/reader/node.hpp"
#include "scenarios/reader/schema.hpp"
#include "sim/model/path.hpp"
#include "sim/model/range.hpp"

namespace twinning {

/// How a value is spoken of where it is at fault.
struct Wanted {
  std::string label;  ///< "trust.gain"
  Range range;
  std::string_view unit;
  std::string_view meaning;  ///< empty: none
};

/// The value of a node if it is of the kind and in the range wanted.
///
/// Errors:  nothing, and a fault in `problems`, where it is not: nan and inf
///          are no numbers, 50.0 is no whole number, "50" is text
[[nodiscard]] std::optional<double> read_number(const Node& node,
                                                const Wanted& wanted,
                                                Problems& problems);
[[nodiscard]] std::optional<std::int64_t> read_integer(const Node& node,
                                                       const Wanted& wanted,
                                                       Problems& problems);
[[nodiscard]] std::optional<bool> read_boolean(const Node& node,
                                               std::string_view label,
                                               Problems& problems);

/// Text that is not empty and has no control or invisible characters.
[[nodiscard]] std::optional<std::string> read_text(const Node& node,
                                                   std::string_view label,
                                                   Problems& problems);

/// One of a few words, as its position among them.
[[nodiscard]] std::optional<std::size_t> read_choice(
    const Node& node, std::string_view label,
    std::span<const std::string_view> choices, Problems& problems);

/// A seed: a whole number, beyond 2^63 − 1, which TOML cannot spell, as text.
[[nodiscard]] std::optional<std::uint64_t> read_seed(const Node& node,
                                                     Problems& problems);

/// A path by calendar year: a number, [[year, value], …], or
/// { linear = true, points = [[year, value], …] }.
[[nodiscard]] std::optional<Path> read_path(const Node& node,
                                            const Wanted& wanted,
                                            Problems& problems);

/// A calendar year [1000 to 9999].
[[nodiscard]] std::optional<int> read_year(const Node& node,
                                           std::string_view label,
                                           Problems& problems);

/// Tells of each key that a table may not have, with the nearest that it may.
///
/// Errors:  false, and a fault, if the node is no table at all
[[nodiscard]] bool check_table(const Node& node, TableName kind,
                               std::string_view label, Problems& problems);

/// ", not text; remove the quotes": what a node is instead of what is wanted.
[[nodiscard]] std::string instead(const Node& node);

}  // namespace twinning
