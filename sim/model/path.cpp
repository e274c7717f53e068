#include "sim/model/path.hpp"

#include <algorithm>
#include <iterator>

namespace twinning {

double Path::at(int year) const {
  const auto after = std::ranges::upper_bound(points, year, {}, &Point::year);
  if (after == points.begin()) return points.front().value;

  const Point& from = *std::prev(after);
  if (!linear || after == points.end()) return from.value;
  const double share =
      double(year - from.year) / double(after->year - from.year);
  return from.value + share * (after->value - from.value);
}

}  // namespace twinning
