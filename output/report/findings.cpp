#include "output/report/findings.hpp"

#include <algorithm>

#include "output/report/escape.hpp"
#include "output/report/main_figures.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

/// Shares of runs beyond which one thing is surely above another, or below.
constexpr double surely = 0.95;

std::string first_bloc(const std::string& relation) {
  return relation.substr(0, relation.find('-'));
}

/// What a case shows, a list entry for each question.
class Findings {
 public:
  explicit Findings(const RunStatistics& found)
      : found_{found},
        relations_{found.of().axes().relations},
        told_{std::min(relations_.size(), most_relations_told)} {}

  [[nodiscard]] std::string html() const {
    return aims() + winners() + visits();
  }

 private:
  [[nodiscard]] Ensemble of(std::string_view statistic,
                            std::size_t relation) const {
    return found_.over_rows(statistic, relation);
  }

  [[nodiscard]] std::string range(const Ensemble& found) const {
    if (found.runs < 2) return "one run: no range";
    return text("90 % of {}: {} to {}", rows_of(found_.of()),
                percent(found.low), percent(found.high));
  }

  /// The line of a relation, under what is said of all.
  [[nodiscard]] std::string line(std::size_t relation, const std::string& said,
                                 const std::string& how_sure) const {
    return text("<p>{}: {}.{}</p>", isolated(relations_[relation]), said,
                how_sure);
  }

  [[nodiscard]] static std::string entry(const std::string& said,
                                         const std::string& lines) {
    if (lines.empty()) return {};
    return text("<li><strong>{}</strong>{}</li>", said, lines);
  }

  /// Whether old links do better than young ones, and where that is open.
  [[nodiscard]] std::string aims() const {
    std::vector<std::string> pays, open, fails;
    std::string lines;
    for (std::size_t i = 0; i < told_; ++i) {
      const Ensemble young = of("aim_met_young", i), old = of("aim_met_old", i);
      if (young.runs == 0 || old.runs == 0) continue;
      const double above =
          found_.share_above("aim_met_old", "aim_met_young", i);
      const bool decided = above > surely || above < 1 - surely;
      (!decided ? open : above > 0.5 ? pays : fails).push_back(relations_[i]);
      lines += line(i,
                    text("{} of the links over 20 years old meet their aim, of "
                         "those up to 10 years old {}",
                         percent(old.mean), percent(young.mean)),
                    sure(text("old ones do better in {} of {}", percent(above),
                              rows_of(found_.of())),
                         decided));
    }
    if (!lines.empty())
      lines +=
          "<p class=note>A link meets its aim with a quarter of the value that "
          "it could have.</p>";
    return entry(whether_patience_pays(pays, open, fails), lines);
  }

  [[nodiscard]] static std::string whether_patience_pays(
      const std::vector<std::string>& pays,
      const std::vector<std::string>& open,
      const std::vector<std::string>& fails) {
    if (pays.empty() && fails.empty()) return "Whether patience pays is open";
    std::string said;
    if (!pays.empty())
      said = open.empty() && fails.empty()
                 ? std::string("Patience pays")
                 : text("Patience pays in {}", listed(pays));
    if (!fails.empty())
      said += text("{} in {}", said.empty() ? "Patience does not pay" : ", not",
                   listed(fails));
    if (!open.empty()) said += text("; for {} it is open", listed(open));
    return said;
  }

  [[nodiscard]] std::string winners() const {
    std::size_t few = 0, all = 0;
    std::string lines;
    for (std::size_t i = 0; i < told_; ++i) {
      const Ensemble top = of("value_of_top_tenth", i);
      const Ensemble above = of("authorities_above_one", i);
      if (top.runs == 0 || above.runs == 0) continue;
      ++all;
      few += top.mean > 0.5 ? 1 : 0;
      lines += line(
          i,
          text("the top tenth of the {} cities have {} of the value of all "
               "links; {} of these cities have more than 1 a year, the size of "
               "a typical deal",
               isolated(first_bloc(relations_[i])), percent(top.mean),
               percent(above.mean)),
          sure(range(top)));
    }
    return entry(few == all ? "Few win"
                 : few == 0 ? "Many share"
                            : "In some relations few win, in others many share",
                 lines);
  }

  [[nodiscard]] std::string visits() const {
    std::string lines;
    for (std::size_t i = 0; i < told_; ++i) {
      const Ensemble share = of("share_of_delegation", i);
      if (share.runs == 0) continue;
      lines += line(
          i,
          text("{} of the visits are delegations, {} education, {} "
               "culture",
               percent(share.mean), percent(of("share_of_education", i).mean),
               percent(of("share_of_culture", i).mean)),
          sure("delegations in " + range(share)));
    }
    return entry("What the visits are for", lines);
  }

  const RunStatistics& found_;
  const std::vector<std::string>& relations_;
  std::size_t told_;
};

}  // namespace

std::string sure(const std::string& words, bool decided) {
  return text(" <span class=\"sure{}\">{}</span>", decided ? "" : " open",
              escaped(words));
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out += text("{}{}",
                i == 0                  ? ""
                : i + 1 == names.size() ? " and "
                                        : ", ",
                isolated(names[i]));
  return out;
}

std::string case_findings(const RunStatistics& found) {
  return Findings(found).html();
}

}  // namespace twinning::report
