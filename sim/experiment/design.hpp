#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace twinning {

/// The points of a design: one row a point, one column a factor.
struct Points {
  std::size_t factors = 0;
  std::vector<double> values;  ///< [point][factor]

  [[nodiscard]] std::size_t count() const {
    return factors == 0 ? 0 : values.size() / factors;
  }
  [[nodiscard]] std::span<const double> point(std::size_t number) const {
    return std::span(values).subspan(number * factors, factors);
  }
};

/// A kind of design, described once: the reader of studies, its messages, the
/// JSON Schema and the documentation are made from this.
struct DesignKind {
  std::string_view name;  ///< as in `kind = "latin_hypercube"`
  bool takes_points;  ///< has a number of points (trajectories, base points)
  bool takes_seed;
  std::string_view points_meaning;  ///< "trajectories"; empty: none
  std::string_view meaning;
  std::string_view source;  ///< the paper
};

enum class DesignName {
  grid,
  list,
  csv,
  latin_hypercube,
  sobol,
  morris,
  saltelli
};

/// As many numbers may a study vary.
inline constexpr std::size_t most_factors = 1000;

/// In the order of DesignName.
[[nodiscard]] std::span<const DesignKind> designs();
[[nodiscard]] const DesignKind& design_kind(DesignName name);

/// How many points a design has, or nothing if the number has more than 64
/// bits; one where nothing is varied.  `levels` has one entry a factor: how
/// many values it has (grid, list).  `points` are those asked for, or the rows
/// of the file (csv).
[[nodiscard]] std::optional<std::uint64_t> point_count(
    DesignName name, std::uint64_t points, std::span<const std::size_t> levels);

/// All combinations of the factors' levels, the last factor fastest.
[[nodiscard]] Points full_grid(std::span<const std::vector<double>> levels);

/// Points of the unit cube, for quantiles to make values of: inside it, but
/// for morris, whose lowest level is 0 and whose highest is 1.
///
/// What each kind is stands in the files of designs/.  A longer design of one
/// seed begins with the shorter one where the kind allows it (sobol, morris,
/// saltelli).
///
/// Range:   1 to `most_factors`, points ≥ 1; a kind that takes points
[[nodiscard]] Points unit_design(DesignName name, std::size_t factors,
                                 std::size_t points, std::uint64_t seed);

}  // namespace twinning
