#pragma once

#include <cstdint>

#include "sim/base/pack.hpp"

namespace twinning {

/// The constants of Philox 4x32-10, the generator behind all draws.
///
/// Source:  Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2,
///          3"; tested against their library
template <int lanes>
struct Philox {
  static constexpr std::uint64_t multiplier_0 = 0xD2511F53;
  static constexpr std::uint64_t multiplier_1 = 0xCD9E8D57;
  static constexpr std::uint32_t weyl_0 = 0x9E3779B9;
  static constexpr std::uint32_t weyl_1 = 0xBB67AE85;
};

/// The key of all draws of a run: the halves of the scenario's seed.
struct Key {
  std::uint32_t low;
  std::uint32_t high;

  TWINNING_INLINE explicit Key(std::uint64_t seed)
      : low{static_cast<std::uint32_t>(seed)},
        high{static_cast<std::uint32_t>(seed >> 32)} {}
};

}  // namespace twinning
