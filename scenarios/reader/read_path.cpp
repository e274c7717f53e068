#include <algorithm>

#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Kind = Node::Kind;

std::optional<Path::Point> read_point(const Node& node, const Wanted& wanted,
                                      Problems& problems) {
  if (!node.is(Kind::array) || node.items.size() != 2) {
    problems.add(node.place, text("a point of {} must be [year, value], as in "
                                  "[1979, 0.2]",
                                  wanted.label));
    return std::nullopt;
  }
  const auto year = read_integer(
      node.items[0],
      {text("the year of a point of {}", wanted.label), {0, 9999}, "", ""},
      problems);
  const auto value = read_number(node.items[1], wanted, problems);
  if (!year || !value) return std::nullopt;
  return Path::Point{int(*year), *value};
}

std::optional<std::vector<Path::Point>> read_points(const Node& node,
                                                    const Wanted& wanted,
                                                    Problems& problems) {
  if (!node.is(Kind::array) || node.items.empty()) {
    problems.add(node.place,
                 text("{} must be a number, or points by year as in "
                      "[[0, 1], [1979, 0.2]]{}",
                      wanted.label,
                      node.is(Kind::array) ? "; it is empty" : instead(node)));
    return std::nullopt;
  }
  std::vector<Path::Point> points;
  bool good = true;
  for (const Node& item : node.items) {
    const auto point = read_point(item, wanted, problems);
    good = good && point;
    if (!point) continue;
    if (!points.empty() && point->year <= points.back().year) {
      problems.add(item.place,
                   text("the years of {} must ascend, but {} "
                        "comes after {}",
                        wanted.label, point->year, points.back().year));
      good = false;
    }
    points.push_back(*point);
  }
  if (!good) return std::nullopt;
  return points;
}

}  // namespace

std::optional<Path> read_path(const Node& node, const Wanted& wanted,
                              Problems& problems) {
  if (node.is(Kind::integer) || node.is(Kind::number)) {
    const auto constant = read_number(node, wanted, problems);
    if (!constant) return std::nullopt;
    return Path{*constant};
  }
  if (!node.is(Kind::table)) {
    auto points = read_points(node, wanted, problems);
    if (!points) return std::nullopt;
    return Path{std::move(*points)};
  }

  for (const NodeMember& member : node.members)
    if (member.key != "linear" && member.key != "points")
      problems.add(member.place,
                   text("{} has no key '{}'; a path has linear and points",
                        wanted.label, shown(member.key, 60)));
  const Node* const given = node.find("points");
  if (given == nullptr) {
    problems.add(node.place, text("{} needs points, as in {{ linear = true, "
                                  "points = [[1979, 0.2], [1989, 0.4]] }}",
                                  wanted.label));
    return std::nullopt;
  }
  bool linear = false;
  if (const Node* const kind = node.find("linear"))
    linear =
        read_boolean(*kind, wanted.label + ".linear", problems).value_or(false);
  auto points = read_points(*given, wanted, problems);
  if (!points) return std::nullopt;
  return Path{std::move(*points), linear};
}

}  // namespace twinning
