#include <array>

#include "output/report/course_pictures.hpp"
#include "output/report/course_plots.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

constexpr std::array<std::string_view, kinds> spoken_kinds{
    "culture", "education", "delegations"};

std::string plot_activities(const Courses& courses, std::size_t relation) {
  const auto& years = courses.years();
  Plot plot(text("Shares of culture, education and delegations in the visits "
                 "of {}, {:.0f} to {:.0f}",
                 courses.of().axes().relations[relation], years.front(),
                 years.back()),
            years_of(courses), {0, 1 / 1.04}, {.left = 56, .right = 122});
  std::vector<double> below(years.size(), 0.0);
  std::vector<CourseLine> told;
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    const Course& share =
        *courses.find(text("share_{}", kind_names[kind]), relation);
    std::vector<double> above = means(share);
    for (std::size_t i = 0; i < above.size(); ++i) above[i] += below[i];
    const std::string classes = text("kind-{} area", kind_names[kind]);
    plot.band(years, below, above, classes);
    plot.line(years, above, "seam");
    plot.ends(years.back(), {{(below.back() + above.back()) / 2 - 0.01,
                              std::string(spoken_kinds[kind]),
                              text("kind-{}", kind_names[kind])}});
    told.push_back({&share, std::string(spoken_kinds[kind]), ""});
    below = above;
  }
  plot.y_axis({}, true);
  plot.x_axis({}, true);
  tell_years(plot, courses, told);
  return plot.svg();
}

}  // namespace

Picture activities_by_year(const Courses& courses) {
  if (!has(courses, {"share_culture", "share_education", "share_delegation"}))
    return {};
  Picture picture{.id = "activities", .title = "What the visits are for"};
  add_relations(picture, courses, plot_activities);
  picture.reading =
      text("Share of delegations in {}: {}.", courses.of().axes().years.back(),
           at_the_end(courses, "share_delegation", true));
  picture.caption = text(
      "Shares of cultural visits, educational visits and delegations in the "
      "visits of each year, both ways: the mean {} of each run's share. Point "
      "at a year for the interval that holds 90 % of the runs.",
      runs_and_table(courses));
  picture.numbers = course_numbers(
      courses, {"share_culture", "share_education", "share_delegation"});
  return picture;
}

}  // namespace twinning::report
