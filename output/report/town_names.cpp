#include "output/report/town_names.hpp"

#include <algorithm>

#include "output/report/escape.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr double size_when_small = 3.2;  ///< --small of style.css
constexpr double letter_width = 6.4;
constexpr double away = 5;  ///< of a name from its city

}  // namespace

/// Takes the place of a name, whose letters have so many times their size, if
/// no other has it.
bool TownNames::takes(Boxes& taken, const Label& label, bool left,
                      double size) {
  const auto& [p, own] = label;
  const double wide = own * size;
  const double from = left ? p.x - away - wide : p.x + away;
  const std::pair<Point, Point> box{{from - 2, p.y - 8 * size},
                                    {from + wide + 2, p.y + 5 * size}};
  const bool clear = std::ranges::none_of(taken, [&](const auto& other) {
    return box.first.x < other.second.x && other.first.x < box.second.x &&
           box.first.y < other.second.y && other.first.y < box.second.y;
  });
  if (clear) taken.push_back(box);
  return clear;
}

void TownNames::add(const std::string& name, const Point& at) {
  const Label label{
      at, letter_width * double(std::min<std::size_t>(name.size(), 40))};
  const double room = map_width_ - at.x - 2 * away;
  const bool left = label.wide > room;
  const bool turn = !left && label.wide * size_when_small > room;
  std::string_view classes = " near";
  if (takes(taken_, label, left, 1))
    classes = !takes(taken_when_small_, label, left || turn, size_when_small)
                  ? ""
              : turn ? " alone turn"
                     : " alone";
  svg_ +=
      text("<text class=\"town-name{}\" x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>",
           classes, left ? at.x - away : at.x + away, at.y + 3.5,
           left ? " text-anchor=\"end\"" : "", escaped(name));
}

}  // namespace twinning::report
