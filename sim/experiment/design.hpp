#pragma once

#include <cstdint>
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
  bool takes_points;      ///< has a number of points (trajectories, base points)
  bool takes_seed;
  std::string_view points_meaning;  ///< "trajectories"; empty: none
  std::string_view meaning;
  std::string_view source;  ///< the paper
};

enum class DesignName { grid, list, csv, latin_hypercube, sobol, morris, saltelli };

/// In the order of DesignName.
[[nodiscard]] std::span<const DesignKind> designs();
[[nodiscard]] const DesignKind& design_kind(DesignName name);

/// How many points a design has, or nothing if the number has more than 64
/// bits.  `levels` holds the number of values of each factor (grid, list).
[[nodiscard]] std::uint64_t point_count(DesignName name, std::uint64_t points,
                                        std::span<const std::size_t> levels);

/// All combinations of the factors' levels, the last factor fastest.
[[nodiscard]] Points full_grid(std::span<const std::vector<double>> levels);

/// Points of the unit cube [0, 1)^factors, for quantiles to make values of.
///
/// latin_hypercube: one point in each of `points` slices of every factor, the
///   maximin of several candidates (McKay et al. 1979; Morris & Mitchell 1995);
/// sobol: Sobol' numbers by Joe & Kuo's directions, scrambled by Owen's nested
///   uniform scrambling, keyed by the seed (Owen 1998);
/// morris: `points` trajectories of factors + 1 points each, each step moving
///   one factor by Δ = p/(2(p − 1)), p = 4 levels (Morris 1991);
/// saltelli: for each base point rows A, AB_1 … AB_k, B (Saltelli et al. 2010).
///
/// A longer design of one seed begins with the shorter one where the kind
/// allows it (sobol, morris, saltelli); the random numbers come from Philox.
///
/// Range:   factors ≥ 1, points ≥ 1; Sobol' numbers have up to 1,000 factors
[[nodiscard]] Points unit_design(DesignName name, std::size_t factors,
                                 std::size_t points, std::uint64_t seed);

}  // namespace twinning
