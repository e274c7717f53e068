#include "output/report/course_pictures.hpp"

#include <algorithm>
#include <array>

#include "output/report/numbers.hpp"
#include "output/report/plot.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// One line of a plot: a quantity of a relation.
struct Line {
  const Course* course;
  std::string words;    ///< at its end, and in what the plot tells
  std::string classes;  ///< of its colour and stroke
};

std::string band_words(const Courses& courses) {
  if (courses.of().axes().of_cells)
    return "Lines are means over all design points; the band runs from the "
           "mean of their 5 % quantiles to that of their 95 % quantiles, ";
  return courses.of().runs > 1
             ? "Lines are means; 90 % of the runs lie within the band, "
             : "One run: there is no band, ";
}

/// What a plot tells when one of its years is pointed at.
void tell_years(Plot& plot, const Courses& courses,
                const std::vector<Line>& lines) {
  const auto& years = courses.years();
  for (std::size_t i = 0; i < years.size(); ++i) {
    std::string said = text("{:.0f}", years[i]);
    for (const Line& line : lines)
      said += text("\n{}: {}", line.words, with_interval((*line.course)[i]));
    plot.tells(years[i] - 0.5, years[i] + 0.5, said);
  }
}

Span years_of(const Courses& courses) {
  const double last = courses.years().back();
  const double first = courses.years().front();
  return {first, first < last ? last : last + 1};
}

/// The span of all lines and bands.
Span reach(const std::vector<Line>& lines) {
  std::vector<double> values;
  for (const Line& line : lines)
    for (const Ensemble& year : *line.course) {
      values.push_back(year.mean);
      values.push_back(year.high);
      values.push_back(year.low);
    }
  return span_of(values);
}

std::string plot_lines(const Courses& courses, const std::vector<Line>& lines,
                       const std::string& unit, const std::string& heard,
                       double room = 96) {
  Plot plot(heard, years_of(courses), reach(lines), {.right = room});
  plot.y_axis(unit);
  plot.x_axis({}, true);
  std::vector<Plot::End> ends;
  for (const Line& line : lines)
    plot.band(courses.years(), lows(*line.course), highs(*line.course),
              line.classes);
  for (const Line& line : lines) {
    plot.line(courses.years(), means(*line.course), line.classes);
    ends.push_back({line.course->back().mean, line.words, line.classes});
  }
  plot.ends(courses.years().back(), ends);
  tell_years(plot, courses, lines);
  return plot.svg();
}

/// Rows of year and relation, three columns for each quantity.
NumberTable numbers(const Courses& courses,
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

/// What is told of the runs and of the table at the end of a caption.
std::string over_runs(const Courses& courses) {
  return courses.of().over_runs() +
         (courses.of().every > 1 ? ". The table has every fifth year" : "");
}

bool has(const Courses& courses, std::initializer_list<const char*> names) {
  return courses.relations() > 0 &&
         std::ranges::all_of(names, [&](const char* name) {
           return courses.find(name, 0) != nullptr;
         });
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
  std::vector<Line> lines;
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

std::string plot_links(const Courses& courses, std::size_t relation) {
  const std::vector<Line> lines{
      {courses.find("active", relation), "active", "state-active"},
      {courses.find("dormant", relation), "dormant", "state-dormant"},
      {courses.find("ended", relation), "ended", "state-ended"}};
  const Course& made = *courses.find("signed", relation);
  Plot plot(text("Links of {} by state, {:.0f} to {:.0f}",
                 courses.of().axes().relations[relation],
                 courses.years().front(), courses.years().back()),
            years_of(courses), reach(lines), {.right = 76});
  plot.y_axis("links");
  plot.x_axis({}, true);
  for (std::size_t i = 0; i < made.size(); ++i)
    plot.bar(courses.years()[i], 0, made[i].mean, 0.8, "state-signed");
  std::vector<Plot::End> ends;
  for (const Line& line : lines) {
    plot.band(courses.years(), lows(*line.course), highs(*line.course),
              line.classes);
    plot.line(courses.years(), means(*line.course), line.classes);
    ends.push_back({line.course->back().mean, line.words, line.classes});
  }
  plot.ends(courses.years().back(), ends);
  std::vector<Line> told = lines;
  told.push_back({&made, "signed in the year", ""});
  tell_years(plot, courses, told);
  return plot.svg();
}

constexpr std::array<std::string_view, kinds> spoken_kinds{
    "culture", "education", "delegations"};

std::string plot_activities(const Courses& courses, std::size_t relation) {
  const auto& years = courses.years();
  Plot plot(text("Shares of culture, education and delegations in the visits "
                 "of {}, {:.0f} to {:.0f}",
                 courses.of().axes().relations[relation], years.front(),
                 years.back()),
            years_of(courses), {0, 1 / 1.04}, {.right = 100});
  std::vector<double> below(years.size(), 0.0);
  std::vector<Line> told;
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

/// "UK-China 0.43 (0.38 to 0.47); UK-Europe …" at the end of the last year.
std::string at_the_end(const Courses& courses, std::string_view name,
                       bool in_percent = false) {
  std::string words;
  for (std::size_t i = 0; i < courses.relations(); ++i) {
    const Ensemble& last = courses.find(name, i)->back();
    words += text("{}{} {}", words.empty() ? "" : "; ",
                  courses.of().axes().relations[i],
                  in_percent ? percent(last.mean) : with_interval(last));
  }
  return words;
}

/// A picture with one panel for each relation.
template <class Draw>
void add_relations(Picture& picture, const Courses& courses, Draw draw) {
  for (std::size_t i = 0; i < courses.relations(); ++i)
    picture.panels.push_back({courses.of().axes().relations[i],
                              courses.of().axes().relations[i],
                              draw(courses, i)});
}

}  // namespace

std::string colour_of_relation(std::size_t relation) {
  return text("r{}", relation % 6);
}

Picture links_by_year(const Courses& courses) {
  if (!has(courses, {"active", "dormant", "ended", "signed"})) return {};
  Picture picture{.id = "links", .title = "Links, year by year"};
  add_relations(picture, courses, plot_links);
  picture.reading =
      text("Active links in {}: {}.", courses.of().axes().years.back(),
           at_the_end(courses, "active"));
  picture.legend = {
      {LegendEntry::Shape::line, "state-active", "active"},
      {LegendEntry::Shape::line, "state-dormant", "dormant: hardly any visits"},
      {LegendEntry::Shape::line, "state-ended", "ended so far"},
      {LegendEntry::Shape::bar, "state-signed", "signed in the year"}};
  picture.caption = text(
      "Links at the end of each year, by state; bars: links signed in the "
      "year. {}{}.",
      band_words(courses), over_runs(courses));
  picture.numbers = numbers(courses, {"active", "dormant", "ended", "signed"});
  return picture;
}

Picture trust_by_year(const Courses& courses) {
  if (!has(courses, {"mean_trust"})) return {};
  Picture picture{.id = "trust", .title = "Trust and reciprocity"};
  const auto quantities =
      add_panels(picture, courses,
                 {{"mean_trust", "Mean trust", "0 to 1"},
                  {"mean_reciprocity", "Mean reciprocity", "0 to 1"}});
  picture.reading =
      text("Mean trust in {}: {}.", courses.of().axes().years.back(),
           at_the_end(courses, "mean_trust"));
  picture.caption = text(
      "Trust of one city in the other, mean over both sides of all standing "
      "links, from 0 to 1; reciprocity: how far what is given has come to be "
      "returned. {}{}.",
      band_words(courses), over_runs(courses));
  picture.numbers = numbers(courses, quantities);
  return picture;
}

Picture deals_by_year(const Courses& courses) {
  if (!has(courses, {"deals"})) return {};
  Picture picture{.id = "deals", .title = "Deals and their value"};
  const auto quantities = add_panels(
      picture, courses,
      {{"deals", "Deals a year", "deals"}, {"value", "Value a year", "value"}});
  picture.reading = text("Deals in {}: {}.", courses.of().axes().years.back(),
                         at_the_end(courses, "deals"));
  picture.caption = text(
      "Successful deals of all links in each year, and the sum of their sizes; "
      "the typical size is 1. A deal is a unit of the model, no sum of money. "
      "{}{}.",
      band_words(courses), over_runs(courses));
  picture.numbers = numbers(courses, quantities);
  return picture;
}

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
      over_runs(courses));
  picture.numbers = numbers(
      courses, {"share_culture", "share_education", "share_delegation"});
  return picture;
}

}  // namespace twinning::report
