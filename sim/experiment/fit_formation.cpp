#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/statistics.hpp"
#include "sim/experiment/benchmarks.hpp"
#include "sim/experiment/observation_fit.hpp"

namespace twinning {
namespace {

/// Pairs × runs × resamples, of which there are three kinds.
constexpr std::size_t most_work = 130'000'000;
constexpr std::size_t fewest_resamples = 200;
constexpr std::uint64_t runs_apart = 0x9E3779B97F4A7C15;

/// The relations whose links the runs sign themselves, all of them.
std::vector<std::size_t> formed(const Simulated& simulated) {
  std::vector<std::size_t> out;
  const int last = simulated.years.back();
  for (std::size_t i = 0; i < simulated.scenario.relations.size(); ++i)
    if (!simulated.column("born").empty() &&
        signings_given(simulated, i, last) == GivenAs::predicted &&
        simulated.scenario.relations[i].formation_from <= last)
      out.push_back(i);
  return out;
}

struct Candidates {
  std::vector<BenchmarkUnit> pairs;
  Forecasts forecasts;
};

Candidates candidates(const Observed& observed, const Simulated& simulated,
                      std::size_t relation) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> twinned;
  for (const ObservedLink& link : observed.links)
    if (link.year_signed == unknown_year ||
        link.year_signed <= simulated.years.back())
      twinned.insert(std::minmax(link.pair.first, link.pair.second));

  Candidates out;
  std::vector<std::size_t> rows;
  for (std::size_t link = 0; link < simulated.link_count(); ++link) {
    if (simulated.relation[link] != relation) continue;
    const auto [a, b] = simulated.codes[link];
    rows.push_back(link);
    out.pairs.push_back({a, b, unknown_year});
    out.forecasts.between.push_back({a, b});
    out.forecasts.observed.push_back(twinned.contains(std::minmax(a, b)) ? 1
                                                                         : 0);
  }
  const auto& born = simulated.column("born");
  for (std::size_t run = 0; run < simulated.runs; ++run)
    for (const std::size_t link : rows)
      out.forecasts.runs.push_back(
          std::isnan(born[run * simulated.link_count() + link]) ? 0 : 1);
  return out;
}

/// Shares of the dated links that were signed in each decade, from that of the
/// first one observed on.
struct Decades {
  std::vector<double> observed;  ///< [decade]
  std::vector<double> runs;      ///< [run][decade]
};

template <class Years>
std::vector<double> shares_by_decade(const Years& years, int first,
                                     std::size_t decades) {
  std::vector<double> counts(decades);
  double sum = 0;
  for (const int year : years)
    if (year >= first && std::size_t(year - first) / 10 < decades) {
      ++counts[std::size_t(year - first) / 10];
      ++sum;
    }
  for (double& count : counts) count = sum > 0 ? count / sum : unknown;
  return counts;
}

Decades decades_of(const Observed& observed, const Simulated& simulated,
                   std::size_t relation) {
  const int last = simulated.years.back();
  std::vector<int> years;
  for (const ObservedLink& link : observed.links) {
    const auto row = simulated.link_of(link.pair.first, link.pair.second);
    if (row != Simulated::no_link && simulated.relation[row] == relation &&
        link.year_signed != unknown_year && link.year_signed <= last)
      years.push_back(link.year_signed);
  }
  if (years.empty()) return {};
  const int first = *std::ranges::min_element(years) / 10 * 10;
  const auto count = std::size_t(last - first) / 10 + 1;
  Decades out{shares_by_decade(years, first, count), {}};
  const auto& born = simulated.column("born");
  for (std::size_t run = 0; run < simulated.runs; ++run) {
    std::vector<int> signed_in;
    for (std::size_t link = 0; link < simulated.link_count(); ++link)
      if (const double year = born[run * simulated.link_count() + link];
          simulated.relation[link] == relation && !std::isnan(year))
        signed_in.push_back(int(year));
    const auto shares = shares_by_decade(signed_in, first, count);
    out.runs.insert(out.runs.end(), shares.begin(), shares.end());
  }
  return out;
}

/// Mean scores over decades: of the runs, and of the decade before.
struct Scores {
  double model = 0, benchmark = 0;
};

Scores mean_scores(const Decades& of, std::span<const std::uint32_t> units,
                   std::span<const std::uint32_t> runs) {
  const std::size_t width = of.observed.size();
  Scores sum;
  for (const std::uint32_t unit : units) {
    std::vector<double> column;
    for (const std::uint32_t run : runs)
      column.push_back(of.runs[run * width + unit + 1]);
    sum.model += ranked_score(column, of.observed[unit + 1]);
    sum.benchmark += std::abs(of.observed[unit + 1] - of.observed[unit]);
  }
  return {sum.model / double(units.size()),
          sum.benchmark / double(units.size())};
}

Skill skill_of_decades(const Decades& of, std::size_t runs,
                       const Resampling& how) {
  const std::size_t units = of.observed.size() - 1;
  std::vector<std::uint32_t> all_units(units), all_runs(runs);
  for (std::size_t i = 0; i < units; ++i) all_units[i] = std::uint32_t(i);
  for (std::size_t i = 0; i < runs; ++i) all_runs[i] = std::uint32_t(i);
  const Scores found = mean_scores(of, all_units, all_runs);

  std::vector<double> model, benchmark, difference;
  for (std::size_t i = 0; i < how.resamples; ++i) {
    const Scores one = mean_scores(of, resample(units, i, how.seed),
                                   resample(runs, i, how.seed ^ runs_apart));
    model.push_back(one.model);
    benchmark.push_back(one.benchmark);
    difference.push_back(one.benchmark - one.model);
  }
  return {
      percentile_interval(found.model, model, units, how.confidence),
      percentile_interval(found.benchmark, benchmark, units, how.confidence),
      percentile_interval(found.benchmark - found.model, difference, units,
                          how.confidence),
      runs, model.size()};
}

}  // namespace

std::vector<SkillFit> fit_pairs(const Observed& observed,
                                const Simulated& simulated,
                                const Resampling& how) {
  std::vector<SkillFit> out;
  if (observed.links.empty()) return out;
  for (const std::size_t relation : formed(simulated)) {
    const Candidates of = candidates(observed, simulated, relation);
    Resampling fewer = how;
    fewer.resamples = std::min(
        how.resamples, std::max(fewest_resamples,
                                most_work / std::max<std::size_t>(
                                                of.forecasts.runs.size(), 1)));
    for (const Benchmark against :
         {Benchmark::no_change, Benchmark::size_and_distance})
      out.push_back(
          {.score = "pairs_area",
           .words = "which pairs have twinned",
           .relation = simulated.scenario.relations[relation].name,
           .model = "share of runs in which the pair has signed",
           .benchmark = std::string{benchmark_names[std::size_t(against)]},
           .links = of.forecasts.units(),
           .units = "pairs",
           .unskilled = 0.5,
           .skill = skill(of.forecasts,
                          benchmark_of(against, simulated.scenario, of.pairs),
                          area_under_curve, 0.5, fewer)});
  }
  return out;
}

std::vector<SkillFit> fit_decades(const Observed& observed,
                                  const Simulated& simulated,
                                  const Resampling& how) {
  std::vector<SkillFit> out;
  for (const std::size_t relation : formed(simulated)) {
    const Decades of = decades_of(observed, simulated, relation);
    if (of.observed.size() < 4) continue;
    out.push_back({.score = "decades_score",
                   .words = "share of links signed by decade, mean CRPS",
                   .relation = simulated.scenario.relations[relation].name,
                   .model = "shares of the links that each run has signed",
                   .benchmark = "no change",
                   .links = of.observed.size() - 1,
                   .units = "decades",
                   .less_is_better = true,
                   .skill = skill_of_decades(of, simulated.runs, how)});
  }
  return out;
}

}  // namespace twinning
