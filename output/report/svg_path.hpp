#pragma once

#include <span>
#include <string>

#include "output/report/projection.hpp"

namespace twinning::report {

/// The letters of an SVG path, in tenths of a point, each place told from the
/// one before, and lines that go straight on as one: that takes the fewest.
class SvgPath {
 public:
  void move(const Point& to);
  void line(const Point& to);
  /// A cubic curve with its two points of control.
  void curve(const Point& leaving, const Point& arriving, const Point& to);
  void close();

  /// How far a point is from where the pen stands, in tenths.
  [[nodiscard]] double tenths_to(const Point& to) const;

  [[nodiscard]] bool empty() const { return letters_.empty(); }
  /// What was drawn, finished.
  [[nodiscard]] const std::string& letters();

 private:
  struct Tenths {
    long x = 0, y = 0;
  };
  static Tenths tenths(const Point& p);
  void command(char letter);
  void number(long tenths);
  void from_pen(const Tenths& to);
  void end_line();

  std::string letters_;
  char last_ = 0;  ///< command, which need not be said again
  Tenths pen_;     ///< where the letters end
  Tenths line_;    ///< step of the line that may yet go on; 0, 0: none
};

/// A smooth line through points that lie evenly on it, a curve for every six
/// steps.
///
/// Range:   a multiple of six steps, or one; else straight lines
[[nodiscard]] std::string smooth_path(std::span<const Point> points);

}  // namespace twinning::report
