#include "sim/model/range.hpp"

#include <limits>

#include "sim/base/text.hpp"

namespace twinning {

std::string Range::words() const {
  constexpr double largest = std::numeric_limits<double>::max();
  const bool bounded_below = low > -largest;
  const bool bounded_above = high < largest;

  if (bounded_below && bounded_above)
    return text("{} {} to {}", low_open ? "above" : "from", low, high);
  if (bounded_below) return text("{} {}", low_open ? "above" : "at least", low);
  if (bounded_above) return text("at most {}", high);
  return "that is finite";
}

}  // namespace twinning
