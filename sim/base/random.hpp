#pragma once

#include <cstdint>

#include "sim/base/philox.hpp"

namespace twinning {

/// What a random number decides.  The values are part of every published
/// result, so new ones go last (ODD 4.9).
enum class Purpose : std::uint32_t {
  first_visits = 1,
  second_visits = 2,
  deal = 3,
  yearly = 4,
  city = 5,
  undated = 6,
};

/// The third word of an address: what is decided, and when.
///
/// Range:   time in [0, 2²⁴): steps or years since 1900, or a number of its own
[[nodiscard]] TWINNING_INLINE constexpr std::uint32_t address(
    Purpose purpose, std::uint32_t time) {
  return (static_cast<std::uint32_t>(purpose) << 24) + time;
}

/// The random numbers of the replicates in the lanes, by what they decide.
///
/// A draw is a pure function of (seed, replicate, purpose, time, cities) and
/// leaves nothing behind: no result depends on the number of threads or on the
/// order of a loop, and two scenarios with one seed meet the same luck.  The
/// cities are known by their own codes, never by rows.
///
/// Shape:   four words of 32 bits a lane, in the low halves of 64
/// Source:  ODD 4.9
template <int lanes>
class Draws {
 public:
  using W = Words<lanes>;
  struct Block {
    W word[4];
  };

  TWINNING_INLINE Draws(std::uint64_t seed, W replicates)
      : key_{seed}, replicates_{replicates} {
    for (std::uint32_t i = 0; i < 10; ++i) {
      bump_0_[i] = W(std::uint64_t{key_.low + i * P::weyl_0});
      bump_1_[i] = W(std::uint64_t{key_.high + i * P::weyl_1});
    }
  }

  /// The blocks of a pair of cities that all lanes share, of several purposes
  /// at one time.  Two of the ten rounds are the same in all lanes, and are
  /// made only once; the others of all blocks go side by side, since the
  /// processor would else wait for each.
  template <int count>
  TWINNING_INLINE void blocks(std::uint32_t first, std::uint32_t second,
                              const std::uint32_t (&when)[count],
                              Block (&x)[count]) const {
    const auto product = [](std::uint64_t a, std::uint64_t b) { return a * b; };
    const auto low = [](std::uint64_t a) {
      return static_cast<std::uint32_t>(a);
    };
    const auto top = [](std::uint64_t a) {
      return static_cast<std::uint32_t>(a >> 32);
    };

    // Round 0: only the replicates differ between the lanes.
    const std::uint64_t a0 = product(first, P::multiplier_0);
    const W b2 = W(std::uint64_t{top(a0) ^ key_.high}) ^ replicates_;
    const W c1 = times_low(b2, W(P::multiplier_1));

    TWINNING_UNROLL
    for (int i = 0; i < count; ++i) {
      const std::uint64_t a1 = product(when[i], P::multiplier_1);
      const std::uint32_t b0 = top(a1) ^ second ^ key_.low;

      // Round 1.
      const std::uint64_t c0 = product(b0, P::multiplier_0);
      const W d0 =
          high(c1) ^ W(std::uint64_t{low(a1) ^ (key_.low + P::weyl_0)});
      const std::uint32_t d2 = top(c0) ^ low(a0) ^ (key_.high + P::weyl_1);

      // Round 2.
      const W e0 = times_low(d0, W(P::multiplier_0));
      const std::uint64_t e1 = product(d2, P::multiplier_1);
      x[i].word[0] =
          c1 ^ W(std::uint64_t{top(e1) ^ (key_.low + 2 * P::weyl_0)});
      x[i].word[1] = W(std::uint64_t{low(e1)});
      x[i].word[2] =
          high(e0) ^ W(std::uint64_t{low(c0) ^ (key_.high + 2 * P::weyl_1)});
      x[i].word[3] = e0;
    }
    rounds<3>(x);
  }

  /// The blocks of pairs of cities that differ from lane to lane.
  template <int count>
  TWINNING_INLINE void blocks(W first, W second,
                              const std::uint32_t (&when)[count],
                              Block (&x)[count]) const {
    TWINNING_UNROLL
    for (int i = 0; i < count; ++i)
      x[i] = {{first, second, W(std::uint64_t{when[i]}), replicates_}};
    rounds<0>(x);
  }

  /// One block.
  template <class Code>
  [[nodiscard]] TWINNING_INLINE Block block(Code first, Code second,
                                            std::uint32_t when) const {
    const std::uint32_t one[1] = {when};
    Block x[1];
    blocks(first, second, one, x);
    return x[0];
  }

 private:
  using P = Philox<lanes>;

  /// The rounds from `from` to the tenth.
  template <std::uint32_t from, int count>
  TWINNING_INLINE void rounds(Block (&x)[count]) const {
    for (std::uint32_t i = from; i < 10; ++i) {
      W product_0[count], product_1[count];
      TWINNING_UNROLL
      for (int b = 0; b < count; ++b) {
        product_0[b] = times_low(x[b].word[0], W(P::multiplier_0));
        product_1[b] = times_low(x[b].word[2], W(P::multiplier_1));
      }
      TWINNING_UNROLL
      for (int b = 0; b < count; ++b) {
        x[b].word[0] = xor3(high(product_1[b]), x[b].word[1], bump_0_[i]);
        x[b].word[1] = product_1[b];
        x[b].word[2] = xor3(high(product_0[b]), x[b].word[3], bump_1_[i]);
        x[b].word[3] = product_0[b];
      }
    }
  }

  Key key_;
  W replicates_;
  W bump_0_[10];
  W bump_1_[10];
};

}  // namespace twinning
