#pragma once

#include "sim/base/math_lanes.hpp"
#include "sim/base/random.hpp"
#include "tests/sim/base/registers.hpp"

namespace twinning::tests {

/// Registers of one width.  Included by one source file for each instruction
/// set, and nowhere else.
template <int width>
struct RegistersOf {
  using P = Pack<width>;
  using W = Words<width>;

  template <class Compute>
  static void each(Compute compute) {
    for (std::size_t from = 0; from < 8; from += width) compute(from);
  }
  static P load(const Eight& from, std::size_t at) {
    alignas(64) double lanes[width];
    for (std::size_t i = 0; i < width; ++i) lanes[i] = from.data()[at + i];
    return P::load(lanes);
  }
  static void store(P pack, Eight& to, std::size_t at) {
    alignas(64) double lanes[width];
    pack.store(lanes);
    for (std::size_t i = 0; i < width; ++i) to.data()[at + i] = lanes[i];
  }
  static W load(const EightWords& from, std::size_t at) {
    alignas(64) std::uint64_t lanes[width];
    for (std::size_t i = 0; i < width; ++i) lanes[i] = from.data()[at + i];
    return W::load(lanes);
  }
  static void store(W words, EightWords& to, std::size_t at) {
    alignas(64) std::uint64_t lanes[width];
    words.store(lanes);
    for (std::size_t i = 0; i < width; ++i) to.data()[at + i] = lanes[i];
  }

  static std::array<Eight, 15> arithmetic(const Eight& left,
                                          const Eight& right) {
    std::array<Eight, 15> out{};
    each([&](std::size_t at) {
      const P a = load(left, at);
      const P b = load(right, at);
      const auto truth = [&](Mask<width> mask) {
        return select(mask, P(1.0), P(0.0));
      };
      P sum = a;
      sum += b;
      alignas(64) double marks[width];
      for (unsigned i = 0; i < width; ++i)
        marks[i] = double(bits(a < b) >> i & 1u) + (any(a < b) ? 10 : 0);
      const P results[15] = {a + b,
                             a - b,
                             a * b,
                             a / b,
                             max(a, b),
                             min(a, b),
                             sqrt(a),
                             truth(a < b),
                             truth(a <= b),
                             truth(a == b),
                             truth(!(a > b)),
                             truth((a < b) & (a < P(0.0))),
                             zero_unless((a < b) | (b < P(0.0)), a),
                             sum,
                             P::load(marks)};
      for (std::size_t i = 0; i < 15; ++i) store(results[i], out.data()[i], at);
    });
    return out;
  }

  static std::array<EightWords, 6> words(const EightWords& first,
                                         const EightWords& second,
                                         const EightWords& third) {
    std::array<EightWords, 6> out{};
    each([&](std::size_t at) {
      const W a = load(first, at);
      const W b = load(second, at);
      const W results[6] = {
          a ^ b,   xor3(a, b, load(third, at)),          times_low(a, b),
          high(a), W(std::uint64_t{0xfedcba9876543210}), high(times_low(a, b))};
      for (std::size_t i = 0; i < 6; ++i) store(results[i], out.data()[i], at);
    });
    return out;
  }

  static Eight uniform_numbers(const EightWords& given) {
    Eight out{};
    each([&](std::size_t at) { store(uniform(load(given, at)), out, at); });
    return out;
  }

  static std::array<Eight, 4> functions(const Eight& x) {
    std::array<Eight, 4> out{};
    each([&](std::size_t at) {
      const P a = load(x, at);
      store(exact::exp(a), out.data()[0], at);
      store(exact::log(a), out.data()[1], at);
      store(exact::sin(a), out.data()[2], at);
      store(exact::cos(a), out.data()[3], at);
    });
    return out;
  }

  static std::array<EightWords, 4> shared_block(std::uint64_t seed,
                                                const EightWords& replicates,
                                                std::uint32_t first,
                                                std::uint32_t second,
                                                std::uint32_t when) {
    std::array<EightWords, 4> out{};
    each([&](std::size_t at) {
      const Draws<width> draws(seed, load(replicates, at));
      const auto block = draws.block(first, second, when);
      for (std::size_t i = 0; i < 4; ++i)
        store(block.word[i], out.data()[i], at);
    });
    return out;
  }

  static std::array<EightWords, 4> own_block(std::uint64_t seed,
                                             const EightWords& replicates,
                                             const EightWords& first,
                                             const EightWords& second,
                                             std::uint32_t when) {
    std::array<EightWords, 4> out{};
    each([&](std::size_t at) {
      const Draws<width> draws(seed, load(replicates, at));
      const auto block = draws.block(load(first, at), load(second, at), when);
      for (std::size_t i = 0; i < 4; ++i)
        store(block.word[i], out.data()[i], at);
    });
    return out;
  }

  static constexpr Registers made{width,           arithmetic, words,
                                  uniform_numbers, functions,  shared_block,
                                  own_block};
};

}  // namespace twinning::tests
