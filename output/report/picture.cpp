#include "output/report/picture.hpp"

#include "output/report/assets.hpp"
#include "output/report/escape.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string swatch(const LegendEntry& entry) {
  const auto drawn = [&] {
    switch (entry.shape) {
      case LegendEntry::Shape::line:
        return text("<path class=\"line {}\" d=\"M1 7H27\"/>", entry.classes);
      case LegendEntry::Shape::band:
        return text("<path class=\"band {}\" d=\"M1 2H27V12H1Z\"/>",
                    entry.classes);
      case LegendEntry::Shape::dot:
        return text("<circle class=\"dot {}\" cx=\"14\" cy=\"7\" r=\"5\"/>",
                    entry.classes);
      default:
        return text(
            "<rect class=\"{}\" x=\"8\" y=\"1\" width=\"12\" "
            "height=\"12\"/>",
            entry.classes);
    }
  }();
  return text(
      "<li><svg class=\"chart swatch\" viewBox=\"0 0 28 14\" "
      "aria-hidden=\"true\">{}</svg>{}</li>",
      drawn, escaped(entry.words));
}

}  // namespace

std::string html_of(const Picture& picture, const std::string& place) {
  const std::string id = text("{}-{}", place, picture.id);
  std::string out =
      text("<figure id=\"{0}\" class=\"picture of-{1}\"><h3>{2}</h3>", id,
           picture.id, escaped(picture.title));
  if (!picture.reading.empty())
    out += text("<p class=reading>{}</p>", escaped(picture.reading));
  if (!picture.legend.empty()) {
    out += "<ul class=legend>";
    for (const LegendEntry& entry : picture.legend) out += swatch(entry);
    out += "</ul>";
  }
  out += "<div class=panels>";
  for (const Panel& panel : picture.panels) {
    out += text("<div class=panel data-file=\"{}-{}\">", picture.id,
                slug(panel.name));
    if (!panel.heading.empty())
      out += text("<h4>{}</h4>", isolated(panel.heading));
    out += panel.svg + "</div>";
  }
  out += text("</div><figcaption>{}</figcaption>", escaped(picture.caption));
  if (!picture.numbers.columns.empty())
    out += text(
        "<details class=numbers data-file=\"{}\"><summary>The numbers"
        "<span class=unseen> of “{}”</span></summary><div class=scroll "
        "tabindex=0 role=region aria-label=\"Numbers of {}\">{}</div>"
        "</details>",
        picture.id, escaped(picture.title), escaped(picture.title),
        html_of(picture.numbers, picture.title));
  return out + "</figure>\n";
}

std::string stand_alone(const Panel& panel) {
  std::string svg = panel.svg;
  svg.insert(svg.find('>') + 1,
             text("<style>{}</style>", assets().chart_style));
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n";
}

}  // namespace twinning::report
