#include "output/report/report.hpp"

#include <algorithm>
#include <functional>
#include <memory>

#include "output/report/course_pictures.hpp"
#include "output/report/documents.hpp"
#include "output/report/end_pictures.hpp"
#include "output/report/escape.hpp"
#include "output/report/evidence.hpp"
#include "output/report/map.hpp"
#include "output/report/numbers.hpp"
#include "output/report/outlines.hpp"
#include "output/report/page_data.hpp"
#include "output/report/policies.hpp"
#include "output/report/provenance_section.hpp"
#include "output/report/study_pictures.hpp"
#include "output/report/verdict.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

using Pictures = std::vector<Picture>;

/// A case and what the page finds of it.
struct CaseView {
  const Case& of;
  Courses courses;
  std::unique_ptr<LinkFindings> links;  ///< none: not recorded
};

/// A part of the page that every case has its share of.
struct Part {
  std::string id, heading;
  std::function<std::string(const CaseView&)> body;  ///< HTML; may be empty
};

/// A part that is one picture.
Part picture_part(std::string id, std::string heading,
                  std::function<Picture(const CaseView&)> draw) {
  return {std::move(id), std::move(heading),
          [draw = std::move(draw)](const CaseView& view) {
            const Picture picture = draw(view);
            return picture.empty() ? std::string()
                                   : html_of(picture, view.of.place);
          }};
}

std::vector<Part> parts() {
  return {
      picture_part("map", "The links on the map",
                   [](const CaseView& view) {
                     return view.links ? map_of(view.of, *view.links)
                                       : Picture{};
                   }),
      picture_part(
          "links", "Links made and lost",
          [](const CaseView& view) { return links_by_year(view.courses); }),
      picture_part("activities", "What the links are used for",
                   [](const CaseView& view) {
                     return activities_by_year(view.courses);
                   }),
      picture_part(
          "trust", "Trust",
          [](const CaseView& view) { return trust_by_year(view.courses); }),
      picture_part(
          "deals", "Economic collaboration",
          [](const CaseView& view) { return deals_by_year(view.courses); }),
      picture_part("conversion", "What makes a link pay",
                   [](const CaseView& view) {
                     return view.links ? conversion(view.of, view.links->ends)
                                       : Picture{};
                   }),
      picture_part("concentration", "Winners and others",
                   [](const CaseView& view) {
                     return view.links
                                ? concentration(view.of, view.links->ends)
                                : Picture{};
                   }),
      {"cities", "Cities",
       [](const CaseView& view) {
         return view.links ? cities_table(view.of, view.links->ends)
                           : std::string();
       }},
  };
}

/// A study's own pictures: what the numbers that it varies do.
Pictures study_pictures(const Given& given) {
  constexpr std::string_view statistic = "deals_a_year";
  const std::string words = "deals a year";
  if (given.results.axes().varied.empty()) return {};
  const auto cells = study_cells(given, statistic);
  return {responses(given, statistic, words, cells),
          heat_map(given, words, cells)};
}

void add_studies(std::span<const Given> given, Page& page) {
  Section section{"study", "What the varied numbers do", {}};
  for (std::size_t i = 0; i < given.size(); ++i)
    for (const Picture& picture : study_pictures(given[i]))
      if (!picture.empty()) section.body += html_of(picture, text("g{}", i));
  if (!section.body.empty()) page.sections.push_back(std::move(section));
}

std::string title_of(std::span<const Case> cases,
                     std::span<const Given> given) {
  const std::string& first = given.front().results.axes().title;
  if (given.size() == 1) return first;
  const bool compared = std::ranges::all_of(
      cases, [&](const Case& one) { return same_years(cases.front(), one); });
  if (!compared)
    return text("{}, and {}", first,
                counted(cases.size() - 1, "other scenario"));
  return cases.size() == 2
             ? text("{}, compared with: {}", cases[1].name, first)
             : text("{} scenarios, compared with: {}", cases.size() - 1, first);
}

}  // namespace

Page page_of(std::span<const Given> given, const Extras& extras) {
  const std::vector<Case> cases = cases_of(given);
  std::vector<RunStatistics> statistics(cases.begin(), cases.end());
  const auto differences = policy_differences(statistics);
  Page page;
  page.title = title_of(cases, given);
  page.lead = verdict(statistics, differences, evidence(given, extras));
  if (const Picture picture = policies_at_end(differences, cases.front());
      !picture.empty())
    page.sections.push_back(
        {"policies", "What the policies change", html_of(picture, "all")});

  add_studies(given, page);

  std::vector<CaseView> views;
  for (const Case& one : cases)
    views.push_back({one, Courses(one), link_findings(one)});
  for (const Part& part : parts()) {
    Section section{part.id, part.heading, {}};
    for (const CaseView& view : views)
      if (const std::string body = part.body(view); !body.empty())
        section.body += in_case(view.of, body, views.size() > 1);
    section.body = outlines_once(section.body);
    if (!section.body.empty()) page.sections.push_back(std::move(section));
  }
  if (const std::string body = observed_body(cases, given, extras);
      !body.empty())
    page.sections.push_back({"observed", "Simulated against observed", body});
  if (!extras.claims_file.empty())
    page.sections.push_back(
        {"claims", "What the model claims",
         claims_section(extras.claims, extras.claims_file)});
  page.sections.push_back(
      {"provenance", "Where this comes from", provenance_section(given)});

  std::vector<CaseData> data;
  for (const CaseView& view : views)
    data.push_back({&view.of, view.links.get()});
  page.data = page_data(data);
  return page;
}

namespace {

/// Every picture that the page would have of the first case, the map in the
/// year that a name ends in.
Pictures pictures_of(std::span<const Given> given, const std::string& name) {
  const std::vector<Case> cases = cases_of(given);
  std::vector<RunStatistics> statistics(cases.begin(), cases.end());
  const CaseView view{cases.front(), Courses(cases.front()),
                      link_findings(cases.front())};
  Pictures all{policies_at_end(policy_differences(statistics), cases.front()),
               links_by_year(view.courses), activities_by_year(view.courses),
               trust_by_year(view.courses), deals_by_year(view.courses)};
  if (view.links) {
    all.push_back(map_of(view.of, *view.links));
    const auto& years = view.links->states.years();
    for (std::size_t year = 0; year + 1 < years.size(); ++year)
      if (name.ends_with(text("-{}", years[year])))
        all.push_back(map_of(view.of, *view.links, year));
    all.push_back(concentration(view.of, view.links->ends));
    all.push_back(conversion(view.of, view.links->ends));
  }
  for (const Given& one : given)
    for (Picture& picture : study_pictures(one))
      all.push_back(std::move(picture));
  return all;
}

}  // namespace

std::string figure_of(std::span<const Given> given, const std::string& name) {
  std::string known;
  for (const Picture& picture : pictures_of(given, name))
    for (const Panel& panel : picture.panels) {
      const std::string one = text("{}-{}", picture.id, slug(panel.name));
      if (one == name) return stand_alone(panel);
      known += text("\n  {}.svg", one);
    }
  throw UserError(Fault::command_line,
                  text("--figure: there is no figure {}; there are:{}",
                       shown(name), known));
}

}  // namespace twinning::report
