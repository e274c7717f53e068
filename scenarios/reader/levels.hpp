#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/reader/values.hpp"

namespace twinning {

/// The values that a study gives to a number, before they are written out.
struct Levels {
  std::vector<double> values;  ///< one by one; empty: evenly spaced
  double from = 0;
  double to = 0;
  std::uint64_t steps = 0;  ///< how many values, both ends among them

  [[nodiscard]] std::uint64_t count() const {
    return values.empty() ? steps : values.size();
  }
};

/// `steps` values from `from` to `to`.  Those between are rounded to the
/// decimals that a reader would write, so that 0.2 is the same number in a
/// coarse and in a fine grid, and where it is given by itself.
///
/// Range:   from < to, steps ≥ 2
[[nodiscard]] std::vector<double> spread(double from, double to,
                                         std::uint64_t steps);

/// All values of levels.
[[nodiscard]] std::vector<double> written_out(const Levels& levels);

/// Reads `values`, or `from`, `to` and `steps` or `step`, of a [[vary]].
/// `may_repeat`: a value may be given more than once.
///
/// Errors:  nothing, and a fault in `problems`
[[nodiscard]] std::optional<Levels> read_levels(const Node& vary,
                                                const Wanted& wanted,
                                                bool may_repeat,
                                                Problems& problems);

/// True if a [[vary]] has a key of levels.
[[nodiscard]] bool has_levels(const Node& vary);

}  // namespace twinning
