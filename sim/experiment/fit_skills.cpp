#include <algorithm>
#include <cmath>

#include "sim/base/text.hpp"
#include "sim/experiment/benchmarks.hpp"
#include "sim/experiment/observation_fit.hpp"
#include "sim/model/observation.hpp"

namespace twinning {
namespace {

/// A question of order: what was observed of links, and what of the runs
/// foretells it.
struct Question {
  std::string_view score, words, model;
  Association association;
  double unskilled;
  double (*observed)(const ObservedOutcome&);
  double (*forecast)(const Simulated&, std::size_t run, std::size_t link);
  bool reversed = false;  ///< more size should mean less of it
};

double at_end(const Simulated& simulated, std::size_t run, std::size_t link,
              std::string_view column) {
  return simulated.column(column)[run * simulated.link_count() + link];
}

double value_so_far(const Simulated& simulated, std::size_t run,
                    std::size_t link) {
  return at_end(simulated, run, link, "value_total");
}

double all_visits(const Simulated& simulated, std::size_t run,
                  std::size_t link) {
  double sum = 0;
  for (const std::string_view column :
       {"culture_first", "culture_second", "education_first",
        "education_second", "delegation_first", "delegation_second"})
    sum += at_end(simulated, run, link, column);
  return sum;
}

/// 1: dormant or ended at the end, 0: active, NaN: not signed.
double is_quiet(const Simulated& simulated, std::size_t run, std::size_t link) {
  const std::size_t years = simulated.link_years.size();
  const double state =
      simulated.status[((run + 1) * years - 1) * simulated.link_count() + link];
  if (state == double(Status::none)) return unknown;
  return state == double(Status::active) ? 0 : 1;
}

double outcome(const ObservedOutcome& row) { return row.outcome; }
double some_outcome(const ObservedOutcome& row) {
  return std::isnan(row.outcome) ? unknown : row.outcome > 0 ? 1 : 0;
}
double much_outcome(const ObservedOutcome& row) {
  return std::isnan(row.outcome) ? unknown : row.outcome > 1 ? 1 : 0;
}
double kinds_on_record(const ObservedOutcome& row) {
  double count = 0;
  for (const double one : row.activity) count += one == 1 ? 1 : 0;
  return count > 0 ? count : unknown;
}
double was_quiet(const ObservedOutcome& row) {
  return row.state.empty() ? unknown : row.state == "active" ? 0 : 1;
}

constexpr std::array questions{
    Question{"outcome_rank_correlation",
             "commercial outcome (none, modest, substantial)",
             "value so far at the end", rank_correlation, 0, outcome,
             value_so_far},
    Question{"some_outcome_area", "some outcome rather than none",
             "value so far at the end", area_under_curve, 0.5, some_outcome,
             value_so_far},
    Question{"substantial_outcome_area", "substantial outcome rather than less",
             "value so far at the end", area_under_curve, 0.5, much_outcome,
             value_so_far},
    Question{"activity_rank_correlation", "kinds of activity on record",
             "visits a year at the end", rank_correlation, 0, kinds_on_record,
             all_visits},
    Question{"quiet_area", "dormant, ended or on and off rather than active",
             "share of runs dormant or ended at the end", area_under_curve, 0.5,
             was_quiet, is_quiet, true},
};

/// What is known of the links of a question, those that the runs have.
struct Units {
  std::vector<BenchmarkUnit> links;
  std::vector<std::size_t> rows;  ///< in the runs' table
  std::vector<double> observed;
};

int year_signed(const Observed& observed, const ObservedPair& pair) {
  for (const ObservedLink& link : observed.links)
    if (std::minmax(link.pair.first, link.pair.second) ==
        std::minmax(pair.first, pair.second))
      return link.year_signed;
  return unknown_year;
}

Units units_of(const Question& question, const Observed& observed,
               const Simulated& simulated) {
  Units units;
  for (const ObservedOutcome& row : observed.outcomes) {
    const double value = question.observed(row);
    const auto link = simulated.link_of(row.pair.first, row.pair.second);
    if (std::isnan(value) || link == Simulated::no_link) continue;
    units.links.push_back(
        {row.pair.first, row.pair.second, year_signed(observed, row.pair)});
    units.rows.push_back(link);
    units.observed.push_back(value);
  }
  return units;
}

/// The runs' forecasts of the units that some run has and the benchmark knows.
void keep_known(const Question& question, const Simulated& simulated,
                const Units& units, std::vector<double>& benchmark,
                Forecasts& forecasts) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < units.rows.size(); ++i) {
    bool some = false;
    for (std::size_t run = 0; run < simulated.runs && !some; ++run)
      some = !std::isnan(question.forecast(simulated, run, units.rows[i]));
    if (some && !std::isnan(benchmark[i])) kept.push_back(i);
  }
  std::vector<double> of_kept;
  for (const std::size_t i : kept) {
    of_kept.push_back(benchmark[i]);
    forecasts.observed.push_back(units.observed[i]);
  }
  for (std::size_t run = 0; run < simulated.runs; ++run)
    for (const std::size_t i : kept)
      forecasts.runs.push_back(
          question.forecast(simulated, run, units.rows[i]));
  benchmark = std::move(of_kept);
}

SkillFit fit_one(const Question& question, Benchmark against,
                 const Units& units, const Simulated& simulated,
                 const Resampling& how) {
  SkillFit fit{.score = std::string{question.score},
               .words = std::string{question.words},
               .model = std::string{question.model},
               .benchmark = std::string{benchmark_names[std::size_t(against)]},
               .given = GivenAs::predicted,
               .unskilled = question.unskilled};
  if (simulated.status.empty() || simulated.column("value_total").empty()) {
    fit.not_compared =
        "not recorded: the table of links; make the result with --set "
        "record.links=end";
    return fit;
  }
  std::vector<double> benchmark =
      benchmark_of(against, simulated.scenario, units.links);
  if (question.reversed && against == Benchmark::size_and_distance)
    for (double& value : benchmark) value = -value;
  Forecasts forecasts;
  keep_known(question, simulated, units, benchmark, forecasts);
  fit.links = forecasts.units();
  if (fit.links < 3)
    fit.not_compared =
        text("only {} of these links stand in the runs", forecasts.units());
  else
    fit.skill = skill(forecasts, benchmark, question.association,
                      question.unskilled, how);
  return fit;
}

}  // namespace

std::vector<SkillFit> fit_skills(const Observed& observed,
                                 const Simulated& simulated,
                                 const Resampling& how) {
  std::vector<SkillFit> out;
  for (const Question& question : questions) {
    const Units units = units_of(question, observed, simulated);
    if (units.links.empty()) continue;
    for (const Benchmark against :
         {Benchmark::no_change, Benchmark::size_and_distance, Benchmark::age})
      out.push_back(fit_one(question, against, units, simulated, how));
  }
  return out;
}

std::vector<ObservedAssociation> associations_observed(const Observed& observed,
                                                       const Resampling& how) {
  std::vector<double> outcome, variety, on_record, age;
  int last = unknown_year;
  for (const ObservedOutcome& row : observed.outcomes)
    last = std::max(last, row.to);
  for (const ObservedOutcome& row : observed.outcomes) {
    const int year = year_signed(observed, row.pair);
    outcome.push_back(row.outcome);
    variety.push_back(row.variety());
    on_record.push_back(kinds_on_record(row) > 0 ? row.variety() : unknown);
    age.push_back(year == unknown_year ? unknown : double(last - year));
  }
  const auto of = [&](const std::vector<double>& x) {
    return association_interval(x, outcome, rank_correlation, how);
  };
  if (std::ranges::all_of(outcome, [](double x) { return std::isnan(x); }))
    return {};
  return {
      {"variety_and_outcome",
       "kinds of activity on record but business, and outcome", of(variety)},
      {"variety_on_record_and_outcome",
       "the same, without links with nothing on record", of(on_record)},
      {"age_and_outcome", "age and outcome", of(age)}};
}

}  // namespace twinning
