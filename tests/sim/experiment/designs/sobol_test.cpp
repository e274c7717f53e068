#include "sim/experiment/designs/sobol.hpp"

#include <catch2/catch.hpp>

#include "tests/sim/experiment/discrepancy.hpp"
#include "tests/sim/statistics.hpp"

namespace twinning::tests {
namespace {

TEST_CASE("Unscrambled Sobol' numbers are those Joe and Kuo publish",
          "[design]") {
  // The first ten points of their three-dimensional example.
  const std::vector<double> published{
      0,      0,      0,     0.5,   0.5,   0.5,   0.75,   0.25,   0.25,    //
      0.25,   0.75,   0.75,  0.375, 0.375, 0.625, 0.875,  0.875,  0.125,   //
      0.625,  0.125,  0.875, 0.125, 0.625, 0.375, 0.1875, 0.3125, 0.9375,  //
      0.6875, 0.8125, 0.4375};
  const std::vector<std::uint32_t> numbers = sobol_numbers(3, 10);
  for (std::size_t i = 0; i < published.size(); ++i)
    CHECK(numbers[i] * 0x1p-32 == published[i]);
}

TEST_CASE("Each slice of each factor holds one point of 2^m", "[design]") {
  for (const std::size_t points : {1u, 2u, 8u, 128u, 4096u}) {
    const Points design = sobol_design(60, points, 5);
    std::size_t uneven = 0;
    for (std::size_t factor = 0; factor < 60; ++factor)
      uneven += uneven_slices(design, factor);
    CHECK(uneven == 0);
  }
}

TEST_CASE("The first two factors keep one point in each elementary box",
          "[design]") {
  for (const std::uint64_t seed : {1u, 2u, 3u})
    for (std::size_t m = 1; m <= 10; ++m) {
      const Points design = sobol_design(2, std::size_t{1} << m, seed);
      for (std::size_t a = 0; a <= m; ++a)
        CHECK(uneven_boxes(design, 0, std::size_t{1} << a, 1,
                           std::size_t{1} << (m - a)) == 0);
    }
}

TEST_CASE("Every later stretch of 2^m points is as even", "[design]") {
  const Points all = sobol_design(2, 1024, 9);
  for (std::size_t begin = 0; begin < 1024; begin += 64) {
    const auto rows = std::span(all.values).subspan(2 * begin, 128);
    const Points part{2, {rows.begin(), rows.end()}};
    for (std::size_t a = 0; a <= 6; ++a)
      CHECK(uneven_boxes(part, 0, std::size_t{1} << a, 1,
                         std::size_t{1} << (6 - a)) == 0);
  }
}

TEST_CASE("Scrambled points fill intervals and boxes evenly", "[design]") {
  // Of plain random points the discrepancy would be about 0.05 and 0.08.
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    const Points design = sobol_design(2, 256, seed);
    CHECK(star_discrepancy(column(design, 0)) <= 1.0 / 256);
    CHECK(star_discrepancy(column(design, 1)) <= 1.0 / 256);
    // Niederreiter (1992): a (0, m, 2)-net has at most (m/2 + 3/2)/2^m.
    CHECK(star_discrepancy(design) <= (8 / 2.0 + 1.5) / 256);
  }
  std::vector<double> unscrambled;
  for (const std::uint32_t number : sobol_numbers(1, 64))
    unscrambled.push_back(number * 0x1p-32);
  CHECK(star_discrepancy(unscrambled) == 1.0 / 64);
}

TEST_CASE("Each scrambled point is uniform", "[design][statistical]") {
  // If it were kept within 95 % of its interval, this would fail for all seeds.
  for (const std::size_t point : {0u, 5u}) {
    std::vector<double> values;
    for (std::uint64_t seed = 0; seed < 20'000; ++seed)
      values.push_back(sobol_design(1, 6, seed).values[point]);
    CHECK(p_mean(values, 0.5, std::sqrt(1 / 12.0)) > false_alarm_rate);
    std::vector<double> squares;
    for (const double x : values) squares.push_back((x - 0.5) * (x - 0.5));
    CHECK(p_mean(squares, 1 / 12.0, std::sqrt(1 / 180.0)) > false_alarm_rate);
  }
}

TEST_CASE("Every bit is flipped by a fair coin", "[design][statistical]") {
  // 8192 coins each.  A coin with 0.55 for 0.5 would be caught for 99 seeds in
  // 100; the false-alarm rate is shared among the 32 bits.
  std::array<double, 32> ones{};
  for (std::uint64_t seed = 0; seed < 8192; ++seed) {
    const auto number =
        std::uint32_t(sobol_design(1, 1, seed).values[0] * 0x1p32);
    for (std::size_t bit = 0; bit < 32; ++bit) ones[bit] += number >> bit & 1u;
  }
  for (const double count : ones)
    CHECK(two_sided((count - 4096) / std::sqrt(2048.0)) >
          false_alarm_rate / 32);
}

TEST_CASE("The coin of a bit depends on the bits above it and on the factor",
          "[design][statistical]") {
  // The numbers 0 and 1/2 differ in the first bit, as 0 and 1/4, 0 and 2^-7 do
  // in a later one.  The next bit is flipped alike in half the seeds, not in
  // all of them as a shift does; at 0.53 for 0.5, 99 seeds in 100 would fail.
  const std::array<std::size_t, 3> partner{1, 3, 127};
  const std::array<std::size_t, 3> place{1, 2, 7};
  std::array<double, 3> alike{};
  double alike_factors = 0;
  constexpr double seeds = 10'000;
  const auto numbers = sobol_numbers(1, 128);
  for (std::uint64_t seed = 0; seed < std::uint64_t(seeds); ++seed) {
    const Points design = sobol_design(2, 128, seed);
    const auto flips = [&](std::size_t point, std::size_t factor) {
      return std::uint32_t(design.point(point)[factor] * 0x1p32) ^
             numbers[point];
    };
    for (std::size_t i = 0; i < 3; ++i)
      alike[i] +=
          ((flips(0, 0) ^ flips(partner[i], 0)) >> (31 - place[i]) & 1u) == 0;
    alike_factors += ((flips(0, 0) ^ flips(0, 1)) >> 31) == 0;
  }
  for (const double count : {alike[0], alike[1], alike[2], alike_factors})
    CHECK(two_sided((count - seeds / 2) / std::sqrt(seeds / 4)) >
          false_alarm_rate);
}

}  // namespace
}  // namespace twinning::tests
