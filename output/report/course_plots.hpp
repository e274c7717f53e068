#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "output/report/courses.hpp"
#include "output/report/number_table.hpp"
#include "output/report/picture.hpp"
#include "output/report/plot.hpp"

namespace twinning::report {

// What all pictures of yearly quantities have in common.

/// One line of a plot: a quantity of a relation.
struct CourseLine {
  const Course* course;
  std::string words;    ///< at its end, and in what the plot tells
  std::string classes;  ///< of its colour and stroke
};

/// Whether all quantities were recorded.
[[nodiscard]] bool has(const Courses& courses,
                       std::initializer_list<const char*> names);

/// The years as the span of a plot, and the span of all lines and bands.
[[nodiscard]] Span years_of(const Courses& courses);
[[nodiscard]] Span reach(const std::vector<CourseLine>& lines);

/// Draws lines with their bands and with words at their ends.
void draw_lines(Plot& plot, const Courses& courses,
                const std::vector<CourseLine>& lines);

/// Has the plot tell the numbers of each year that is pointed at.
void tell_years(Plot& plot, const Courses& courses,
                const std::vector<CourseLine>& lines);

/// Rows of year and relation, three columns for each quantity.
[[nodiscard]] NumberTable course_numbers(
    const Courses& courses, const std::vector<std::string>& quantities);

/// What lines and bands are, and over how many runs, for captions.
[[nodiscard]] std::string band_words(const Courses& courses);
[[nodiscard]] std::string runs_and_table(const Courses& courses);

/// "UK-China 0.43 (0.38 to 0.47); UK-Europe …" at the end of the last year.
[[nodiscard]] std::string at_the_end(const Courses& courses,
                                     std::string_view name,
                                     bool in_percent = false);

/// Adds a panel for each relation, drawn by `draw(courses, relation)`.
template <class Draw>
void add_relations(Picture& picture, const Courses& courses, Draw draw) {
  const auto& names = courses.of().axes().relations;
  for (std::size_t i = 0; i < courses.relations(); ++i)
    picture.panels.push_back({names[i], names[i], draw(courses, i)});
}

}  // namespace twinning::report
