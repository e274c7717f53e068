#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "sim/base/text.hpp"
#include "sim/experiment/network_numbers.hpp"
#include "sim/experiment/observation_fit.hpp"

namespace twinning {
namespace {

constexpr std::uint32_t subjects_of_networks = 3000;
constexpr std::size_t fewest_links = 5;

using Rows = std::map<std::uint32_t, std::size_t>;

Rows rows_by_code(const CityTable& cities) {
  Rows rows;
  for (std::size_t i = 0; i < cities.count(); ++i)
    rows.emplace(cities.code[i], i);
  return rows;
}

/// A link with the city of the relation's first bloc first; nothing if it is
/// of another relation.
std::optional<NetworkLink> in_relation(const Scenario& scenario,
                                       const Relation& relation,
                                       const Rows& rows, std::uint32_t first,
                                       std::uint32_t second, int year) {
  const std::size_t a = rows.at(first), b = rows.at(second);
  const auto& bloc = scenario.cities.bloc;
  if (bloc[a] == relation.first && bloc[b] == relation.second)
    return NetworkLink{a, b, year};
  if (bloc[b] == relation.first && bloc[a] == relation.second)
    return NetworkLink{b, a, year};
  return std::nullopt;
}

std::vector<NetworkLink> observed_network(const Observed& observed,
                                          const Scenario& scenario,
                                          const Relation& relation, int until,
                                          const Rows& rows) {
  std::vector<NetworkLink> out;
  for (const ObservedLink& link : observed.links) {
    if (link.year_signed != unknown_year && link.year_signed > until) continue;
    const auto one = in_relation(scenario, relation, rows, link.pair.first,
                                 link.pair.second, link.year_signed);
    if (one) out.push_back(*one);
  }
  return out;
}

/// All links that a run has signed, whatever became of them.
std::vector<NetworkLink> network_of_run(const Simulated& simulated,
                                        std::size_t relation, std::size_t run,
                                        const Rows& rows) {
  const Scenario& scenario = simulated.scenario;
  const auto& born = simulated.column("born");
  std::vector<NetworkLink> out;
  for (std::size_t link = 0; link < simulated.link_count(); ++link) {
    const double year = born[run * simulated.link_count() + link];
    if (simulated.relation[link] != relation || std::isnan(year)) continue;
    const auto one = in_relation(scenario, scenario.relations[relation], rows,
                                 simulated.codes[link].first,
                                 simulated.codes[link].second, int(year));
    if (one) out.push_back(*one);
  }
  return out;
}

void add_parts(NetworkFit& fit, const NetworkRespect& respect,
               const std::vector<double>& runs,
               const std::vector<double>& observed, std::uint64_t seed) {
  const std::size_t parts = observed.size();
  for (std::size_t i = 0; i < parts; ++i) {
    std::vector<double> column;
    for (std::size_t at = i; at < runs.size(); at += parts)
      column.push_back(runs[at]);
    QuantityFit part{.quantity = text("{}:{}", respect.name, respect.parts[i]),
                     .words = respect.parts[i],
                     .unit = "1",
                     .relation = fit.relation,
                     .observed = observed[i],
                     .given = fit.given};
    part.origin = {"links.csv", "derived", text("{} links", fit.links), "", ""};
    compare_with_runs(part, column, seed,
                      subjects_of_networks + std::uint32_t(i));
    fit.parts.push_back(std::move(part));
  }
}

std::vector<NetworkFit> fit_relation(const Observed& observed,
                                     const Simulated& simulated,
                                     std::size_t relation) {
  const Scenario& scenario = simulated.scenario;
  const Rows rows = rows_by_code(scenario.cities);
  const int until = simulated.years.back();
  const Relation& of = scenario.relations[relation];
  const auto network = observed_network(observed, scenario, of, until, rows);
  if (network.size() < fewest_links) return {};

  const GivenAs given = signings_given(simulated, relation, until);
  std::string why_not;
  if (given == GivenAs::input ||
      (given == GivenAs::partly && of.formation_from > until))
    why_not =
        "the scenario gives these links, so that they test nothing; one that "
        "gives none, and lets pairs sign of themselves, would";
  else if (simulated.column("born").empty())
    why_not =
        "not recorded: the table of links; make the result with --set "
        "record.links=end";

  const NetworkScale scale(scenario, relation, until);
  std::vector<std::vector<NetworkLink>> networks;
  for (std::size_t run = 0; why_not.empty() && run < simulated.runs; ++run)
    networks.push_back(network_of_run(simulated, relation, run, rows));

  std::vector<NetworkFit> out;
  for (const NetworkRespect& respect : scale.respects()) {
    NetworkFit fit{.respect = std::string{respect.name},
                   .words = std::string{respect.words},
                   .relation = of.name,
                   .given = given,
                   .not_compared = why_not,
                   .links = network.size()};
    if (why_not.empty()) {
      std::vector<double> runs;
      for (const auto& one : networks) {
        const auto shares = respect.shares(scale, one);
        runs.insert(runs.end(), shares.begin(), shares.end());
      }
      const auto shares = respect.shares(scale, network);
      fit.test = mahalanobis_test(runs, shares);
      add_parts(fit, respect, runs, shares, simulated.seed);
    }
    out.push_back(std::move(fit));
  }
  return out;
}

}  // namespace

std::vector<NetworkFit> fit_networks(const Observed& observed,
                                     const Simulated& simulated) {
  std::vector<NetworkFit> out;
  for (std::size_t i = 0; i < simulated.scenario.relations.size(); ++i)
    for (NetworkFit& fit : fit_relation(observed, simulated, i))
      out.push_back(std::move(fit));
  return out;
}

ObservationFit observe(const Observed& observed, const Simulated& simulated,
                       const Resampling& how) {
  ObservationFit out;
  out.quantities = fit_quantities(observed, simulated);
  for (auto part : {fit_spells, fit_activities})
    for (QuantityFit& fit : part(observed, simulated))
      out.quantities.push_back(std::move(fit));
  out.skills = fit_skills(observed, simulated, how);
  for (auto part : {fit_pairs, fit_decades})
    for (SkillFit& fit : part(observed, simulated, how))
      out.skills.push_back(std::move(fit));
  out.networks = fit_networks(observed, simulated);
  out.observed_alone = associations_observed(observed, how);
  return out;
}

}  // namespace twinning
