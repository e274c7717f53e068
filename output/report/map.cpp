#include "output/report/map.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "output/report/outlines.hpp"
#include "output/report/svg_path.hpp"
#include "output/report/town_names.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr double map_width = 960;
constexpr std::size_t most_links = 500;
/// A map is twice as large as its plane where there is room: both sides grow
/// alike then, whatever the screen.
constexpr double enlarged = 2;
constexpr double least_standing = 0.01;

/// One relation on a map.
class Map {
 public:
  Map(const Case& of, const LinkFindings& found, std::size_t relation)
      : found_{found}, axes_{of.axes()} {
    const auto codes = of.results().link_codes();
    const auto relations = of.results().link_relations();
    for (std::size_t i = 0; i < axes_.cities.code.size(); ++i)
      city_[axes_.cities.code[i]] = i;
    for (const std::size_t link : drawn_links(found.states)) {
      if (relations[link] != axes_.relations[relation]) continue;
      const auto a = city_.find(codes[link].first);
      const auto b = city_.find(codes[link].second);
      if (a == city_.end() || b == city_.end()) continue;
      ties_.push_back({link, a->second, b->second});
      cities_.insert({a->second, b->second});
    }
    // All cities of these blocs: the maps of several scenarios are alike then.
    std::set<std::string> blocs;
    for (const std::size_t city : cities_)
      blocs.insert(axes_.cities.bloc[city]);
    for (std::size_t city = 0; city < axes_.cities.code.size(); ++city)
      if (blocs.contains(axes_.cities.bloc[city]))
        places_.push_back(place(city));
  }

  [[nodiscard]] bool empty() const { return ties_.empty(); }

  [[nodiscard]] std::string svg(std::size_t year,
                                const std::string& relation) const {
    const Projection map(places_, map_width, 420, 720);
    std::string out = text(
        "<svg class=\"chart map\" xmlns=\"http://www.w3.org/2000/svg\" "
        "width=\"{6:.0f}\" height=\"{7:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" aria-label=\"Map of {2} "
        "links in {3}\"{4}><rect class=\"sea\" width=\"{0:.0f}\" "
        "height=\"{1:.0f}\"/>{5}",
        map.width(), map.height(), escaped(relation),
        found_.states.years()[year], views(map), outlines(map),
        map.width() * enlarged, map.height() * enlarged);
    for (const Tie& tie : ties_) out += drawn(tie, year, map);
    out += towns(year, map);
    return out +
           text("<text class=\"year\" x=\"18\" y=\"{:.0f}\">{}</text></svg>",
                map.height() - 20, found_.states.years()[year]);
  }

 private:
  struct Tie {
    std::size_t link, first, second;  ///< cities as rows
  };

  [[nodiscard]] Spot place(std::size_t city) const {
    return {axes_.cities.latitude[city], axes_.cities.longitude[city]};
  }

  /// Where scripts may look closer: the cities of a bloc.
  [[nodiscard]] std::string views(const Projection& map) const {
    std::map<std::string, std::pair<Point, Point>> boxes;
    for (const std::size_t city : cities_) {
      const Point p = map(place(city));
      auto [box, fresh] =
          boxes.try_emplace(axes_.cities.bloc[city], std::pair{p, p});
      auto& [low, high] = box->second;
      low = {std::min(low.x, p.x), std::min(low.y, p.y)};
      high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    std::string out;
    for (const auto& [bloc, box] : boxes) {
      const auto& [low, high] = box;
      const double shape = map.height() / map.width();
      const double wide =
          std::max({high.x - low.x, (high.y - low.y) / shape, 40.0}) * 1.25;
      out += text("{}{}\t{:.1f} {:.1f} {:.1f} {:.1f}", out.empty() ? "" : "\n",
                  bloc, (low.x + high.x - wide) / 2,
                  (low.y + high.y - wide * shape) / 2, wide, wide * shape);
    }
    return text(" data-views=\"{}\"", escaped(out));
  }

  [[nodiscard]] std::string drawn(const Tie& tie, std::size_t year,
                                  const Projection& map) const {
    const LinkState state = found_.states.at(year, tie.link);
    std::vector<Point> way;
    for (const Spot& each : great_circle(place(tie.first), place(tie.second)))
      way.push_back(map(each));
    const double trust = state.standing > 0 ? state.trust : 0;
    return text(
        "<path class=\"tie {}\" data-link=\"{}\" stroke-width=\"{:.2g}\" "
        "stroke-opacity=\"{:.2g}\" d=\"{}\"/>",
        phase_classes[std::size_t(state.phase)], tie.link, 0.4 + 2.8 * trust,
        state.standing > 0 ? 0.12 + 0.73 * state.standing : 0,
        smooth_path(way));
  }

  /// Cities, and the names of those with the most value where there is room.
  [[nodiscard]] std::string towns(std::size_t year,
                                  const Projection& map) const {
    std::map<std::size_t, double> weight;
    for (const Tie& tie : ties_) {
      const LinkState state = found_.states.at(year, tie.link);
      weight[tie.first] += state.standing + state.value;
      weight[tie.second] += state.standing + state.value;
    }
    std::vector<std::pair<double, std::size_t>> order;
    for (const auto& [city, sum] : weight) order.emplace_back(-sum, city);
    std::ranges::sort(order);
    std::string dots;
    TownNames names(map.width());
    for (const auto& [negative, city] : order) {
      const Point p = map(place(city));
      dots += text(
          "<circle data-city=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.6\"/>",
          city, p.x, p.y);
      names.add(axes_.cities.name[city], p);
    }
    return text("<g class=\"towns\">{}</g>{}", dots, names.svg());
  }

  const LinkFindings& found_;
  const ResultAxes& axes_;
  std::map<std::uint32_t, std::size_t> city_;
  std::vector<Tie> ties_;
  std::set<std::size_t> cities_;
  std::vector<Spot> places_;
};

NumberTable numbers(const Case& of, const LinkFindings& found,
                    std::size_t year) {
  NumberTable table{{{"first", "first city"},
                     {"second", "second city"},
                     {"relation", "relation"},
                     {"standing", "stands: share of runs"},
                     {"dormant", "dormant: share of runs"},
                     {"phase", "most frequent phase"},
                     {"trust", "mean trust"},
                     {"value", "mean value a year"}},
                    {}};
  std::map<std::uint32_t, std::string> names;
  for (std::size_t i = 0; i < of.axes().cities.code.size(); ++i)
    names[of.axes().cities.code[i]] = of.axes().cities.name[i];
  const auto codes = of.results().link_codes();
  const auto relations = of.results().link_relations();
  for (const std::size_t link : drawn_links(found.states)) {
    const LinkState state = found.states.at(year, link);
    table.add(
        {names[codes[link].first], names[codes[link].second], relations[link],
         state.standing, state.dormant,
         std::string(state.standing > 0 ? phase_names[std::size_t(state.phase)]
                                        : "none"),
         state.trust, state.value});
  }
  return table;
}

std::vector<LegendEntry> legend() {
  using Shape = LegendEntry::Shape;
  return {{Shape::line, "tie line-swatch commercial",
           "commercial: value meets its aim"},
          {Shape::line, "tie line-swatch reciprocative",
           "reciprocative: visits answered"},
          {Shape::line, "tie line-swatch associative",
           "associative: one side visits more"},
          {Shape::line, "tie line-swatch asleep", "dormant"}};
}

}  // namespace

std::vector<std::size_t> drawn_links(const LinkStates& states) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t link = 0; link < states.links(); ++link)
    if (const double most = states.most_standing(link); most >= least_standing)
      order.emplace_back(-most, link);
  std::ranges::stable_sort(order);
  if (order.size() > most_links) order.resize(most_links);
  std::vector<std::size_t> links;
  for (const auto& [negative, link] : order) links.push_back(link);
  std::ranges::sort(links);
  return links;
}

Picture map_of(const Case& of, const LinkFindings& found, std::size_t year) {
  Picture picture{.id = "map", .title = "Which cities are linked"};
  const int shown = found.states.years()[year];
  for (std::size_t i = 0; i < of.axes().relations.size(); ++i) {
    const std::string& relation = of.axes().relations[i];
    const Map map(of, found, i);
    if (!map.empty())
      picture.panels.push_back(
          {text("{}-{}", relation, shown), relation, map.svg(year, relation)});
  }
  const std::size_t drawn = drawn_links(found.states).size();
  picture.legend = legend();
  picture.caption = text(
      "Links at the end of {}, {}. Colour and stroke: the most frequent phase "
      "among the runs in which a link stands; width: their mean trust; "
      "strength: the share of such runs. {} drawn{}. Equal-area map; "
      "outlines: Natural Earth.",
      shown, found.over, counted(drawn, "link"),
      drawn == most_links ? ", those that stand in the most runs" : "");
  picture.numbers = numbers(of, found, year);
  return picture;
}

Picture map_of(const Case& of, const LinkFindings& found) {
  return map_of(of, found, found.states.years().size() - 1);
}

}  // namespace twinning::report
