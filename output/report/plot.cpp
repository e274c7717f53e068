#include "output/report/plot.hpp"

#include <algorithm>
#include <cmath>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "output/report/svg_path.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {

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
    SvgPath path;
    path.move({across(x[at]), down(high[at])});
    std::size_t end = at + 1;
    for (; end < x.size() && is_known(end); ++end)
      path.line({across(x[end]), down(high[end])});
    for (std::size_t i = end; i-- > at;)
      path.line({across(x[i]), down(low[i])});
    path.close();
    body_ +=
        text("<path class=\"band {}\" d=\"{}\"/>", classes, path.letters());
    at = end;
  }
}

void Plot::line(std::span<const double> x, std::span<const double> y,
                std::string_view classes) {
  SvgPath path;
  bool pen_down = false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Point to{across(x[i]), down(y[i])};
    if (std::isfinite(y[i])) pen_down ? path.line(to) : path.move(to);
    pen_down = std::isfinite(y[i]);
  }
  if (!path.empty())
    body_ +=
        text("<path class=\"line {}\" d=\"{}\"/>", classes, path.letters());
}

void Plot::bars(std::span<const double> x, std::span<const double> to,
                double width, std::string_view classes) {
  SvgPath path;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!std::isfinite(to[i]) || to[i] == 0) continue;
    const double left = across(x[i] - width / 2);
    const double right = across(x[i] + width / 2);
    path.move({left, down(0)});
    path.line({left, down(to[i])});
    path.line({right, down(to[i])});
    path.line({right, down(0)});
  }
  if (!path.empty())
    body_ += text("<path class=\"{}\" d=\"{}\"/>", classes, path.letters());
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
  constexpr double apart = 17;
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
  told_.add(across(from), across(to) - across(from), said);
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
      told_.empty()
          ? ""
          : text(" data-tells=\"{} {}{}\"", margins_.top,
                 height_ - margins_.bottom - margins_.top, told_.letters()),
      body_, front_);
}

}  // namespace twinning::report
