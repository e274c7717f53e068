#include "output/report/end_pictures.hpp"

#include <algorithm>
#include <map>

#include "output/report/course_pictures.hpp"
#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string first_bloc(const std::string& relation) {
  return relation.substr(0, relation.find('-'));
}

std::vector<Ensemble> curve_of(const RelationEnds& relation) {
  std::vector<Ensemble> curve;
  for (const auto& point : relation.concentration)
    curve.push_back(ensemble(point));
  return curve;
}

std::string plot_concentration(const std::string& relation,
                               const std::vector<Ensemble>& curve,
                               const std::string& classes) {
  std::vector<double> x, mean, low, high;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    x.push_back(100.0 * double(i) / double(curve.size() - 1));
    mean.push_back(curve[i].mean);
    low.push_back(curve[i].low);
    high.push_back(curve[i].high);
  }
  Plot plot(text("Share of the value of {} that the most successful cities "
                 "have",
                 relation),
            {0, 100}, {0, 1 / 1.04}, {.left = 56, .right = 20, .bottom = 42});
  plot.y_axis("of all value", true);
  plot.x_axis("% of cities, the most successful first");
  plot.rule(0, 0, 100, 1, "faint");
  plot.words(64, 0.6, "if all had the same", "small", 8, 12);
  plot.band(x, low, high, classes);
  plot.line(x, mean, classes);
  for (std::size_t i = 1; i < x.size(); ++i)
    plot.tells(x[i] - 2.5, std::min(x[i] + 2.5, 100.0),
               text("the top {:.0f} % of cities\nhave {} of all value "
                    "({} to {})",
                    x[i], percent(mean[i]), percent(low[i]), percent(high[i])));
  return plot.svg();
}

std::string plot_conversion(const std::string& relation,
                            const RelationEnds& found) {
  Plot plot(text("Share of the links of {} that meet their aim, by age and "
                 "variety",
                 relation),
            {-0.5, double(oldest_of_age.size()) - 0.5}, {0, 1 / 1.04},
            {.left = 56, .right = 20, .bottom = 42});
  plot.y_axis("meet their aim", true);
  std::vector<Plot::End> ends;
  for (std::size_t age = 0; age < oldest_of_age.size(); ++age) {
    std::string told = text("links {} years old", age_names[age]);
    for (const std::size_t varied : {1ul, 0ul}) {
      const auto& group = found.groups[age][varied];
      const Ensemble share = ensemble(group.meeting_aim);
      const Ensemble links = ensemble(group.links);
      const double x = double(age) + (varied ? -0.12 : 0.12);
      const std::string_view classes = varied ? "varied" : "narrow";
      told += text("\n{}: {} ({} to {}), {} links in the mean",
                   varied ? "varied" : "narrow", percent(share.mean),
                   percent(share.low), percent(share.high), spoken(links.mean));
      if (share.runs == 0) continue;
      plot.rule(x, share.low, x, share.high, text("reach {}", classes));
      plot.dot(x, share.mean, classes, 5);
    }
    plot.words(double(age), 0, age_names[age], "tick middle", -22, 17);
    plot.tells(double(age) - 0.5, double(age) + 0.5, told);
  }
  plot.words(double(oldest_of_age.size()) - 0.5, 0,
             "years since the link was signed", "unit end-value", 0, 38);
  return plot.svg();
}

/// Sums over relations would count links twice; so every city has a row for
/// each relation.
void add_city_rows(NumberTable& table, const Case& of, std::size_t relation,
                   const RelationEnds& found) {
  const ResultCities& all = of.axes().cities;
  std::map<std::uint32_t, std::size_t> rows;
  for (std::size_t i = 0; i < all.code.size(); ++i) rows[all.code[i]] = i;
  for (const auto& [code, city] : found.cities) {
    const auto row = rows.find(code);
    if (row == rows.end()) continue;
    const Ensemble value = ensemble(city.value);
    const auto above = double(std::ranges::count_if(
        city.value, [](double each) { return each > 1; }));
    table.add({all.name[row->second], all.country[row->second],
               of.axes().relations[relation], mean(city.links),
               mean(city.dormant), mean(city.trust), value.mean, value.low,
               value.high, above / double(city.value.size())});
  }
}

}  // namespace

Picture concentration(const Case& of, const EndsOfRuns& ends) {
  Picture picture{.id = "concentration", .title = "Who has the value"};
  NumberTable& table = picture.numbers;
  table.columns = {{"top_percent", "top % of cities"},
                   {"relation", "relation"},
                   {"share", "share of value"},
                   {"share_low", "5 %"},
                   {"share_high", "95 %"}};
  for (std::size_t i = 0; i < of.axes().relations.size(); ++i) {
    const std::vector<Ensemble> curve = curve_of(ends.of(i));
    if (curve.back().runs == 0) continue;
    const std::string& relation = of.axes().relations[i];
    picture.panels.push_back(
        {relation, text("{}: cities of {}", relation, first_bloc(relation)),
         plot_concentration(relation, curve, colour_of_relation(i))});
    const Ensemble& fifth = curve[(curve.size() - 1) / 5];
    const Ensemble& half = curve[(curve.size() - 1) / 2];
    picture.reading += text(
        "The top fifth of the {} cities have {} of the value of {} ({} to {}), "
        "the lower half {}. ",
        first_bloc(relation), percent(fifth.mean), relation, percent(fifth.low),
        percent(fifth.high), percent(1 - half.mean));
    for (std::size_t point = 0; point < curve.size(); ++point)
      table.add({long(point * 100 / (curve.size() - 1)), relation,
                 curve[point].mean, curve[point].low, curve[point].high});
  }
  picture.caption = text(
      "Share in the value of all links at the end of {} that the most "
      "successful cities of the first bloc have, among those with a standing "
      "link; the further the curve from the straight line, the fewer have the "
      "most. Where a share of the cities ends within a city, that part of it "
      "counts; the verdict counts whole cities. Line: mean; 90 % of the runs "
      "lie within the band, over {}.",
      of.axes().years.back(), counted(ends.runs(), "run"));
  return picture;
}

Picture conversion(const Case& of, const EndsOfRuns& ends) {
  Picture picture{.id = "conversion", .title = "Which links meet their aim"};
  NumberTable& table = picture.numbers;
  table.columns = {{"age", "age"},
                   {"relation", "relation"},
                   {"variety", "variety"},
                   {"meeting_aim", "meet their aim"},
                   {"meeting_aim_low", "5 %"},
                   {"meeting_aim_high", "95 %"},
                   {"links", "links, mean"},
                   {"runs", "runs with such links"}};
  for (std::size_t i = 0; i < of.axes().relations.size(); ++i) {
    const RelationEnds& found = ends.of(i);
    bool any = false;
    for (std::size_t age = 0; age < oldest_of_age.size(); ++age)
      for (const std::size_t varied : {1ul, 0ul}) {
        const auto& group = found.groups[age][varied];
        const Ensemble share = ensemble(group.meeting_aim);
        any = any || share.runs > 0;
        table.add({std::string(age_names[age]), of.axes().relations[i],
                   std::string(varied ? "varied" : "narrow"), share.mean,
                   share.low, share.high, mean(group.links), long(share.runs)});
      }
    if (any)
      picture.panels.push_back(
          {of.axes().relations[i], of.axes().relations[i],
           plot_conversion(of.axes().relations[i], found)});
  }
  picture.legend = {{LegendEntry::Shape::dot, "varied",
                     "varied: at least three of culture, education, "
                     "delegations, joint programme"},
                    {LegendEntry::Shape::dot, "narrow", "narrow: fewer"}};
  picture.caption = text(
      "A link meets its aim when its value a year is at least a quarter of "
      "what it could be worth. Links standing at the end of {}, by the years "
      "since they were signed. Dot: mean of each run's share; 90 % of the "
      "runs that have such links lie within the line, over {}.",
      of.axes().years.back(), counted(ends.runs(), "run"));
  return picture;
}

std::string cities_table(const Case& of, const EndsOfRuns& ends) {
  NumberTable table{{{"city", "city"},
                     {"country", "country"},
                     {"relation", "relation"},
                     {"links", "links"},
                     {"dormant", "of these dormant"},
                     {"trust", "mean trust"},
                     {"value", "value a year"},
                     {"value_low", "5 %"},
                     {"value_high", "95 %"},
                     {"above_one", "value above 1: share of runs"}},
                    {}};
  for (std::size_t i = 0; i < of.axes().relations.size(); ++i)
    add_city_rows(table, of, i, ends.of(i));
  std::ranges::stable_sort(table.rows, [](const auto& one, const auto& other) {
    return std::get<double>(one[6]) > std::get<double>(other[6]);
  });
  const std::string caption = text(
      "Cities at the end of {}: means over {} and the interval that holds "
      "90 % of them. A single city's numbers are no forecast.",
      of.axes().years.back(), counted(ends.runs(), "run"));
  return text(
      "<div class=\"card of-cities\"><div class=scroll tabindex=0 "
      "role=region aria-label=\"Table of cities\">{}</div></div>\n",
      html_of(table, caption,
              text(" class=cities data-search data-file=\"cities\" "
                   "data-case=\"{}\"",
                   of.place)));
}

}  // namespace twinning::report
