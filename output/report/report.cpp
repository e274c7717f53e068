#include "output/report/report.hpp"

#include <functional>
#include <memory>

#include "output/report/course_pictures.hpp"
#include "output/report/end_pictures.hpp"
#include "output/report/escape.hpp"
#include "output/report/map.hpp"
#include "output/report/numbers.hpp"
#include "output/report/page_data.hpp"
#include "output/report/policies.hpp"
#include "output/report/provenance_section.hpp"
#include "output/report/verdict.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

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
  return {std::move(id), std::move(heading), [draw](const CaseView& view) {
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
      picture_part("concentration", "Winners and others",
                   [](const CaseView& view) {
                     return view.links
                                ? concentration(view.of, view.links->ends)
                                : Picture{};
                   }),
      picture_part("conversion", "What makes a link pay",
                   [](const CaseView& view) {
                     return view.links ? conversion(view.of, view.links->ends)
                                       : Picture{};
                   }),
      {"cities", "Cities",
       [](const CaseView& view) {
         return view.links ? cities_table(view.of, view.links->ends)
                           : std::string();
       }},
  };
}

/// What stands of a case in a part; scripts show one case at a time.
std::string in_case(const Case& of, const std::string& body,
                    bool among_others) {
  const std::string heading =
      among_others ? text("<p class=case-name>{}</p>", isolated(of.name)) : "";
  return text("<div class=case data-case=\"{}\">{}{}</div>\n", of.place,
              heading, body);
}

std::string title_of(std::span<const Given> given) {
  const std::string& first = given.front().results.axes().title;
  return given.size() == 1 ? first
                           : text("{}, and {} more", first,
                                  counted(given.size() - 1, "scenario"));
}

}  // namespace

Page page_of(std::span<const Given> given) {
  const std::vector<Case> cases = cases_of(given);
  std::vector<RunStatistics> statistics(cases.begin(), cases.end());
  const auto differences = policy_differences(statistics);
  Page page;
  page.title = title_of(given);
  page.lead = verdict(statistics, differences);
  if (const Picture picture = policies_at_end(differences, cases.front());
      !picture.empty())
    page.sections.push_back(
        {"policies", "What the policies change", html_of(picture, "all")});

  std::vector<CaseView> views;
  for (const Case& one : cases)
    views.push_back({one, Courses(one), link_findings(one)});
  for (const Part& part : parts()) {
    Section section{part.id, part.heading, {}};
    for (const CaseView& view : views)
      if (const std::string body = part.body(view); !body.empty())
        section.body += in_case(view.of, body, views.size() > 1);
    if (!section.body.empty()) page.sections.push_back(std::move(section));
  }
  page.sections.push_back(
      {"provenance", "Where this comes from", provenance_section(given)});

  std::vector<CaseData> data;
  for (const CaseView& view : views)
    data.push_back({&view.of, view.links.get()});
  page.data = page_data(data);
  return page;
}

}  // namespace twinning::report
