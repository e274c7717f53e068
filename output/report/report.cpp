#include "output/report/report.hpp"

#include "output/report/course_pictures.hpp"
#include "output/report/escape.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// A part of the page that every case has its share of.
struct Part {
  std::string id, heading;
  Picture (*draw)(const Courses&);
};

const std::array<Part, 4> parts{
    {{"links", "Links made and lost", links_by_year},
     {"activities", "What the links are used for", activities_by_year},
     {"trust", "Trust", trust_by_year},
     {"deals", "Economic collaboration", deals_by_year}}};

/// What stands of a case in a part; scripts show one case at a time.
std::string in_case(const Case& of, const std::string& body,
                    bool among_others) {
  const std::string heading =
      among_others ? text("<p class=case-name>{}</p>", isolated(of.name)) : "";
  return text("<div class=case data-case=\"{}\">{}{}</div>\n", of.place,
              heading, body);
}

}  // namespace

Page page_of(std::span<const Given> given) {
  const std::vector<Case> cases = cases_of(given);
  Page page;
  page.title = given.front().results.axes().title;
  page.lead = "<section id=verdict class=verdict><h2>Verdict</h2></section>";
  page.data = "{}";
  for (const Part& part : parts)
    page.sections.push_back({part.id, part.heading, {}});
  for (const Case& one : cases) {
    const Courses courses(one);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Picture picture = parts[i].draw(courses);
      if (!picture.empty())
        page.sections[i].body +=
            in_case(one, html_of(picture, one.place), cases.size() > 1);
    }
  }
  return page;
}

}  // namespace twinning::report
