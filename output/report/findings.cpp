#include "output/report/findings.hpp"

#include "output/report/escape.hpp"
#include "output/report/numbers.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {
namespace {

std::string range(const Ensemble& found, bool in_percent = false) {
  if (found.runs < 2) return "one run: no interval";
  return in_percent ? text("90 % of runs: {} to {}", percent(found.low),
                           percent(found.high))
                    : text("90 % of runs: {} to {}", spoken(found.low),
                           spoken(found.high));
}

std::string first_bloc(const std::string& relation) {
  return relation.substr(0, relation.find('-'));
}

/// What a case shows of one relation, a list entry for each finding.
class Findings {
 public:
  Findings(const RunStatistics& found, std::size_t relation)
      : found_{found},
        relation_{relation},
        name_{isolated(found.of().axes().relations[relation])},
        year_{found.of().axes().years.back()} {}

  [[nodiscard]] std::string html() const {
    return standing() + trust() + deals() + aims() + winners() + delegations();
  }

  [[nodiscard]] std::string figures() const {
    return figure(text("links stand in {}", year_), "standing_links", false) +
           figure("deals a year, last ten years", "deals_a_year", false) +
           figure("mean trust, from 0 to 1", "trust_at_end", false) +
           figure("of the value is with the top tenth of cities",
                  "value_of_top_tenth", true);
  }

 private:
  [[nodiscard]] Ensemble of(std::string_view statistic) const {
    return found_.over_rows(statistic, relation_);
  }

  [[nodiscard]] std::string figure(const std::string& words,
                                   std::string_view statistic,
                                   bool in_percent) const {
    const Ensemble one = of(statistic);
    if (one.runs == 0) return {};
    return text(
        "<div><dt>{}: {}</dt><dd><data value={}>{}</data></dd>"
        "<dd class=range>{}</dd></div>",
        name_, escaped(words), exact(one.mean),
        in_percent ? percent(one.mean) : spoken(one.mean),
        escaped(range(one, in_percent)));
  }

  [[nodiscard]] std::string standing() const {
    const Ensemble links = of("standing_links");
    if (links.runs == 0 || links.mean == 0)
      return text("<li><strong>{}</strong>: no link stands in {}.</li>", name_,
                  year_);
    const double dormant = of("dormant_share").mean;
    return text(
        "<li><strong>{}: {} links stand in {}</strong>, and {} of them are "
        "dormant, with hardly any visits.{}</li>",
        name_, spoken(links.mean), year_, percent(dormant), sure(range(links)));
  }

  [[nodiscard]] std::string trust() const {
    const Ensemble end = of("trust_at_end");
    if (end.runs == 0) return {};
    return text(
        "<li>The cities of {} trust each other at {} on a scale from "
        "0 to 1.{}</li>",
        name_, spoken(end.mean), sure(range(end)));
  }

  [[nodiscard]] std::string deals() const {
    const Ensemble one = of("deals_a_year");
    if (one.runs == 0) return {};
    return text(
        "<li>{} links bring {} deals a year over the last ten years."
        "{}</li>",
        name_, spoken(one.mean), sure(range(one)));
  }

  [[nodiscard]] std::string aims() const {
    const Ensemble young = of("aim_met_young"), old = of("aim_met_old");
    if (young.runs == 0 || old.runs == 0) return {};
    const double above =
        found_.share_above("aim_met_old", "aim_met_young", relation_);
    return text(
        "<li><strong>Patience pays{}</strong>: of {} links over 20 years old "
        "{} meet their aim, of those up to 10 years old {}.{}</li>",
        above > 0.5 ? "" : " only sometimes", name_, percent(old.mean),
        percent(young.mean),
        sure(text("old ones do better in {} of runs", percent(above)),
             above > 0.95 || above < 0.05));
  }

  [[nodiscard]] std::string winners() const {
    const Ensemble top = of("value_of_top_tenth");
    const Ensemble above = of("authorities_above_one");
    if (top.runs == 0 || above.runs == 0) return {};
    return text(
        "<li><strong>{}</strong>: the top tenth of the {} cities have {} of "
        "the value of all {} links; {} of these cities have more than 1 a "
        "year, the size of a typical deal.{}</li>",
        top.mean > 0.5 ? "Few win" : "Many share",
        isolated(first_bloc(found_.of().axes().relations[relation_])),
        percent(top.mean), name_, percent(above.mean), sure(range(top, true)));
  }

  [[nodiscard]] std::string delegations() const {
    const Ensemble share = of("share_of_delegation");
    if (share.runs == 0) return {};
    return text(
        "<li>Delegations are {} of the visits of {}, culture {}, "
        "education {}.{}</li>",
        percent(share.mean), name_, percent(of("share_of_culture").mean),
        percent(of("share_of_education").mean), sure(range(share, true)));
  }

  const RunStatistics& found_;
  std::size_t relation_;
  std::string name_;
  int year_;
};

}  // namespace

std::string sure(const std::string& words, bool decided) {
  return text(" <span class=\"sure{}\">{}</span>", decided ? "" : " open",
              escaped(words));
}

std::string relation_findings(const RunStatistics& found,
                              std::size_t relation) {
  return Findings(found, relation).html();
}

std::string relation_figures(const RunStatistics& found, std::size_t relation) {
  return Findings(found, relation).figures();
}

}  // namespace twinning::report
