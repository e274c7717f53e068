#include "sim/experiment/claim_worlds.hpp"

#include <algorithm>
#include <cmath>

namespace twinning {
namespace {

/// A scenario without the texts it was read from, which no run needs.
Scenario without_texts(const Scenario& scenario) {
  Scenario copy = scenario;
  copy.sources.clear();
  copy.resolved.clear();
  return copy;
}

double within(const Range& range, double value) {
  if (value > range.high) return range.high;
  return value < range.low ? range.low : value;
}

/// A visit cannot succeed with more than certainty.
void keep_chances(Exchange& exchange) {
  for (double& success : exchange.success)
    success = std::min(success, 1 - exchange.hospitality);
}

}  // namespace

std::size_t ClaimMaker::plan(const HeldRun& held) {
  std::vector<std::shared_ptr<const World>> worlds(claims_.scenarios.size());
  crew_.each(worlds.size(),
             [&](std::size_t i) { worlds[i] = prepare(claims_.scenarios[i]); });
  runs_.clear();
  missing_.clear();
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    runs_.emplace_back(claims_.scenarios[i], claims_.replicates);
    for (std::uint32_t r = 0; r < claims_.replicates; ++r) {
      const std::vector<double> known =
          held ? held(run_hash(*worlds[i], r)) : std::vector<double>{};
      if (known.empty())
        missing_.push_back({i, worlds[i], r});
      else
        runs_.back().keep(r, known);
    }
  }
  return missing_.size();
}

std::vector<ClaimRuns> ClaimMaker::make(const TellRun& tell) {
  crew_.run(missing_, stop_, [&](const RunPlan& plan, const RunRecord& run) {
    if (run.failure.empty())
      runs_[plan.row].keep(plan.replicate, run.statistics);
    tell(!run.failure.empty());
  });
  missing_.clear();
  return std::move(runs_);
}

std::vector<const Parameter*> assumed_parameters() {
  std::vector<const Parameter*> assumed;
  for (const Parameter& parameter : parameters())
    if (parameter.source.find("assumed") != std::string_view::npos)
      assumed.push_back(&parameter);
  return assumed;
}

PlausibleWorlds::PlausibleWorlds(std::size_t points, std::uint64_t seed)
    : parameters_{assumed_parameters()},
      factors_{unit_design(DesignName::latin_hypercube, parameters_.size(),
                           points, seed)} {}

Claims PlausibleWorlds::at(const Claims& claims, std::size_t point) const {
  const Parameters& base = claims.scenarios.front().parameters;
  Claims changed;
  changed.name = claims.name;
  changed.replicates = claims.replicates;
  changed.claims = claims.claims;
  for (const Scenario& scenario : claims.scenarios) {
    Scenario& copy = changed.scenarios.emplace_back(without_texts(scenario));
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      const Parameter& parameter = *parameters_[i];
      double& value = parameter.value(copy.parameters);
      if (value == parameter.of(base))
        value = within(parameter.range, value * factor(point, i));
    }
    keep_chances(copy.parameters.exchange);
  }
  return changed;
}

std::vector<double> assumed_values(const Claims& claims) {
  std::vector<double> values;
  for (const Parameter* const parameter : assumed_parameters())
    values.push_back(parameter->of(claims.scenarios.front().parameters));
  return values;
}

std::vector<ClaimInWorlds> over_worlds(
    std::span<const std::vector<JudgedClaim>> judged) {
  std::vector<ClaimInWorlds> over(judged.empty() ? 0 : judged[0].size());
  for (std::size_t claim = 0; claim < over.size(); ++claim) {
    std::size_t holding = 0, known = 0;
    for (const auto& world : judged) {
      const JudgedClaim& one = world[claim];
      if (std::isnan(one.chance)) {
        ++over[claim].unknown;
        continue;
      }
      ++known;
      holding += one.leans() ? 1 : 0;
      const bool certain = one.chance <= false_verdicts;
      over[claim].passes += certain && one.leans() ? 1 : 0;
      over[claim].fails += certain && !one.leans() ? 1 : 0;
    }
    over[claim].holds = share_interval(holding, known);
  }
  return over;
}

}  // namespace twinning
