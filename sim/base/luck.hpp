#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/base/random.hpp"

namespace twinning {

/// What random numbers decide outside the model.  The numbers are apart from
/// those of the model, so that a study and a scenario of one seed share no
/// luck; they are part of every published design, so new ones go last.
inline constexpr Purpose latin_hypercube_slices{128};
inline constexpr Purpose scrambling{129};
inline constexpr Purpose morris_walks{130};
inline constexpr Purpose resampling{131};
inline constexpr Purpose ties{132};
inline constexpr Purpose permuting{133};

/// The random numbers outside the model, by what they decide: two numbers of
/// its own, a purpose, and a third number below 2²⁴.
class Luck {
 public:
  explicit Luck(std::uint64_t seed)
      : draws_(seed, Words<1>(std::uint64_t{0})) {}

  /// Four words of 32 bits.
  [[nodiscard]] std::array<std::uint32_t, 4> block(std::size_t first,
                                                   std::size_t second,
                                                   Purpose purpose,
                                                   std::uint32_t third) const {
    const Draws<1>::Block block = draws_.block(
        std::uint32_t(first), std::uint32_t(second), address(purpose, third));
    return {std::uint32_t(block.word[0].v), std::uint32_t(block.word[1].v),
            std::uint32_t(block.word[2].v), std::uint32_t(block.word[3].v)};
  }

 private:
  Draws<1> draws_;
};

/// A whole number below `count`, all alike to within 2⁻³²: ⌊w·count/2⁶⁴⌋ of the
/// 64-bit word w whose halves these are.
///
/// Range:   count from 1 to 2³²
[[nodiscard]] constexpr std::size_t below(std::uint64_t count,
                                          std::uint64_t high,
                                          std::uint64_t low) {
  return std::size_t((high * count + (low * count >> 32)) >> 32);
}

}  // namespace twinning
