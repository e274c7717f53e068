#include "output/report/provenance_section.hpp"

#include "output/report/escape.hpp"
#include "output/report/number_table.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string fact(const std::string& name, const std::string& value) {
  return text("<dt>{}</dt><dd>{}</dd>", escaped(name), isolated(value));
}

std::string facts(const Given& given) {
  const ResultAxes& axes = given.results.axes();
  std::string out = "<dl class=facts>";
  out += fact("result", given.file);
  out += fact("runs", text("{} of {}{}", axes.runs_done, axes.runs_planned,
                           axes.complete         ? ", complete"
                           : axes.to_be_joined() ? ", not joined"
                                                 : ", not finished"));
  out += fact("failed", text("{}", axes.runs_failed));
  out += fact("years", text("{} to {}", axes.years.front(), axes.years.back()));
  out += fact("seed", text("{}", axes.seed));
  out += fact("model version", axes.model_version);
  for (const auto& [name, value] : given.results.provenance()) {
    std::string words = name;
    for (char& letter : words)
      if (letter == '_') letter = ' ';
    out += fact(words, value);
  }
  return out + "</dl>";
}

/// The file's name as a shell takes it.
std::string in_shell(const std::string& file) {
  std::string quoted = "'";
  for (const char letter : file)
    quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return quoted + "'";
}

std::string commands(const Given& given, const std::string& all) {
  const std::string file = in_shell(given.file);
  return text(
      "<p>Make every run again and compare it with the result, number by "
      "number; take the numbers out; make this page again:</p><pre tabindex=0>"
      "twinning reproduce {0}\ntwinning export {0} &gt; years.csv\n"
      "twinning report{1} --out page.html</pre>",
      escaped(file), escaped(all));
}

std::string files(const Given& given) {
  NumberTable table{{{"role", "role"}, {"file", "file"}, {"sha256", "SHA-256"}},
                    {}};
  for (const SourceFile& each : given.results.sources())
    table.add({each.role, each.path, each.sha256});
  return text(
      "<div class=\"scroll short\" tabindex=0 role=region "
      "aria-label=\"Files read for {}\">{}</div>",
      escaped(given.file), html_of(table, "Files that were read"));
}

std::string scenarios(const Given& given) {
  std::string out;
  const auto texts = given.results.resolved_scenarios();
  for (std::size_t i = 0; i < texts.size(); ++i)
    out += text(
        "<details><summary>Scenario in full: {}"
        "</summary><pre tabindex=0>{}</pre></details>",
        isolated(given.results.axes().scenarios[i]), escaped(texts[i]));
  return out;
}

}  // namespace

std::string provenance_section(std::span<const Given> given) {
  std::string out, all;
  for (const Given& each : given) all += " " + in_shell(each.file);
  for (const Given& each : given)
    out +=
        text("<div class=card><h3>{}</h3>{}{}{}{}</div>\n", isolated(each.file),
             facts(each), commands(each, all), files(each), scenarios(each));
  return out;
}

}  // namespace twinning::report
