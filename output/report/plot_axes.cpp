#include <algorithm>
#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/plot.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// The least of 1, 2, 5, 10, 20, … times a power of ten that is not below.
double round_step(double least) {
  const double power = std::pow(10, std::floor(std::log10(least)));
  for (const double step : {1.0, 2.0, 2.5, 5.0})
    if (step * power >= least * (1 - 1e-9)) return step * power;
  return 10 * power;
}

/// A number at an axis: as many digits as tell it from its neighbours.
std::string at_axis(double value, double step) {
  if (std::abs(value) < step * 1e-9) return "0";
  const int digits = std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
  const bool quarter = std::abs(step * std::pow(10, digits) -
                                std::round(step * std::pow(10, digits))) > 1e-6;
  const std::string sign = value < 0 ? "−" : "";
  if (step >= 1 && std::abs(value) >= 1000)
    return sign + with_commas(std::llround(std::abs(value)));
  return text("{}{:.{}f}", sign, std::abs(value), digits + (quarter ? 1 : 0));
}

}  // namespace

Span span_of(std::span<const double> values) {
  double low = 0, high = 0;
  bool any = false;
  for (const double value : values)
    if (std::isfinite(value)) {
      low = any ? std::min(low, value) : std::min(value, 0.0);
      high = any ? std::max(high, value) : std::max(value, 0.0);
      any = true;
    }
  if (!any || low == high) return {low, low + 1};
  return {low, high};
}

std::vector<double> ticks(const Span& span, std::size_t count) {
  const double step =
      round_step((span.high - span.low) / double(std::max(count, 1ul)));
  std::vector<double> found;
  for (double i = std::ceil(span.low / step - 1e-9);
       i * step <= span.high + step * 1e-9 && found.size() < 50; ++i)
    found.push_back(i * step);
  return found;
}

void Plot::y_axis(std::string_view unit, bool in_percent) {
  const auto marks = ticks(y_, 4);
  const double step = marks.size() > 1 ? marks[1] - marks[0] : 1;
  for (const double mark : marks) {
    const bool zero = std::abs(mark) < step * 1e-9;
    body_ += text(
        "<line class=\"{}\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" "
        "y2=\"{:.1f}\"/>",
        zero ? "base" : "grid", margins_.left, width_ - margins_.right,
        down(mark), down(mark));
    const std::string number = in_percent
                                   ? at_axis(mark * 100, step * 100) + " %"
                                   : at_axis(mark, step);
    body_ += text(
        "<text class=\"tick\" text-anchor=\"end\" x=\"{:.1f}\" "
        "y=\"{:.1f}\">{}</text>",
        margins_.left - 6, down(mark) + 4, number);
  }
  if (!unit.empty())
    body_ +=
        text("<text class=\"unit\" x=\"0\" y=\"9\">{}</text>", escaped(unit));
}

void Plot::x_axis(std::string_view meaning, bool of_years) {
  const auto marks = ticks(x_, width_ > 300 ? 6 : 4);
  const double step = marks.size() > 1 ? marks[1] - marks[0] : 1;
  for (const double mark : marks) {
    if (of_years && mark != std::floor(mark)) continue;
    const double place = across(mark);
    body_ += text(
        "<line class=\"mark\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" "
        "y2=\"{2:.1f}\"/>",
        place, height_ - margins_.bottom, height_ - margins_.bottom + 4);
    body_ += text(
        "<text class=\"tick\" text-anchor=\"middle\" x=\"{:.1f}\" "
        "y=\"{:.1f}\">{}</text>",
        place, height_ - margins_.bottom + 17,
        of_years ? text("{:.0f}", mark) : at_axis(mark, step));
  }
  if (!meaning.empty())
    body_ += text(
        "<text class=\"unit\" text-anchor=\"end\" x=\"{:.1f}\" "
        "y=\"{:.1f}\">{}</text>",
        width_ - margins_.right, height_ - 1, escaped(meaning));
}

}  // namespace twinning::report
