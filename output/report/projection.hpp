#pragma once

#include <span>
#include <vector>

namespace twinning::report {

/// A place on the globe [degrees north, degrees east].
struct Spot {
  double latitude = 0, longitude = 0;
};

/// A point of a plane, y downwards.
struct Point {
  double x = 0, y = 0;
};

/// Lambert's azimuthal equal-area projection about a centre, scaled so that
/// given places fit into a width: areas are true, and distances from the
/// centre nearly so.
///
/// Source:  Snyder (1987), Map Projections: A Working Manual, 24-2 to 24-4
class Projection {
 public:
  /// A map of the places with room around them, `width` wide, and between
  /// `least` and `most` high.
  Projection(std::span<const Spot> places, double width, double least,
             double most);

  [[nodiscard]] Point operator()(const Spot& place) const;
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }

 private:
  [[nodiscard]] Point unscaled(const Spot& place) const;

  Spot centre_;
  double width_, height_ = 0;
  double scale_ = 1;
  Point moved_;
};

/// Places along the great circle between two, both ends among them: a multiple
/// of six even steps, none above ten degrees; of opposite places the ends
/// alone.
[[nodiscard]] std::vector<Spot> great_circle(const Spot& from, const Spot& to);

}  // namespace twinning::report
