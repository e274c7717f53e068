#include "output/report/projection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace twinning::report {
namespace {

constexpr double degree = std::numbers::pi / 180;
using Vector = std::array<double, 3>;

Vector vector_of(const Spot& place) {
  const double phi = place.latitude * degree;
  const double lambda = place.longitude * degree;
  return {std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda),
          std::sin(phi)};
}

Spot place_of(const Vector& v) {
  return {std::atan2(v[2], std::hypot(v[0], v[1])) / degree,
          std::atan2(v[1], v[0]) / degree};
}

/// The middle of the box of latitudes and longitudes about the mean direction.
Spot middle(std::span<const Spot> places) {
  Vector sum{};
  for (const Spot& place : places) {
    const Vector v = vector_of(place);
    for (std::size_t i = 0; i < 3; ++i) sum[i] += v[i];
  }
  const Spot mean = place_of(sum);
  double west = 0, east = 0, south = 90, north = -90;
  for (const Spot& place : places) {
    const double off = std::remainder(place.longitude - mean.longitude, 360);
    west = std::min(west, off);
    east = std::max(east, off);
    south = std::min(south, place.latitude);
    north = std::max(north, place.latitude);
  }
  return {(south + north) / 2, mean.longitude + (west + east) / 2};
}

}  // namespace

Projection::Projection(std::span<const Spot> places, double width, double least,
                       double most)
    : centre_{middle(places)}, width_{width} {
  constexpr double far = std::numeric_limits<double>::max();
  Point low{far, far}, high{-far, -far};
  for (const Spot& place : places) {
    const Point at = unscaled(place);
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  if (places.empty()) low = high = {};
  const double room =
      std::max({(high.x - low.x) * 0.06, (high.y - low.y) * 0.06, 0.01});
  const double wide = high.x - low.x + 2 * room;
  const double tall = high.y - low.y + 2 * room;
  height_ = std::clamp(width * tall / wide, least, most);
  scale_ = std::min(width / wide, height_ / tall);
  moved_ = {width / 2 - scale_ * (low.x + high.x) / 2,
            height_ / 2 - scale_ * (low.y + high.y) / 2};
}

Point Projection::unscaled(const Spot& place) const {
  const double phi = place.latitude * degree, phi0 = centre_.latitude * degree;
  const double lambda = (place.longitude - centre_.longitude) * degree;
  const double cosine = std::sin(phi0) * std::sin(phi) +
                        std::cos(phi0) * std::cos(phi) * std::cos(lambda);
  const double k = std::sqrt(2 / std::max(1 + cosine, 1e-6));
  return {k * std::cos(phi) * std::sin(lambda),
          -k * (std::cos(phi0) * std::sin(phi) -
                std::sin(phi0) * std::cos(phi) * std::cos(lambda))};
}

Point Projection::operator()(const Spot& place) const {
  const Point at = unscaled(place);
  return {moved_.x + scale_ * at.x, moved_.y + scale_ * at.y};
}

std::vector<Spot> great_circle(const Spot& from, const Spot& to) {
  const Vector a = vector_of(from), b = vector_of(to);
  const double angle =
      std::acos(std::clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0));
  if (angle < 1e-9 || std::sin(angle) < 1e-9) return {from, to};
  const int steps = 6 * std::max(1, int(std::ceil(angle / degree / 60)));
  std::vector<Spot> places;
  for (int i = 0; i <= steps; ++i) {
    const double t = double(i) / steps;
    const double u = std::sin((1 - t) * angle), v = std::sin(t * angle);
    places.push_back(place_of(
        {u * a[0] + v * b[0], u * a[1] + v * b[1], u * a[2] + v * b[2]}));
  }
  return places;
}

}  // namespace twinning::report
