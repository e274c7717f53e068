#pragma once

#include <string>
#include <vector>

#include "output/report/plot.hpp"
#include "sim/model/scenario.hpp"

namespace twinning::report {

/// A row of a plot of rows: its name above a line, a dot and its interval on
/// it, and the number in words at its end.
struct PlotRow {
  std::string name;
  std::string classes{};  ///< of dot and interval; empty: a heading of rows
  double low = unknown, at = unknown, high = unknown;
  std::string value{};  ///< "+4.9 %"
  std::string told{};   ///< when pointed at
  int onwards = 0;  ///< +1: the dot is the least that is known, −1: the most
};

/// Rows under one another on one axis, with a rule at zero.  Names have the
/// whole width, so that they can be read on a telephone, too.
class RowPlot {
 public:
  /// `across` is what the rows show; `heard` as for a plot.
  RowPlot(std::string heard, Span across, const std::vector<PlotRow>& rows);

  /// The plot, whose marks may yet be drawn at y = 0.
  [[nodiscard]] Plot& plot() { return plot_; }

  /// The drawing, finished.
  [[nodiscard]] std::string svg() const { return plot_.svg(); }

 private:
  Plot plot_;
};

/// A name of at most so many characters; the end of a longer one is an
/// ellipsis.
[[nodiscard]] std::string shortened(const std::string& name, std::size_t most);

}  // namespace twinning::report
