#pragma once

#include <array>
#include <vector>

#include "sim/model/scenario.hpp"

namespace twinning {

/// A city's economy as seen from its bloc: location quotients of the sectors,
/// scaled to sum 1.
using SectorMix = std::array<double, sectors>;

/// The economies of all cities.  A city without sector shares gets 1/8 each.
///
/// Source:  ODD 5
[[nodiscard]] std::vector<SectorMix> economies(const CityTable& cities,
                                               std::size_t blocs);

/// How well two economies fit: 0.7 of their trade complementarity, 0.3 of the
/// cosine of their sectors [0 to 1].
///
/// Source:  ODD 5
[[nodiscard]] double compatibility(const SectorMix& first,
                                   const SectorMix& second);

/// Sizes of all cities [bn GBP of 2014], the median of the bloc's known ones
/// where a size is not known, and how large each is for its bloc.
struct Sizes {
  std::vector<double> size;
  std::vector<double> z;  ///< log size over the mean log size of the bloc
};

/// Source:  ODD 5; `equal`: every size is the geometric mean of its bloc
[[nodiscard]] Sizes sizes(const CityTable& cities, std::size_t blocs,
                          bool equal);

}  // namespace twinning
