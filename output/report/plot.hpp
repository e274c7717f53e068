#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/report/told_columns.hpp"

namespace twinning::report {

/// The part of a plane that a plot shows.
struct Span {
  double low = 0, high = 1;
};

/// The least span that holds all values that are known, begun at zero where
/// they are not negative; [0, 1] of none.
[[nodiscard]] Span span_of(std::span<const double> values);

/// At most about `count` round numbers that lie in the span, ascending.
[[nodiscard]] std::vector<double> ticks(const Span& span, std::size_t count);

/// One plot, drawn as SVG that can be read without scripts and styles from
/// elsewhere.  Colours and strokes are those of the classes in chart.css.
///
/// Units:   points of a plane whose size is `width` by `height`
class Plot {
 public:
  /// How much is left free around the data.
  struct Margins {
    double left = 46, right = 14, top = 24, bottom = 28;
  };

  /// `heard` is what is said of the plot to those who do not see it.
  Plot(std::string heard, Span x, Span y, Margins margins, double width = 440,
       double height = 280);
  Plot(std::string heard, Span x, Span y)
      : Plot(std::move(heard), x, y, Margins{}) {}

  // The axes: lines across at the ticks, with their numbers.
  void y_axis(std::string_view unit, bool in_percent = false);
  void x_axis(std::string_view meaning = {}, bool of_years = false);

  // What is drawn of data; where a value is not known there is a gap.
  void band(std::span<const double> x, std::span<const double> low,
            std::span<const double> high, std::string_view classes);
  void line(std::span<const double> x, std::span<const double> y,
            std::string_view classes);
  /// Bars from zero, each so wide.
  void bars(std::span<const double> x, std::span<const double> to, double width,
            std::string_view classes);
  void dot(double x, double y, std::string_view classes, double radius = 4);
  void rule(double x1, double y1, double x2, double y2,
            std::string_view classes);
  void box(double x1, double y1, double x2, double y2,
           std::string_view classes);

  /// Words at a place of the data, moved by some points.
  void words(double x, double y, std::string_view said,
             std::string_view classes, double right = 0, double down = 0);

  /// Words at the ends of lines, moved apart where they would overlap.
  struct End {
    double y;
    std::string said;
    std::string classes;
  };
  void ends(double x, std::vector<End> all);

  /// A place that tells its numbers when pointed at: a column of the plot.
  /// Scripts draw it; the numbers stand in the table of the figure, too.
  void tells(double from, double to, std::string_view said);

  /// The same of a row of the plot.
  void tells_row(double from, double to, std::string_view said);

  /// A place of the data in points of the plane.
  [[nodiscard]] double across(double x) const;
  [[nodiscard]] double down(double y) const;

  /// The drawing, finished.
  [[nodiscard]] std::string svg() const;

 private:
  std::string heard_;
  Span x_, y_;
  Margins margins_;
  double width_, height_;
  std::string body_, front_;
  ToldColumns told_;
};

}  // namespace twinning::report
