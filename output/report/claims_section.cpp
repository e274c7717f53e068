#include <algorithm>

#include "output/report/documents.hpp"
#include "output/report/escape.hpp"
#include "output/report/json_document.hpp"
#include "output/report/number_table.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string verdict_words(const std::string& verdict) {
  if (verdict == "pass") return "✓ holds";
  if (verdict == "fail") return "✗ fails";
  return "○ undecided";
}

/// "−16.7 % (−18.0 to −15.3)".
std::string interval_words(const Json& of, bool in_percent) {
  const Found found = found_in(of);
  if (std::isnan(found.mean)) return "–";
  return text("{}{} ({} to {})", spoken(found.mean), in_percent ? " %" : "",
              spoken(found.low), spoken(found.high));
}

/// What the runs must show: "above 0.20", "below −5.00 %".
std::string margin_words(const Json& test, bool in_percent) {
  for (const char* side : {"above", "below"})
    if (const double margin = number(test, side); !std::isnan(margin))
      return text("{} {}{}", side, spoken(margin), in_percent ? " %" : "");
  return "–";
}

/// The worlds without the cause, each with what it shows.
std::string ablation_words(const Json& test, bool in_percent) {
  std::string all;
  for (const Json& each : objects(test, "ablations")) {
    std::string name = words(each, {"scenario"});
    if (name.starts_with("Ablation: ")) name = name.substr(10);
    all += text("{}{}: {}", all.empty() ? "" : "; ", name,
                interval_words(each, in_percent));
  }
  return all.empty() ? "–" : all;
}

/// A row for each test of a claim; the claim and its verdict stand in the
/// first of them.
void add_rows(NumberTable& table, const Json& claim) {
  const std::string id = words(claim, {"id"}), says = words(claim, {"says"});
  std::string named = says.empty() ? id : text("{}: {}", id, says);
  std::string verdict = verdict_words(words(claim, {"verdict"}));
  const auto add = [&](const Json& test, const std::string& without) {
    const auto percent = test.find("percent");
    const bool in_percent =
        percent != test.end() && percent->is_boolean() && percent->get<bool>();
    const Json base = test.value("base", Json::object());
    table.add({named, verdict, words(test, {"says"}),
               margin_words(test, in_percent), interval_words(base, in_percent),
               without.empty() ? ablation_words(test, in_percent) : without,
               whole(base, "replicates")});
    named = verdict = {};
  };
  const auto tests = objects(claim, "tests");
  for (const Json& test : tests) add(test, {});
  if (tests.empty())
    add(claim, interval_words(claim.value("ablation", Json::object()), false));
}

/// "11 of 11".
std::string holding(const Json& document) {
  const auto claims = objects(document, "claims");
  const auto pass = std::ranges::count_if(claims, [](const Json& claim) {
    return words(claim, {"verdict"}) == "pass";
  });
  return text("{} of {}", pass, claims.size());
}

}  // namespace

std::string claims_said(const std::string& json, const std::string& file) {
  return text(
      "<p><a href=\"#claims\">Claims about the model</a>: {} hold, each held "
      "against worlds without its cause.</p>",
      holding(parsed(json, file, "claims", "claims")));
}

std::string claims_section(const std::string& json, const std::string& file) {
  const Json document = parsed(json, file, "claims", "claims");
  NumberTable table{{{"claim", "claim"},
                     {"verdict", "verdict"},
                     {"measured", "what is measured"},
                     {"margin", "holds if"},
                     {"base", "as the model is"},
                     {"ablation", "with the cause taken away"},
                     {"replicates", "runs"}},
                    {}};
  for (const Json& claim : objects(document, "claims")) add_rows(table, claim);
  return text(
      "<div class=card><h3>{} claims hold</h3><p class=note>A claim "
      "holds if what it says shows in the runs beyond a margin, and weakens "
      "when its cause is taken out of the model. That shows what the model "
      "does, not what the world does.</p><div class=\"scroll claims\" "
      "tabindex=0 role=region aria-label=\"Table of claims\">{}</div></div>",
      holding(document),
      html_of(table, "Means over the runs and their 95 % intervals",
              " data-file=\"claims\" data-fixed"));
}

}  // namespace twinning::report
