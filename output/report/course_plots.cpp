#include "output/report/course_plots.hpp"

#include <algorithm>

#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {

std::string band_words(const Courses& courses) {
  if (courses.of().axes().of_cells)
    return "Lines are means over all design points; the band runs from the "
           "mean of their 5 % quantiles to that of their 95 % quantiles, ";
  return courses.of().runs > 1
             ? "Lines are means; 90 % of the runs lie within the band, "
             : "One run: there is no band, ";
}

void tell_years(Plot& plot, const Courses& courses,
                const std::vector<CourseLine>& lines) {
  const auto& years = courses.years();
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::string said = text("{:.0f}", years[i]);
    for (const CourseLine& line : lines)
      said += text("\n{}: {}", line.words, with_interval((*line.course)[i]));
    plot.tells(years[i] - 0.5, years[i] + 0.5, said);
  }
}

Span years_of(const Courses& courses) {
  const double last = courses.years().back();
  const double first = courses.years().front();
  return {first, first < last ? last : last + 1};
}

Span reach(const std::vector<CourseLine>& lines) {
  std::vector<double> values;
  for (const CourseLine& line : lines)
    for (const Ensemble& year : *line.course) {
      values.push_back(year.mean);
      values.push_back(year.high);
      values.push_back(year.low);
    }
  return span_of(values);
}

NumberTable course_numbers(const Courses& courses,
                           const std::vector<std::string>& quantities) {
  NumberTable table{{{"year", "year"}, {"relation", "relation"}}, {}};
  for (const std::string& name : quantities) {
    std::string words = name;
    std::ranges::replace(words, '_', ' ');
    table.columns.push_back({name, words});
    table.columns.push_back({name + "_low", "5 %"});
    table.columns.push_back({name + "_high", "95 %"});
  }
  for (std::size_t year = 0; year < courses.years().size(); ++year) {
    if (!courses.of().tells(int(courses.years()[year]))) continue;
    for (std::size_t relation = 0; relation < courses.relations(); ++relation) {
      std::vector<NumberTable::Entry> row{
          long(courses.years()[year]), courses.of().axes().relations[relation]};
      for (const std::string& name : quantities) {
        const Ensemble& found = (*courses.find(name, relation))[year];
        row.insert(row.end(), {found.mean, found.low, found.high});
      }
      table.add(std::move(row));
    }
  }
  return table;
}

std::string runs_and_table(const Courses& courses) {
  return courses.of().over_runs() +
         (courses.of().every > 1 ? ". The table has every fifth year" : "");
}

bool has(const Courses& courses, std::initializer_list<const char*> names) {
  return courses.relations() > 0 &&
         std::ranges::all_of(names, [&](const char* name) {
           return courses.find(name, 0) != nullptr;
         });
}

std::string at_the_end(const Courses& courses, std::string_view name,
                       bool in_percent) {
  std::string words;
  for (std::size_t i = 0; i < courses.relations(); ++i) {
    const Ensemble& last = courses.find(name, i)->back();
    words += text("{}{} {}", words.empty() ? "" : "; ",
                  courses.of().axes().relations[i],
                  in_percent ? percent(last.mean) : with_interval(last));
  }
  return words;
}

void draw_lines(Plot& plot, const Courses& courses,
                const std::vector<CourseLine>& lines) {
  std::vector<Plot::End> ends;
  for (const CourseLine& line : lines)
    plot.band(courses.years(), lows(*line.course), highs(*line.course),
              line.classes);
  for (const CourseLine& line : lines) {
    plot.line(courses.years(), means(*line.course), line.classes);
    ends.push_back({line.course->back().mean, line.words, line.classes});
  }
  plot.ends(courses.years().back(), ends);
}

}  // namespace twinning::report
