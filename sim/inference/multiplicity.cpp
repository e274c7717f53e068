#include "sim/inference/multiplicity.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace twinning {
namespace {

/// The places of the known chances, the smallest chance first.
std::vector<std::size_t> in_order(std::span<const double> chances) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < chances.size(); ++i)
    if (!std::isnan(chances[i])) order.push_back(i);
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) { return chances[i]; });
  return order;
}

}  // namespace

std::vector<double> holm(std::span<const double> chances) {
  std::vector<double> adjusted(chances.begin(), chances.end());
  const std::vector<std::size_t> order = in_order(chances);
  double highest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double raised = chances[order[i]] * double(order.size() - i);
    highest = std::max(highest, std::min(raised, 1.0));
    adjusted[order[i]] = highest;
  }
  return adjusted;
}

std::vector<double> false_discovery(std::span<const double> chances) {
  std::vector<double> adjusted(chances.begin(), chances.end());
  const std::vector<std::size_t> order = in_order(chances);
  double harmonic = 0;
  for (std::size_t i = 1; i <= order.size(); ++i) harmonic += 1 / double(i);
  double lowest = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    const double raised =
        chances[order[i]] * harmonic * double(order.size()) / double(i + 1);
    lowest = std::min(lowest, raised);
    adjusted[order[i]] = lowest;
  }
  return adjusted;
}

}  // namespace twinning
