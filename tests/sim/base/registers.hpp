#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace twinning::tests {

using Eight = std::array<double, 8>;
using EightWords = std::array<std::uint64_t, 8>;

/// What one width of registers makes of eight numbers, operation by operation.
///
/// The code of a width is compiled for its instruction set, apart from the
/// tests, and only runs where the processor has it.
struct Registers {
  int lanes;
  std::array<Eight, 15> (*arithmetic)(const Eight& a, const Eight& b);
  std::array<EightWords, 6> (*words)(const EightWords& a, const EightWords& b,
                                     const EightWords& c);
  Eight (*uniform)(const EightWords& words);
  std::array<Eight, 4> (*functions)(const Eight& x);  ///< exp, log, sin, cos

  /// The words of the lanes' replicates for a pair of cities all share, and
  /// for a pair of each lane's own.
  std::array<EightWords, 4> (*shared_block)(std::uint64_t seed,
                                            const EightWords& replicates,
                                            std::uint32_t first,
                                            std::uint32_t second,
                                            std::uint32_t when);
  std::array<EightWords, 4> (*own_block)(std::uint64_t seed,
                                         const EightWords& replicates,
                                         const EightWords& first,
                                         const EightWords& second,
                                         std::uint32_t when);
};

extern const Registers one_lane, two_lanes, four_lanes, eight_lanes;

/// All widths that this processor has.
inline std::vector<const Registers*> registers_here() {
  std::vector<const Registers*> here{&one_lane, &two_lanes};
  if (__builtin_cpu_supports("avx2")) here.push_back(&four_lanes);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    here.push_back(&eight_lanes);
  return here;
}

}  // namespace twinning::tests
