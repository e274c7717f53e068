#include "sim/experiment/designs/sobol.hpp"

#include <array>
#include <boost/random/sobol.hpp>

#include "sim/base/luck.hpp"

namespace twinning {
namespace {

/// The coins of one factor.
///
/// The tree of all bits above a bit is cut into pieces of seven levels: a piece
/// has 127 coins, which are the bits of one block of random numbers.
class Coins {
 public:
  Coins(std::uint64_t seed, std::size_t factor)
      : luck_(seed), factor_{factor} {}

  [[nodiscard]] std::uint32_t scramble(std::uint32_t number) const {
    std::uint32_t flips = 0;
    for (unsigned top = 0; top < 32; top += levels) {
      const std::uint32_t above = top == 0 ? 0 : number >> (32 - top);
      const auto words = luck_.block(factor_, above, scrambling, top);
      for (unsigned level = 0; level < levels && top + level < 32; ++level) {
        // Of the coins of a level, the one that the bits in between say.
        const std::uint32_t between = (number << top >> 1) >> (31 - level);
        const std::uint32_t coin = (1u << level) - 1 + between;
        const std::uint32_t bit = words[coin / 32] >> (coin % 32) & 1u;
        flips |= bit << (31 - top - level);
      }
    }
    return number ^ flips;
  }

 private:
  static constexpr unsigned levels = 7;

  Luck luck_;
  std::size_t factor_;
};

}  // namespace

std::vector<std::uint32_t> sobol_numbers(std::size_t factors,
                                         std::size_t points) {
  std::vector<std::uint32_t> numbers(factors * points);
  boost::random::sobol_engine<std::uint32_t, 32> engine(factors);
  // Boost leaves the point 0 out, without which the rest is less even.
  engine.generate(numbers.begin() + std::ptrdiff_t(factors), numbers.end());
  return numbers;
}

Points sobol_design(std::size_t factors, std::size_t points,
                    std::uint64_t seed) {
  const std::vector<std::uint32_t> numbers = sobol_numbers(factors, points);
  Points design{.factors = factors, .values = {}};
  design.values.resize(numbers.size());
  for (std::size_t factor = 0; factor < factors; ++factor) {
    const Coins coins(seed, factor);
    for (std::size_t i = factor; i < numbers.size(); i += factors)
      design.values[i] = (double(coins.scramble(numbers[i])) + 0.5) * 0x1p-32;
  }
  return design;
}

}  // namespace twinning
