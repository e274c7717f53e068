#include "output/report/page.hpp"

#include <array>
#include <cstdint>

#include "output/report/assets.hpp"
#include "output/report/escape.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

int nibble(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

/// 64 hexadecimal digits in base 64, as browsers write hashes.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char digit : hex) {
    bits = bits << 4 | std::uint32_t(nibble(digit));
    held += 4;
    if (held < 6) continue;
    held -= 6;
    out += letters[bits >> held & 63u];
  }
  if (held > 0) out += letters[bits << (6 - held) & 63u];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string source_hash(std::string_view content) {
  return text("'sha256-{}'", base64_of_hex(sha256(content)));
}

std::string policy() {
  const Assets& built_in = assets();
  return text(
      "default-src 'none'; style-src {} {}; script-src {}; img-src blob:; "
      "base-uri 'none'; form-action 'none'",
      source_hash(built_in.style), source_hash(built_in.chart_style),
      built_in.script.empty() ? "'none'" : source_hash(built_in.script));
}

std::string contents(const Page& page) {
  std::string out =
      "<nav class=contents aria-label=Contents><ol>"
      "<li><a href=\"#verdict\">Verdict</a></li>";
  for (const Section& each : page.sections)
    out +=
        text("<li><a href=\"#{}\">{}</a></li>", each.id, escaped(each.heading));
  return out + "</ol></nav>";
}

std::string head(const Page& page) {
  const Assets& built_in = assets();
  return text(
      "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"generator\" content=\"twinning report\">\n"
      "<title>{}</title>\n<style>{}</style>\n"
      "<style id=\"chart-style\">{}</style>\n</head>\n",
      policy(), escaped(page.title), built_in.style, built_in.chart_style);
}

}  // namespace

std::string html_of(const Page& page) {
  std::string out = head(page);
  out += "<body>\n<a class=skip href=\"#verdict\">Skip to the verdict</a>\n";
  out += text(
      "<header class=top><p class=kind>twinning report</p>"
      "<div class=tools></div><h1>{}</h1></header>\n",
      isolated(page.title));
  out += text("<div class=frame>{}<main>\n{}\n", contents(page), page.lead);
  for (const Section& each : page.sections)
    out += text(
        "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">"
        "<h2 id=\"{0}-heading\">{1}</h2>\n{2}</section>\n",
        each.id, escaped(each.heading), each.body);
  out += "</main></div>\n";
  const std::string& script = assets().script;
  if (!script.empty())
    out += text(
        "<script type=\"application/json\" id=\"data\">{}</script>\n"
        "<script>{}</script>\n",
        json_in_html(page.data), script);
  return out + "</body>\n</html>\n";
}

}  // namespace twinning::report
