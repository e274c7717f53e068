#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/state.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// Runs of a world at the end of their last year.
struct RunEnds {
  const World& world;
  State& state;
  bool links_in_lanes;  ///< one run of a large world; else replicates are
};

/// What statistics need of the links of one relation that stand at the end of
/// a run (ODD 8.2, 8.3).
struct StandingLinks {
  // Of each, in their order.
  std::vector<double> value;   ///< E
  std::vector<double> groups;  ///< ½(d_i + d_j) + √(u_i·u_j) + ½(b_i + b_j)
  std::vector<std::uint32_t> compatibility, size;  ///< levels, see Comparisons
  std::vector<std::uint32_t> born;                 ///< years after the start

  /// Links of an age and variety: how many, and what they came to.
  struct Cell {
    double links, aims_met;
    double with_prospect, value_over_prospect;
  };
  Cell cells[2][2];  ///< [old, not young][varied]

  /// Value of each city of the relation's first bloc, in the order of
  /// Comparisons; NaN of a city without a standing link.
  std::vector<double> city_value;

  /// Makes room for the runs of a world, so that nothing is allocated later.
  void reserve(const World& world);
};

/// Collects the standing links of a relation, of each run.
void gather(const RunEnds& ends, std::uint32_t relation,
            std::span<StandingLinks> of_runs);

}  // namespace twinning
