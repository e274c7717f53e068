#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/base/random.hpp"

namespace twinning {

/// What the random numbers of designs decide.  The numbers are apart from those
/// of the model, so that a study and a scenario of one seed share no luck; they
/// are part of every published design, so new ones go last.
inline constexpr Purpose latin_hypercube_slices{128};
inline constexpr Purpose scrambling{129};
inline constexpr Purpose morris_walks{130};

/// The random numbers of a design, by what they decide: two numbers of its own,
/// a purpose, and a third number below 2²⁴.
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

}  // namespace twinning
