#pragma once

#include <string>
#include <utility>
#include <vector>

#include "output/report/projection.hpp"

namespace twinning::report {

/// Names beside the cities of a map, the first ones where there is room.
class TownNames {
 public:
  explicit TownNames(double map_width) : map_width_{map_width} {}

  /// Adds the name of the city at a place.  Names that those before are in
  /// the way of are "near", shown when a reader looks closer; "alone" are
  /// those that have room even on a telephone, where letters are larger in the
  /// drawing; they "turn" to the other side of their city if the map ends.
  void add(const std::string& name, const Point& at);

  /// All names as SVG.
  [[nodiscard]] const std::string& svg() const { return svg_; }

 private:
  /// Places taken in the drawing, by their corners.
  using Boxes = std::vector<std::pair<Point, Point>>;

  /// A name to be placed.
  struct Label {
    Point at;
    double wide;  ///< of letters in their own size
  };

  static bool takes(Boxes& taken, const Label& label, bool left, double size);

  double map_width_;
  Boxes taken_, taken_when_small_;
  std::string svg_;
};

}  // namespace twinning::report
