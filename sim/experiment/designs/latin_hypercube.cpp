#include "sim/experiment/designs/latin_hypercube.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/luck.hpp"
#include "sim/base/shuffle.hpp"

namespace twinning {
namespace {

constexpr double most_candidates = 100;
constexpr double most_work = 0x1p29;  ///< differences of two coordinates

/// How many designs to choose among.
std::uint32_t candidates(std::size_t factors, std::size_t points) {
  const double work = 0.5 * double(points) * double(points) * double(factors);
  return std::uint32_t(std::clamp(most_work / work, 1.0, most_candidates));
}

/// One Latin hypercube; `number` tells those of one seed apart.  A block of
/// random numbers says which slice a point has of a factor, and where in it.
Points candidate(std::size_t factors, std::size_t points, std::uint64_t seed,
                 std::uint32_t number) {
  const Luck luck(seed);
  Points design{.factors = factors, .values = {}};
  design.values.resize(factors * points);
  for (std::size_t factor = 0; factor < factors; ++factor) {
    std::array<std::uint32_t, 4> words{};
    const auto choose = [&](std::size_t place) {
      words = luck.block(factor, place, latin_hypercube_slices, number);
      return below(place + 1, words[0], words[1]);
    };
    const auto keep = [&](std::size_t place, std::uint32_t slice) {
      // With 21 binary places, no rounding leads out of the slice.
      const double within = (double(words[2] >> 12) + 0.5) * 0x1p-20;
      design.values[place * factors + factor] =
          (double(slice) + within) / double(points);
    };
    shuffle(points, choose, keep);
  }
  return design;
}

}  // namespace

double closest_pair(const Points& points, double enough) {
  double closest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < points.count(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto a = points.point(i), b = points.point(j);
      double distance = 0;
      for (std::size_t factor = 0; factor < a.size(); ++factor) {
        const double apart = a[factor] - b[factor];
        distance += apart * apart;
      }
      closest = std::min(closest, distance);
      if (closest <= enough) return closest;
    }
  return closest;
}

Points latin_hypercube_design(std::size_t factors, std::size_t points,
                              std::uint64_t seed) {
  Points best = candidate(factors, points, seed, 0);
  const std::uint32_t count = candidates(factors, points);
  if (count == 1) return best;

  double furthest = closest_pair(best);
  for (std::uint32_t number = 1; number < count; ++number) {
    Points other = candidate(factors, points, seed, number);
    const double apart = closest_pair(other, furthest);
    if (apart > furthest) {
      furthest = apart;
      best = std::move(other);
    }
  }
  return best;
}

}  // namespace twinning
