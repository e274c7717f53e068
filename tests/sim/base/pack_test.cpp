#include "sim/base/pack.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/sim/base/registers.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Numbers of all sizes and signs, many of them equal or special.
double any_number(Numbers& numbers) {
  constexpr std::array special{0.0, -0.0, 1.0, -1.0, infinity, 5e-324, 1e308};
  const std::uint32_t word = numbers.word();
  if (word % 4 == 0) return special[word / 4 % special.size()];
  const double size = std::ldexp(numbers.between(1, 2), int(word % 80) - 40);
  return numbers.even() ? size : -size;
}

/// What a pair of plain doubles gives, in the order of Registers::arithmetic.
std::array<double, 15> expected(double a, double b) {
  return {a + b,
          a - b,
          a * b,
          a / b,
          a > b ? a : b,
          a < b ? a : b,
          std::sqrt(a),
          a < b ? 1.0 : 0.0,
          a <= b ? 1.0 : 0.0,
          a == b ? 1.0 : 0.0,
          a > b ? 0.0 : 1.0,
          a < b && a < 0 ? 1.0 : 0.0,
          a < b || b < 0 ? a : 0.0,
          a + b,
          a < b ? 11.0 : 0.0};
}

bool same(double x, double y) {
  if (std::isnan(x) || std::isnan(y)) return std::isnan(x) && std::isnan(y);
  return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
}

TEST_CASE("Each lane computes as a plain double does", "[pack]") {
  Numbers numbers;
  for (std::size_t trial = 0; trial < 20'000; ++trial) {
    Eight a, b;
    for (double& x : a) x = any_number(numbers);
    for (double& x : b) x = any_number(numbers);
    b[trial % 8] = a[trial % 8];
    for (const Registers* registers : registers_here()) {
      const auto width = std::size_t(registers->lanes);
      const auto results = registers->arithmetic(a, b);
      for (std::size_t lane = 0; lane < 8; ++lane) {
        auto plain = expected(a[lane], b[lane]);
        // The last tells of the lane, and of whether it is so in any.
        bool in_any = false;
        for (std::size_t i = 0; i < width; ++i)
          in_any |= a[lane / width * width + i] < b[lane / width * width + i];
        plain[14] = (a[lane] < b[lane] ? 1 : 0) + (in_any ? 10 : 0);
        for (std::size_t i = 0; i < 15; ++i)
          if (!same(results[i][lane], plain[i]))
            FAIL("operation " << i << ", width " << width << ": " << a[lane]
                              << ", " << b[lane]);
      }
    }
  }
}

TEST_CASE("Each lane treats words as plain integers", "[pack]") {
  Numbers numbers;
  const auto word = [&] {
    return std::uint64_t{numbers.word()} << 32 | numbers.word();
  };
  for (std::size_t trial = 0; trial < 20'000; ++trial) {
    EightWords a, b, c;
    for (std::size_t lane = 0; lane < 8; ++lane) {
      a[lane] = word();
      b[lane] = word();
      c[lane] = word();
    }
    for (const Registers* registers : registers_here()) {
      const auto results = registers->words(a, b, c);
      bool equal = true;
      for (std::size_t lane = 0; lane < 8; ++lane) {
        const std::uint64_t product =
            (a[lane] & 0xffffffff) * (b[lane] & 0xffffffff);
        const std::array<std::uint64_t, 6> plain{
            a[lane] ^ b[lane], a[lane] ^ b[lane] ^ c[lane], product,
            a[lane] >> 32,     0xfedcba9876543210,          product >> 32};
        for (std::size_t i = 0; i < 6; ++i)
          equal = equal && results[i][lane] == plain[i];
      }
      if (!equal) FAIL("width " << registers->lanes);
    }
  }
}

TEST_CASE("A uniform number is exactly (w + ½)/2³² of the low half", "[pack]") {
  Numbers numbers;
  const auto lower_half = [](std::uint64_t word) {
    return std::ldexp(double(word & 0xffffffff) + 0.5, -32);
  };
  for (std::size_t trial = 0; trial < 20'000; ++trial) {
    EightWords words;
    for (std::uint64_t& word : words)
      word = std::uint64_t{numbers.word()} << 32 | numbers.word();
    words[0] = 0xffffffff00000000;
    words[7] = 0xffffffff;
    for (const Registers* registers : registers_here()) {
      const Eight results = registers->uniform(words);
      for (std::size_t lane = 0; lane < 8; ++lane)
        if (results[lane] != lower_half(words[lane]))
          FAIL("width " << registers->lanes << ": " << words[lane]);
      if (results[0] != 0x1p-33 || results[7] != 1 - 0x1p-33)
        FAIL("width " << registers->lanes << " at an end");
    }
  }
}

}  // namespace
}  // namespace twinning::tests
