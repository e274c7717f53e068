#include "output/report/course_pictures.hpp"
#include "output/report/course_plots.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string plot_links(const Courses& courses, std::size_t relation) {
  const std::vector<CourseLine> lines{
      {courses.find("active", relation), "active", "state-active"},
      {courses.find("dormant", relation), "dormant", "state-dormant"},
      {courses.find("ended", relation), "ended", "state-ended"}};
  const Course& made = *courses.find("signed", relation);
  Plot plot(text("Links of {} by state, {:.0f} to {:.0f}",
                 courses.of().axes().relations[relation],
                 courses.years().front(), courses.years().back()),
            years_of(courses), reach(lines), {.right = 88});
  plot.y_axis("links");
  plot.x_axis({}, true);
  plot.bars(courses.years(), means(made), 0.8, "state-signed");
  draw_lines(plot, courses, lines);
  std::vector<CourseLine> told = lines;
  told.push_back({&made, "signed in the year", ""});
  tell_years(plot, courses, told);
  return plot.svg();
}

}  // namespace

Picture links_by_year(const Courses& courses) {
  if (!has(courses, {"active", "dormant", "ended", "signed"})) return {};
  Picture picture{.id = "links", .title = "Links, year by year"};
  add_relations(picture, courses, plot_links);
  picture.reading =
      text("Active links in {}, with the ends of the band: {}.",
           courses.of().axes().years.back(), at_the_end(courses, "active"));
  picture.legend = {
      {LegendEntry::Shape::line, "state-active", "active"},
      {LegendEntry::Shape::line, "state-dormant", "dormant: hardly any visits"},
      {LegendEntry::Shape::line, "state-ended", "ended so far"},
      {LegendEntry::Shape::bar, "state-signed", "signed in the year"}};
  picture.caption = text(
      "Links at the end of each year, by state; bars: links signed in the "
      "year. {}{}.",
      band_words(courses), runs_and_table(courses));
  picture.numbers =
      course_numbers(courses, {"active", "dormant", "ended", "signed"});
  return picture;
}

}  // namespace twinning::report
