#include "sim/experiment/counterfactual_runs.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/base/statistics.hpp"

namespace twinning {
namespace {

/// A number of a link at the end of a run that keeps its table of links.
double at_end(const RunRecord& run, std::string_view column, std::size_t links,
              std::size_t link) {
  const auto rows = link_observables();
  const auto row = std::size_t(
      std::ranges::find(rows, column, &Observable::name) - rows.begin());
  return run.links[row * links + link];
}

void keep(const RunRecord& run, std::size_t links, std::size_t link,
          std::size_t at, LinkEnds& ends) {
  const auto now = Status(int(at_end(run, "status", links, link)));
  const bool stands = now == Status::active || now == Status::dormant;
  ends.standing[at] = stands ? 1 : 0;
  if (!stands) return;
  ends.value[at] = at_end(run, "value_average", links, link);
  ends.trust[at] = std::sqrt(at_end(run, "trust_first", links, link) *
                             at_end(run, "trust_second", links, link));
}

}  // namespace

LinkEnds link_ends(Scenario scenario, std::span<const std::uint32_t> replicates,
                   CityId first, CityId second, Crew& crew,
                   const std::function<void(bool failed)>& tell) {
  scenario.record = {};
  scenario.record.links = Record::Links::end;
  const auto world = prepare(std::move(scenario));
  const auto link = link_between(*world, first, second);
  const std::size_t links = links_of(*world).first.size();
  const std::vector<double> none(replicates.size(), unknown);
  LinkEnds ends{none, none, none};
  std::vector<RunPlan> plans;
  for (std::size_t i = 0; i < replicates.size(); ++i)
    plans.push_back({i, world, replicates[i]});
  crew.run(plans, {}, [&](const RunPlan& plan, const RunRecord& run) {
    if (run.failure.empty() && link)
      keep(run, links, *link, plan.row, ends);
    else if (run.failure.empty())
      ends.standing[plan.row] = 0;
    tell(!run.failure.empty());
  });
  return ends;
}

EffectOverRuns effect_over_runs(std::span<const double> as_it_is,
                                std::span<const double> changed,
                                std::size_t here) {
  const std::vector<double> effects = differences(as_it_is, changed);
  std::vector<double> base(as_it_is.begin(), as_it_is.end());
  std::size_t smaller = 0, others = 0;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (std::isnan(effects[i])) base[i] = unknown;
    if (i == here || std::isnan(effects[i])) continue;
    ++others;
    smaller += effects[i] < effects[here] ? 1 : 0;
  }
  const bool known_here = !std::isnan(effects[here]);
  return {.effect = mean_interval(effects),
          .base = mean(base),
          .runs = pair_shares(effects),
          .here = effects[here],
          .below = share_interval(smaller, known_here ? others : 0)};
}

}  // namespace twinning
