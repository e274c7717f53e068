#include "sim/experiment/design.hpp"

#include <array>
#include <limits>
#include <stdexcept>

#include "sim/experiment/designs/latin_hypercube.hpp"
#include "sim/experiment/designs/morris.hpp"
#include "sim/experiment/designs/saltelli.hpp"
#include "sim/experiment/designs/sobol.hpp"

namespace twinning {
namespace {

using enum DesignName;

constexpr std::array<DesignKind, 7> table{{
    {"grid", false, false, "", "all combinations of the values given", ""},
    {"list", false, false, "",
     "the first values of all, then the second of all, and so on", ""},
    {"csv", false, false, "", "the rows of a file", ""},
    {"latin_hypercube", true, true, "points",
     "random points of which one lies in each slice of every number varied",
     "McKay, Beckman & Conover 1979"},
    {"sobol", true, true, "points",
     "points that fill the space evenly, in any number; best a power of two",
     "Sobol' 1967; Joe & Kuo 2008; Owen 1995"},
    {"morris", true, true, "trajectories",
     "walks that move one number at a time, to find those that matter",
     "Morris 1991"},
    {"saltelli", true, true, "base points",
     "pairs of points and their crossings, for Sobol' indices; best a power of "
     "two",
     "Saltelli et al. 2010"},
}};

/// The product, or nothing if it has more than 64 bits.
std::optional<std::uint64_t> product(std::optional<std::uint64_t> a,
                                     std::uint64_t b) {
  if (!a) return {};
  if (b != 0 && *a > std::numeric_limits<std::uint64_t>::max() / b) return {};
  return *a * b;
}

}  // namespace

std::span<const DesignKind> designs() { return table; }

const DesignKind& design_kind(DesignName name) {
  return table.at(std::size_t(name));
}

std::optional<std::uint64_t> point_count(DesignName name, std::uint64_t points,
                                         std::span<const std::size_t> levels) {
  if (levels.empty()) return 1;
  switch (name) {
    case grid: {
      std::optional<std::uint64_t> count = 1;
      for (const std::size_t values : levels)
        if (values == 0) return 0;
      for (const std::size_t values : levels) count = product(count, values);
      return count;
    }
    case list:
      return levels.front();
    case csv:
    case latin_hypercube:
    case sobol:
      return points;
    case morris:
      return product(points, levels.size() + 1);
    case saltelli:
      return product(points, levels.size() + 2);
  }
  return {};
}

Points full_grid(std::span<const std::vector<double>> levels) {
  Points grid{.factors = levels.size(), .values = {}};
  if (levels.empty()) return grid;
  std::size_t count = 1;
  for (const std::vector<double>& values : levels) count *= values.size();
  grid.values.resize(count * levels.size());

  // How many points follow each other with one value of the factor.
  std::size_t stretch = count;
  for (std::size_t factor = 0; factor < levels.size() && count > 0; ++factor) {
    const std::vector<double>& values = levels[factor];
    stretch /= values.size();
    for (std::size_t point = 0; point < count; ++point)
      grid.values[point * levels.size() + factor] =
          values[point / stretch % values.size()];
  }
  return grid;
}

Points unit_design(DesignName name, std::size_t factors, std::size_t points,
                   std::uint64_t seed) {
  if (factors < 1 || factors > most_factors || points < 1)
    throw std::logic_error("a design of no points, or of too many factors");
  switch (name) {
    case latin_hypercube:
      return latin_hypercube_design(factors, points, seed);
    case sobol:
      return sobol_design(factors, points, seed);
    case morris:
      return morris_design(factors, points, seed);
    case saltelli:
      return saltelli_design(factors, points, seed);
    case grid:
    case list:
    case csv:
      break;
  }
  throw std::logic_error("a design of given values is not drawn");
}

}  // namespace twinning
