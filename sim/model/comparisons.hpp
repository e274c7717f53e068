#pragma once

#include <cstdint>

#include "sim/base/column.hpp"

namespace twinning {

/// By what the statistics of a run compare links and cities, where that is the
/// same in all runs (ODD 8.3).  A level is a value's place among the different
/// ones of its relation, from 0: all that ranks need to know.
struct Comparisons {
  // Of each row.
  Column<std::uint32_t> compatibility;  ///< level of C
  Column<std::uint32_t> size;           ///< level of Y_i·Y_j of 2014

  // The stands of the cities of each relation's first bloc, in their order.
  Column<std::uint32_t> stands;       ///< of a relation after another
  Column<std::uint32_t> stands_from;  ///< of each relation, then one end
  Column<std::uint32_t> stand_size;   ///< level of Y of 2014 of each of these
  Column<std::uint32_t> place;        ///< of each stand in `stands`, or none
  static constexpr std::uint32_t none = ~std::uint32_t{0};
};

class World;
struct Sizes;

/// Fills the comparisons of a world whose links and stands are set.
void set_comparisons(World& world, const Sizes& size);

}  // namespace twinning
