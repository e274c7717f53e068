#include "output/report/plot.hpp"

#include <algorithm>
#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
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
  if (step >= 1 && std::abs(value) >= 1000)
    return with_commas(std::llround(value));
  return text("{:.{}f}", value, digits + (quarter ? 1 : 0));
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

Plot::Plot(std::string heard, Span x, Span y, Margins margins, double width,
           double height)
    : heard_{std::move(heard)},
      x_{x},
      y_{y},
      margins_{margins},
      width_{width},
      height_{height} {
  const double room = (y_.high - y_.low) * 0.04;
  y_.high += room;
  if (y_.low < 0) y_.low -= room;
}

double Plot::across(double x) const {
  return margins_.left + (x - x_.low) / (x_.high - x_.low) *
                             (width_ - margins_.left - margins_.right);
}
double Plot::down(double y) const {
  return height_ - margins_.bottom -
         (y - y_.low) / (y_.high - y_.low) *
             (height_ - margins_.bottom - margins_.top);
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

void Plot::band(std::span<const double> x, std::span<const double> low,
                std::span<const double> high, std::string_view classes) {
  std::size_t at = 0;
  const auto is_known = [&](std::size_t i) {
    return std::isfinite(low[i]) && std::isfinite(high[i]);
  };
  while (at < x.size()) {
    if (!is_known(at)) {
      ++at;
      continue;
    }
    std::size_t end = at;
    std::string there, back;
    for (; end < x.size() && is_known(end); ++end) {
      there += text("{}{:.1f} {:.1f}", end == at ? "M" : "L", across(x[end]),
                    down(high[end]));
    }
    for (std::size_t i = end; i-- > at;)
      back += text("L{:.1f} {:.1f}", across(x[i]), down(low[i]));
    body_ +=
        text("<path class=\"band {}\" d=\"{}{}Z\"/>", classes, there, back);
    at = end;
  }
}

void Plot::line(std::span<const double> x, std::span<const double> y,
                std::string_view classes) {
  std::string path;
  bool pen_down = false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isfinite(y[i]))
      path += text("{}{:.1f} {:.1f}", pen_down ? "L" : "M", across(x[i]),
                   down(y[i]));
    pen_down = std::isfinite(y[i]);
  }
  if (!path.empty())
    body_ += text("<path class=\"line {}\" d=\"{}\"/>", classes, path);
}

void Plot::bar(double x, double from, double to, double width,
               std::string_view classes) {
  if (!std::isfinite(from) || !std::isfinite(to)) return;
  const double left = across(x - width / 2);
  body_ += text(
      "<rect class=\"{}\" x=\"{:.1f}\" width=\"{:.1f}\" y=\"{:.1f}\" "
      "height=\"{:.1f}\"/>",
      classes, left, across(x + width / 2) - left,
      std::min(down(to), down(from)), std::abs(down(from) - down(to)));
}

void Plot::dot(double x, double y, std::string_view classes, double radius) {
  if (std::isfinite(x) && std::isfinite(y))
    body_ +=
        text("<circle class=\"dot {}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\"/>",
             classes, across(x), down(y), radius);
}

void Plot::rule(double x1, double y1, double x2, double y2,
                std::string_view classes) {
  if (std::isfinite(x1 + y1 + x2 + y2))
    body_ += text(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
        "y2=\"{:.1f}\"/>",
        classes, across(x1), down(y1), across(x2), down(y2));
}

void Plot::box(double x1, double y1, double x2, double y2,
               std::string_view classes) {
  body_ += text(
      "<rect {} x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
      "height=\"{:.1f}\"/>",
      classes, across(x1), down(y2), across(x2) - across(x1),
      down(y1) - down(y2));
}

void Plot::words(double x, double y, std::string_view said,
                 std::string_view classes, double right, double below) {
  if (std::isfinite(x + y))
    front_ += text("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
                   classes, across(x) + right, down(y) + below, escaped(said));
}

void Plot::ends(double x, std::vector<End> all) {
  std::erase_if(all, [](const End& end) { return !std::isfinite(end.y); });
  std::ranges::stable_sort(all, {}, [](const End& end) { return -end.y; });
  constexpr double apart = 15;
  std::vector<double> places;
  for (const End& end : all) {
    double place = down(end.y) + 4;
    if (!places.empty()) place = std::max(place, places.back() + apart);
    places.push_back(place);
  }
  // What was pushed below the plot pushes back.
  double lowest = height_ - margins_.bottom + 4;
  for (std::size_t i = places.size(); i-- > 0; lowest = places[i] - apart)
    places[i] = std::min(places[i], lowest);
  for (std::size_t i = 0; i < all.size(); ++i)
    front_ +=
        text("<text class=\"end {}\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>",
             all[i].classes, across(x) + 6, places[i], escaped(all[i].said));
}

void Plot::tells(double from, double to, std::string_view said) {
  told_ += text("\n\n{:.1f} {:.1f}\n{}", across(from),
                across(to) - across(from), escaped(said));
}

void Plot::tells_row(double from, double to, std::string_view said) {
  front_ += text(
      "<rect class=\"tells\" x=\"0\" y=\"{:.1f}\" width=\"{}\" "
      "height=\"{:.1f}\"><title>{}</title></rect>",
      down(to), width_, down(from) - down(to), escaped(said));
}

std::string Plot::svg() const {
  return text(
      "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" "
      "viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\"{}>{}{}</svg>",
      width_, height_, escaped(heard_),
      told_.empty() ? ""
                    : text(" data-tells=\"{} {}{}\"", margins_.top,
                           height_ - margins_.bottom - margins_.top, told_),
      body_, front_);
}

}  // namespace twinning::report
