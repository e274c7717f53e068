#include "sim/base/ranks.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

namespace twinning {
namespace {

Ranks ranks_of(const std::vector<double>& values) {
  Ranks ranks;
  Ranker().rank(values, ranks);
  return ranks;
}

double correlation(const Ranks& x, const Ranks& y) {
  return partial_correlation(x, y);
}

TEST_CASE("Ranks count from the middle, and equal values share theirs",
          "[ranks]") {
  CHECK(ranks_of({}).empty());
  CHECK(ranks_of({7}) == Ranks{0});
  CHECK(ranks_of({30, 10, 20}) == Ranks{2, -2, 0});
  CHECK(ranks_of({-1, 0.0, -0.0, 2}) == Ranks{-3, 0, 0, 3});
  CHECK(ranks_of({5, 5, 5}) == Ranks{0, 0, 0});
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK(ranks_of({std::nan(""), infinity, -infinity, -2, 1e-300}) ==
        Ranks{4, 2, -4, -2, 0});
}

TEST_CASE("Whole numbers have the ranks that they have as numbers", "[ranks]") {
  std::mt19937 draw(1);
  for (const std::size_t count : {0u, 1u, 2u, 50u, 700u}) {
    std::vector<std::uint32_t> whole(count);
    for (auto& value : whole) value = std::uint32_t(draw() % 40);
    Ranks ranks;
    Ranker().rank(whole, ranks);
    CHECK(ranks == ranks_of({whole.begin(), whole.end()}));
  }
}

TEST_CASE("Ranks are those that counting gives, in samples of any size",
          "[ranks]") {
  std::mt19937 draw(2);
  for (const std::size_t count : {3u, 64u, 65u, 300u, 3000u})
    for (const double scale : {1.0, 1e-9, 1e6}) {
      std::vector<double> values(count);
      for (double& value : values)
        value = 1 + scale * (double(draw() % 1000) - 500);
      const Ranks ranks = ranks_of(values);
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < count; ++i) {
        double rank = 0;
        for (const double other : values)
          rank += double(other < values[i]) - double(other > values[i]);
        if (ranks[i] != rank) ++wrong;
      }
      CHECK(wrong == 0);
    }
}

TEST_CASE("Places tell values apart and no more", "[ranks]") {
  std::array<std::uint32_t, 5> places{};
  CHECK(Ranker().place(std::array{2.5, 1.0, 2.5, 9.0, 1.0}, places) == 3);
  CHECK(places == std::array{1u, 0u, 1u, 2u, 0u});
  CHECK(Ranker().place({}, {}) == 0);
}

TEST_CASE("With nothing held the correlation is Spearman's", "[ranks]") {
  CHECK(correlation(ranks_of({1, 2, 3, 4}), ranks_of({10, 20, 40, 80})) ==
        Approx(1));
  CHECK(correlation(ranks_of({1, 2, 3, 4}), ranks_of({4, 3, 2, 1})) ==
        Approx(-1));
  // 1 − 6·Σd²/(n(n² − 1)) with Σd² = 4 and n = 5.
  CHECK(correlation(ranks_of({1, 2, 3, 4, 5}), ranks_of({2, 1, 4, 3, 5})) ==
        Approx(0.8));
}

TEST_CASE("What is held is taken out", "[ranks]") {
  const Ranks x = ranks_of({1, 2, 3, 4, 5, 6});
  const Ranks y = ranks_of({2, 1, 4, 3, 6, 5});
  const Ranks z = ranks_of({1, 3, 2, 4, 6, 5});
  const std::array one{&z};
  // From the three correlations, by the formula for one variable held.
  const double xy = correlation(x, y);
  const double xz = correlation(x, z);
  const double yz = correlation(y, z);
  CHECK(partial_correlation(x, y, one) ==
        Approx((xy - xz * yz) / std::sqrt((1 - xz * xz) * (1 - yz * yz))));

  // And from those with one held, for two.
  const Ranks u = ranks_of({3, 1, 2, 6, 4, 5});
  const std::array two{&z, &u};
  const double xy_z = partial_correlation(x, y, one);
  const double xu_z = partial_correlation(x, u, one);
  const double yu_z = partial_correlation(y, u, one);
  CHECK(partial_correlation(x, y, two) ==
        Approx((xy_z - xu_z * yu_z) /
               std::sqrt((1 - xu_z * xu_z) * (1 - yu_z * yu_z))));
  const std::array swapped{&u, &z};
  CHECK(partial_correlation(x, y, swapped) ==
        Approx(partial_correlation(x, y, two)));
}

TEST_CASE("What does not vary, or twice the same, takes nothing out",
          "[ranks]") {
  const Ranks x = ranks_of({1, 2, 3, 4, 5, 6});
  const Ranks y = ranks_of({2, 1, 4, 3, 6, 5});
  const Ranks z = ranks_of({1, 3, 2, 4, 6, 5});
  const Ranks even = ranks_of({7, 7, 7, 7, 7, 7});
  const std::array one{&z};
  const std::array with_even{&even, &z};
  const std::array twice{&z, &z};
  const double expected = partial_correlation(x, y, one);
  CHECK(partial_correlation(x, y, with_even) == expected);
  CHECK(partial_correlation(x, y, twice) == expected);
}

TEST_CASE("There is no correlation of what does not vary, or of too few",
          "[ranks]") {
  const Ranks x = ranks_of({1, 2, 3, 4});
  const Ranks even = ranks_of({7, 7, 7, 7});
  const Ranks z = ranks_of({1, 3, 2, 4});
  CHECK(std::isnan(correlation(x, even)));
  CHECK(std::isnan(correlation(ranks_of({1, 2}), ranks_of({1, 2}))));
  const std::array held_itself{&x};
  CHECK(std::isnan(partial_correlation(x, z, held_itself)));
  const std::array two{&z, &even};
  CHECK(std::isnan(partial_correlation(x, x, two)));
}

}  // namespace
}  // namespace twinning
