#pragma once

#include <vector>

namespace twinning {

/// A number that changes from year to year: a step path keeps the value of the
/// last point not after the year, a linear one runs straight from point to
/// point.  Before the first point and after the last it keeps their values.
///
/// Range:   at least one point, years ascending; the reader has seen to both
struct Path {
  struct Point {
    int year;      ///< calendar year
    double value;  ///< from that year on
    bool operator==(const Point&) const = default;
  };

  std::vector<Point> points;
  bool linear = false;

  Path() = default;
  Path(double constant) : points{{0, constant}} {}
  Path(std::vector<Point> given, bool straight = false)
      : points{std::move(given)}, linear{straight} {}

  [[nodiscard]] double at(int year) const;
  bool operator==(const Path&) const = default;
};

}  // namespace twinning
