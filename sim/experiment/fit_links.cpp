#include <algorithm>
#include <cmath>

#include "sim/base/statistics.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/observation_fit.hpp"
#include "sim/model/observation.hpp"

namespace twinning {
namespace {

constexpr double much_activity = 0.15;  ///< [visits/year] (ODD 8.2)
constexpr std::uint32_t subjects_of_spells = 1000;
constexpr std::uint32_t subjects_of_activities = 2000;

std::string name_of(const ObservedPair& pair) {
  return pair.first_name.empty() || pair.second_name.empty()
             ? text("{}-{}", pair.first, pair.second)
             : text("{}-{}", pair.first_name, pair.second_name);
}

std::string relation_name(const Simulated& simulated, std::size_t link) {
  return simulated.scenario.relations[simulated.relation[link]].name;
}

/// Of each run, the share of the recorded years of a spell in which the link is
/// dormant; NaN where it never stands.
std::vector<double> dormant_share(const Simulated& simulated, std::size_t link,
                                  const ObservedSpell& spell) {
  const std::size_t years = simulated.link_years.size();
  std::vector<double> out;
  for (std::size_t run = 0; run < simulated.runs; ++run) {
    double standing = 0, dormant = 0;
    for (std::size_t y = 0; y < years; ++y) {
      if (simulated.link_years[y] < spell.from ||
          simulated.link_years[y] > spell.to)
        continue;
      const auto state = Status(int(
          simulated.status[(run * years + y) * simulated.link_count() + link]));
      standing += state == Status::active || state == Status::dormant ? 1 : 0;
      dormant += state == Status::dormant ? 1 : 0;
    }
    out.push_back(standing > 0 ? dormant / standing : unknown);
  }
  return out;
}

std::string why_no_spell(const Simulated& simulated, std::size_t link,
                         const ObservedSpell& spell) {
  if (simulated.status.empty() || link == Simulated::no_link)
    return simulated.status.empty()
               ? "not recorded: the table of links; make the result with "
                 "--set record.links=yearly"
               : "the runs have no such link";
  if (auto why = simulated.why_not_simulated(spell.from, spell.to, spell.to);
      !why.empty())
    return why;
  // A share of the years is told by all of them.
  const auto recorded = std::ranges::count_if(
      simulated.link_years,
      [&](int year) { return year >= spell.from && year <= spell.to; });
  return recorded == spell.to - spell.from + 1
             ? ""
             : "not recorded: its years; make the result with --set "
               "record.links=yearly";
}

/// Visits of a kind, both ways, of a link in a run; NaN if it does not stand.
double visits(const Simulated& simulated, std::size_t at,
              std::string_view kind) {
  return simulated.column(text("{}_first", kind))[at] +
         simulated.column(text("{}_second", kind))[at];
}

/// Of each run, the share of these links that are at much of a kind of visits.
std::vector<double> share_active(const Simulated& simulated,
                                 const std::vector<std::size_t>& links,
                                 std::string_view kind) {
  std::vector<double> out;
  for (std::size_t run = 0; run < simulated.runs; ++run) {
    double known = 0, active = 0;
    for (const std::size_t link : links) {
      const double both =
          visits(simulated, run * simulated.link_count() + link, kind);
      if (std::isnan(both)) continue;
      ++known;
      if (0.5 * both > much_activity) ++active;
    }
    out.push_back(known > 0 ? active / known : unknown);
  }
  return out;
}

}  // namespace

std::vector<QuantityFit> fit_spells(const Observed& observed,
                                    const Simulated& simulated) {
  std::vector<QuantityFit> out;
  for (const ObservedSpell& spell : observed.spells) {
    const std::size_t link =
        simulated.link_of(spell.pair.first, spell.pair.second);
    QuantityFit fit{.quantity = "dormant_share",
                    .words = text("{}: share dormant", name_of(spell.pair)),
                    .unit = "1",
                    .from = spell.from,
                    .to = spell.to,
                    .observed = 1,
                    .given = GivenAs::predicted,
                    .not_compared = why_no_spell(simulated, link, spell),
                    .origin = spell.origin};
    if (link != Simulated::no_link)
      fit.relation = relation_name(simulated, link);
    if (fit.not_compared.empty()) {
      const auto runs = dormant_share(simulated, link, spell);
      if (known(runs) == 0)
        fit.not_compared = "the link stands in no run in these years";
      else
        compare_with_runs(fit, runs, simulated.seed,
                          subjects_of_spells + std::uint32_t(out.size()));
    }
    out.push_back(std::move(fit));
  }
  return out;
}

std::vector<QuantityFit> fit_activities(const Observed& observed,
                                        const Simulated& simulated) {
  constexpr std::array<std::string_view, 3> columns{"education", "culture",
                                                    "delegation"};
  std::vector<QuantityFit> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<std::size_t> links;
    std::size_t told = 0;
    for (const ObservedOutcome& row : observed.outcomes) {
      if (row.activity[i] != 1) continue;
      ++told;
      const auto link = simulated.link_of(row.pair.first, row.pair.second);
      if (link != Simulated::no_link) links.push_back(link);
    }
    if (told == 0) continue;
    QuantityFit fit{
        .quantity = text("with_{}", activity_names[i]),
        .words = text("with {}, of links on record", activity_names[i]),
        .unit = "1",
        .observed = 1,
        .bound = Bound::exact};
    fit.origin = {.source = "outcomes.csv",
                  .quality = "observed",
                  .selection =
                      "links of which a source tells of it; of "
                      "the others nothing is known",
                  .licence = "",
                  .note = text("{} links", told)};
    if (!simulated.link_years.empty())
      fit.from = fit.to = simulated.link_years.back();
    if (simulated.column(text("{}_first", columns[i])).empty())
      fit.not_compared =
          "not recorded: the table of links; make the result with --set "
          "record.links=end";
    else if (links.empty())
      fit.not_compared = "the runs have none of these links";
    else
      compare_with_runs(fit, share_active(simulated, links, columns[i]),
                        simulated.seed,
                        subjects_of_activities + std::uint32_t(i));
    // What was not found may be there: there is nothing to be right about.
    fit.inside.reset();
    fit.rank.position = unknown;
    fit.score = unknown;
    out.push_back(std::move(fit));
  }
  return out;
}

}  // namespace twinning
