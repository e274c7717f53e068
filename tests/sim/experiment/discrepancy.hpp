#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/experiment/design.hpp"

namespace twinning::tests {

/// One factor of a design, in the order of the points.
inline std::vector<double> column(const Points& points, std::size_t factor) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points.count(); ++i)
    values.push_back(points.point(i)[factor]);
  return values;
}

/// How many of the boxes of equal size, `across` by `along` in the plane of two
/// factors, do not hold exactly one point.
inline std::size_t uneven_boxes(const Points& points, std::size_t first,
                                std::size_t across, std::size_t second,
                                std::size_t along) {
  std::vector<int> inside(across * along);
  for (std::size_t i = 0; i < points.count(); ++i) {
    const auto x = std::size_t(points.point(i)[first] * double(across));
    const auto y = std::size_t(points.point(i)[second] * double(along));
    ++inside.at(x * along + y);
  }
  return std::size_t(
      std::ranges::count_if(inside, [](int count) { return count != 1; }));
}

/// Slices of a factor, as many as there are points, that do not hold one.
inline std::size_t uneven_slices(const Points& points, std::size_t factor) {
  return uneven_boxes(points, factor, points.count(), factor, 1);
}

/// The star discrepancy in the plane of the first two factors: how far the
/// share of points in a box from the origin is at most from the box's area.
/// Exact; of n points it takes n³ steps.
inline double star_discrepancy(const Points& points) {
  std::vector<double> x = column(points, 0), y = column(points, 1);
  const std::vector<double> all_x = x, all_y = y;
  x.push_back(1);
  y.push_back(1);
  const auto n = double(points.count());
  double worst = 0;
  for (const double right : x)
    for (const double top : y) {
      double open = 0, closed = 0;
      for (std::size_t i = 0; i < all_x.size(); ++i) {
        open += all_x[i] < right && all_y[i] < top ? 1 : 0;
        closed += all_x[i] <= right && all_y[i] <= top ? 1 : 0;
      }
      const double area = right * top;
      worst = std::max({worst, area - open / n, closed / n - area});
    }
  return worst;
}

/// The same of one factor.
inline double star_discrepancy(std::vector<double> x) {
  std::ranges::sort(x);
  double worst = 0;
  const auto n = double(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    worst = std::max({worst, x[i] - double(i) / n, double(i + 1) / n - x[i]});
  return worst;
}

}  // namespace twinning::tests
