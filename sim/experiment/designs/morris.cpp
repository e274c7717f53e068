#include "sim/experiment/designs/morris.hpp"

#include <algorithm>

#include "sim/base/luck.hpp"
#include "sim/base/shuffle.hpp"

namespace twinning {
namespace {

constexpr std::uint32_t step = 2;        ///< Δ, in levels
constexpr std::uint32_t last_level = 3;  ///< of 0 to 3

double value_of(std::uint32_t level) { return level / double(last_level); }

}  // namespace

Points morris_design(std::size_t factors, std::size_t trajectories,
                     std::uint64_t seed) {
  const Luck luck(seed);
  const std::size_t rows = factors + 1;
  Points design{.factors = factors, .values = {}};
  design.values.resize(trajectories * rows * factors);

  for (std::size_t walk = 0; walk < trajectories; ++walk) {
    double* const first = &design.values[walk * rows * factors];
    const auto words_of = [&](std::size_t number) {
      return luck.block(number, walk, morris_walks, 0);
    };
    const auto choose = [&](std::size_t place) {
      const auto words = words_of(place);
      return below(place + 1, words[0], words[1]);
    };
    // The factor moves on the way to row move + 1, and then stays.
    const auto keep = [&](std::size_t move, std::uint32_t factor) {
      const std::uint32_t coins = words_of(factor)[2];
      const std::uint32_t low = coins >> 31;
      const bool up = (coins >> 30 & 1u) != 0;
      for (std::size_t row = 0; row < rows; ++row)
        first[row * factors + factor] =
            value_of((row > move) == up ? low + step : low);
    };
    shuffle(factors, choose, keep);
  }
  return design;
}

}  // namespace twinning
