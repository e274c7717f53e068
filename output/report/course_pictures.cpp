#include "output/report/course_pictures.hpp"

#include "output/report/course_plots.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string plot_lines(const Courses& courses,
                       const std::vector<CourseLine>& lines,
                       const std::string& unit, const std::string& heard,
                       double room = 108) {
  Plot plot(heard, years_of(courses), reach(lines), {.right = room});
  plot.y_axis(unit);
  plot.x_axis({}, true);
  draw_lines(plot, courses, lines);
  tell_years(plot, courses, lines);
  return plot.svg();
}

/// A quantity that is drawn by year.
struct Drawn {
  const char* name;
  const char* heading;
  const char* unit;
};

/// A plot in which every relation is a line.
Panel panel_of_relations(const Courses& courses, const Drawn& drawn) {
  const auto& [name, heading, unit] = drawn;
  std::vector<CourseLine> lines;
  for (std::size_t i = 0; i < courses.relations(); ++i)
    lines.push_back({courses.find(name, i), courses.of().axes().relations[i],
                     colour_of_relation(i)});
  return {name, heading,
          plot_lines(courses, lines, unit,
                     text("{} of each relation, {:.0f} to {:.0f}", heading,
                          courses.years().front(), courses.years().back()))};
}

/// Draws those of the quantities that were recorded, and gives their names.
std::vector<std::string> add_panels(Picture& picture, const Courses& courses,
                                    std::initializer_list<Drawn> quantities) {
  std::vector<std::string> recorded;
  for (const Drawn& each : quantities)
    if (has(courses, {each.name})) {
      picture.panels.push_back(panel_of_relations(courses, each));
      recorded.emplace_back(each.name);
    }
  return recorded;
}

}  // namespace

std::string colour_of_relation(std::size_t relation) {
  return text("r{}", relation % 6);
}

Picture trust_by_year(const Courses& courses) {
  if (!has(courses, {"mean_trust"})) return {};
  Picture picture{.id = "trust", .title = "Trust and reciprocity"};
  const auto quantities =
      add_panels(picture, courses,
                 {{"mean_trust", "Mean trust", "0 to 1"},
                  {"mean_reciprocity", "Mean reciprocity", "0 to 1"}});
  picture.reading =
      text("Mean trust in {}, with the ends of the band: {}.",
           courses.of().axes().years.back(), at_the_end(courses, "mean_trust"));
  picture.caption = text(
      "Trust of one city in the other, mean over both sides of all standing "
      "links, from 0 to 1; reciprocity: how far what is given has come to be "
      "returned. {}{}.",
      band_words(courses), runs_and_table(courses));
  picture.numbers = course_numbers(courses, quantities);
  return picture;
}

Picture deals_by_year(const Courses& courses) {
  if (!has(courses, {"deals"})) return {};
  Picture picture{.id = "deals", .title = "Deals and their value"};
  const auto quantities = add_panels(
      picture, courses,
      {{"deals", "Deals a year", "deals"}, {"value", "Value a year", "value"}});
  picture.reading =
      text("Deals in {}, with the ends of the band: {}.",
           courses.of().axes().years.back(), at_the_end(courses, "deals"));
  picture.caption = text(
      "Successful deals of all links in each year, and the sum of their sizes; "
      "the typical size is 1. A deal is a unit of the model, no sum of money. "
      "{}{}.",
      band_words(courses), runs_and_table(courses));
  picture.numbers = course_numbers(courses, quantities);
  return picture;
}

}  // namespace twinning::report
