#include "sim/model/geography.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/math.hpp"

namespace twinning {

double distance(double latitude_1, double longitude_1, double latitude_2,
                double longitude_2) {
  constexpr double earth_radius = 6371;
  constexpr double degree = std::numbers::pi / 180;

  const double north = exact::sin((latitude_2 - latitude_1) * degree / 2);
  const double east = exact::sin((longitude_2 - longitude_1) * degree / 2);
  const double h = north * north + exact::cos(latitude_1 * degree) *
                                       exact::cos(latitude_2 * degree) * east *
                                       east;
  return std::max(50.0,
                  2 * earth_radius * exact::asin(std::min(1.0, std::sqrt(h))));
}

}  // namespace twinning
