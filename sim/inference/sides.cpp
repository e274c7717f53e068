#include "sim/inference/sides.hpp"

#include <algorithm>

#include "sim/inference/bootstrap.hpp"

namespace twinning {
namespace {

/// What is drawn apart from the units has a seed of its own.
constexpr std::array<std::uint64_t, 2> seeds_apart{0xC2B2AE3D27D4EB4F,
                                                   0x165667B19E3779F9};

}  // namespace

Sides::Sides(std::span<const std::array<std::uint32_t, 2>> between) {
  for (const std::size_t side : {0u, 1u}) {
    std::vector<std::uint32_t> codes;
    for (const auto& unit : between) codes.push_back(unit[side]);
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    count_[side] = codes.size();
    for (const auto& unit : between)
      places_[side].push_back(std::size_t(
          std::ranges::lower_bound(codes, unit[side]) - codes.begin()));
  }
}

std::size_t Sides::fewer() const { return std::min(count_[0], count_[1]); }

std::vector<std::uint32_t> Sides::draw(Drawn what, std::size_t number,
                                       std::uint64_t seed) const {
  const std::size_t units = places_[0].size();
  if (what == Drawn::units) return resample(units, number, seed);
  const std::size_t side = what == Drawn::first ? 0 : 1;
  std::vector<std::size_t> times(count_[side]);
  for (const std::uint32_t place :
       resample(count_[side], number, seed ^ seeds_apart[side]))
    ++times[place];
  std::vector<std::uint32_t> out;
  for (std::size_t unit = 0; unit < units; ++unit)
    out.insert(out.end(), times[places_[side][unit]], std::uint32_t(unit));
  return out;
}

}  // namespace twinning
