#include "output/report/svg_path.hpp"

#include <cmath>

#include "sim/base/text.hpp"

namespace twinning::report {

SvgPath::Tenths SvgPath::tenths(const Point& p) {
  return {std::lround(p.x * 10), std::lround(p.y * 10)};
}

void SvgPath::command(char letter) {
  if (letter == last_ && letter != 'M') return;
  letters_ += letter;
  last_ = letter;
}

void SvgPath::number(long tenths) {
  const bool apart = letters_.back() >= '0' && letters_.back() <= '9';
  const long size = std::abs(tenths);
  if (tenths < 0)
    letters_ += '-';
  else if (apart)
    letters_ += ' ';
  if (size >= 10 || size == 0) letters_ += text("{}", size / 10);
  if (size % 10 != 0) letters_ += text(".{}", size % 10);
}

void SvgPath::from_pen(const Tenths& to) {
  number(to.x - pen_.x);
  number(to.y - pen_.y);
}

/// Writes the line that nothing goes on from.
void SvgPath::end_line() {
  if (line_.x == 0 && line_.y == 0) return;
  command('l');
  number(line_.x);
  number(line_.y);
  pen_ = {pen_.x + line_.x, pen_.y + line_.y};
  line_ = {};
}

void SvgPath::move(const Point& to) {
  end_line();
  command('M');
  pen_ = tenths(to);
  number(pen_.x);
  number(pen_.y);
}

void SvgPath::line(const Point& to) {
  const Tenths end = tenths(to);
  const Tenths next{end.x - pen_.x - line_.x, end.y - pen_.y - line_.y};
  const bool straight_on = line_.x * next.y == line_.y * next.x &&
                           line_.x * next.x + line_.y * next.y >= 0;
  if (!straight_on) end_line();
  line_ = {end.x - pen_.x, end.y - pen_.y};
}

void SvgPath::curve(const Point& leaving, const Point& arriving,
                    const Point& to) {
  end_line();
  command('c');
  const Tenths end = tenths(to);
  from_pen(tenths(leaving));
  from_pen(tenths(arriving));
  from_pen(end);
  pen_ = end;
}

void SvgPath::close() {
  end_line();
  command('Z');
}

const std::string& SvgPath::letters() {
  end_line();
  return letters_;
}

double SvgPath::tenths_to(const Point& to) const {
  const Tenths end = tenths(to);
  return std::hypot(double(end.x - pen_.x - line_.x),
                    double(end.y - pen_.y - line_.y));
}

std::string smooth_path(std::span<const Point> points) {
  constexpr std::size_t steps = 6;
  SvgPath path;
  path.move(points.front());
  if (points.size() % steps != 1)
    for (const Point& each : points.subspan(1)) path.line(each);
  // The cubic that at a third and at two thirds of its way is on the line.
  for (std::size_t i = 0; i + steps < points.size(); i += steps) {
    const Point &a = points[i], &b = points[i + 2], &c = points[i + 4],
                &d = points[i + 6];
    const auto control = [](double from, double near, double far, double to) {
      return (-5 * from + 18 * near - 9 * far + 2 * to) / 6;
    };
    path.curve({control(a.x, b.x, c.x, d.x), control(a.y, b.y, c.y, d.y)},
               {control(d.x, c.x, b.x, a.x), control(d.y, c.y, b.y, a.y)}, d);
  }
  return path.letters();
}

}  // namespace twinning::report
