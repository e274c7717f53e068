#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace twinning {

/// The numbers below `count` in random order; each place is final when it is
/// handed to `keep`, last place first.
///
/// `choose(n)` gives one of the numbers from 0 to n, all alike.
///
/// Source:  Fisher & Yates (1938), Durstenfeld (1964)
template <class Choose, class Keep>
void shuffle(std::size_t count, const Choose& choose, const Keep& keep) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  for (std::size_t place = count; place-- > 0;) {
    std::swap(order[place], order[choose(place)]);
    keep(place, order[place]);
  }
}

}  // namespace twinning
