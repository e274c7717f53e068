#include "output/report/outlines.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <string_view>
#include <vector>

#include "output/report/assets.hpp"
#include "output/report/svg_path.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::string_view outlines_begin = "<g class=\"outlines\">";
constexpr std::string_view outlines_end = "</g>";

using Points = std::vector<Point>;

/// Numbers of a line: steps of longitude and latitude, in hundredths of a
/// degree.
std::vector<Spot> places_of(std::string_view line) {
  std::vector<Spot> places;
  long longitude = 0, latitude = 0;
  const char* at = line.data();
  const char* const end = at + line.size();
  const auto step = [&](long& value) {
    long by = 0;
    while (at < end && *at == ' ') ++at;
    const auto [next, fault] = std::from_chars(at, end, by);
    at = next;
    value += by;
    return fault == std::errc{};
  };
  while (step(longitude) && step(latitude))
    places.push_back({double(latitude) / 100, double(longitude) / 100});
  return places;
}

/// One edge of the map: what lies on its inner side is kept.
struct Edge {
  bool of_x;
  double at;
  double inner;  ///< +1: greater values lie inside

  [[nodiscard]] double inside(const Point& p) const {
    return ((of_x ? p.x : p.y) - at) * inner;
  }
};

/// What of a ring lies within an edge.
///
/// Source:  Sutherland & Hodgman (1974)
Points cut(const Points& ring, const Edge& edge) {
  Points kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& a = ring[(i + ring.size() - 1) % ring.size()];
    const Point& b = ring[i];
    const double before = edge.inside(a), now = edge.inside(b);
    if ((before < 0) != (now < 0)) {
      const double t = before / (before - now);
      kept.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
    if (now >= 0) kept.push_back(b);
  }
  return kept;
}

bool far_away(const Point& p, const Projection& map) {
  return std::abs(p.x) > 20 * map.width() || std::abs(p.y) > 20 * map.width();
}

/// A path without the steps that nobody sees.
std::string path_of(const Points& points, bool closed) {
  SvgPath path;
  for (const Point& p : points)
    if (path.empty())
      path.move(p);
    else if (path.tenths_to(p) >= 10)
      path.line(p);
  if (closed && !path.empty()) path.close();
  return path.letters();
}

/// The parts of a border that lie on the map.
std::string border(const Points& points, const Projection& map) {
  std::string out;
  Points run;
  for (const Point& p : points) {
    const bool on_map = p.x > -20 && p.x < map.width() + 20 && p.y > -20 &&
                        p.y < map.height() + 20;
    if (on_map) run.push_back(p);
    if (!on_map && !run.empty()) {
      out += path_of(run, false);
      run.clear();
    }
  }
  return out + path_of(run, false);
}

std::string land(Points ring, const Projection& map) {
  for (const Point& p : ring)
    if (far_away(p, map)) return {};  // it runs round the far side of the globe
  for (const Edge& edge :
       {Edge{true, -8, 1}, Edge{true, map.width() + 8, -1}, Edge{false, -8, 1},
        Edge{false, map.height() + 8, -1}})
    ring = cut(ring, edge);
  return ring.size() < 3 ? std::string() : path_of(ring, true);
}

}  // namespace

std::string outlines(const Projection& map) {
  std::string_view rest = assets().outlines;
  std::string shores, borders;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    Points points;
    for (const Spot& place : places_of(line.substr(space)))
      points.push_back(map(place));
    if (line.starts_with("land"))
      shores += land(std::move(points), map);
    else
      borders += border(points, map);
  }
  if (shores.empty()) return {};
  return text(
      "{}<path class=\"land\" d=\"{}\"/><path class=\"border\" d=\"{}\"/>{}",
      outlines_begin, shores, borders, outlines_end);
}

std::string outlines_once(const std::string& html) {
  std::map<std::string_view, std::size_t> drawn;
  std::string out;
  std::string_view rest = html;
  while (true) {
    const std::size_t begin = rest.find(outlines_begin);
    const std::size_t end = rest.find(outlines_end, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) break;
    const std::string_view one =
        rest.substr(begin, end + outlines_end.size() - begin);
    const auto [known, fresh] = drawn.try_emplace(one, drawn.size());
    out += rest.substr(0, begin);
    if (fresh)
      out += text("<g id=\"outlines-{}\"{}", known->second, one.substr(2));
    else
      out += text("<use href=\"#outlines-{}\"/>", known->second);
    rest.remove_prefix(end + outlines_end.size());
  }
  return out.append(rest);
}

}  // namespace twinning::report
