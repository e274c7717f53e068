#include "sim/experiment/make_rows.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <mutex>

#include "sim/base/statistics.hpp"
#include "sim/experiment/aggregation.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/model/statistics.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {
namespace {

/// A star of five links in which trust.gain has three values.
Study small_study(std::uint32_t replicates) {
  Scenario scenario = star_of(5);
  scenario.name = "star";
  Study study = study_of(scenario);
  study.replicates = replicates;
  Factor gain;
  gain.name = "trust.gain";
  gain.levels = {0.1, 0.2, 0.4};
  study.factors = {gain};
  study.points = {1, gain.levels};
  return study;
}

struct Kept {
  std::string hash;
  std::uint32_t runs = 0;
  bool needed = false;
  RunRecord record;
};

/// All rows of a study, made by so many threads, from the last to the first
/// share or from the first to the last.
std::map<std::size_t, Kept> make(const Study& study, unsigned threads,
                                 std::size_t from = 0) {
  const StudyPlan plan(study);
  std::vector<std::size_t> rows;
  for (std::size_t row = from; row < plan.rows.count(); ++row)
    rows.push_back(row);
  std::map<std::size_t, Kept> kept;
  std::mutex mutex;
  Crew crew(threads);
  make_rows(plan, rows, crew, {}, [&](const MadeRow& made) {
    const std::scoped_lock lock(mutex);
    Kept& one = kept[made.row];
    one = {made.hash, made.runs, made.record != nullptr, {}};
    if (made.record != nullptr) one.record = *made.record;
  });
  return kept;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(
      a, b, [](double x, double y) { return x == y || (x != x && y != y); });
}

TEST_CASE("Each row of a study is the run that its scenario gives by itself",
          "[study]") {
  const Study study = small_study(70);
  const StudyPlan plan(study);
  const auto made = make(study, 2);
  REQUIRE(made.size() == 210);
  for (const std::size_t row : {0u, 40u, 75u, 100u, 209u}) {
    const auto [cell, replicate] = plan.rows.run(row);
    const auto world = prepare(scenario_at(study, cell));
    const RunRecord alone = run_model(*world, replicate);
    CHECK(same(made.at(row).record.yearly, alone.yearly));
    CHECK(same(made.at(row).record.statistics, alone.statistics));
    CHECK(made.at(row).hash == run_hash(*world, replicate));
  }
}

TEST_CASE("A study is the same for any number of threads and any beginning",
          "[study]") {
  for (const auto runs : {Study::Runs::all, Study::Runs::aggregates}) {
    Study study = small_study(40);
    study.runs = runs;
    const auto one = make(study, 1), many = make(study, 8),
               late = make(study, 2, 2);
    for (const auto& [row, kept] : one) {
      REQUIRE(many.at(row).hash == kept.hash);
      REQUIRE(same(many.at(row).record.yearly, kept.record.yearly));
      if (row < 2) continue;
      REQUIRE(same(late.at(row).record.yearly, kept.record.yearly));
    }
  }
}

TEST_CASE("Aggregates are those of the runs", "[study]") {
  Study study = small_study(50);
  const StudyPlan plan(study);
  const auto runs = make(study, 2);
  study.runs = Study::Runs::aggregates;
  const auto cells = make(study, 2);
  REQUIRE(cells.size() == 3);

  const std::size_t values = runs.at(0).record.yearly.size() / yearly_count;
  for (std::size_t cell = 0; cell < 3; ++cell) {
    CHECK(cells.at(cell).runs == 50);
    for (std::size_t what = 0; what < yearly_count; ++what)
      for (std::size_t at = 0; at < values; ++at) {
        std::vector<double> sample;
        for (std::uint32_t r = 0; r < 50; ++r)
          sample.push_back(runs.at(plan.rows.row({cell, r}))
                               .record.yearly[what * values + at]);
        const auto summary = [&](Summarised of) {
          return std::vector{
              cells.at(cell).record.yearly
                  [(what * summary_count + std::size_t(of)) * values + at]};
        };
        REQUIRE(same(summary(Summarised::mean), {mean(sample)}));
        REQUIRE(same(summary(Summarised::q95), {quantile(sample, 0.95)}));
      }
  }
}

TEST_CASE(
    "A cell has as many replicates as its precision asks for, and no more",
    "[study]") {
  Study study = small_study(400);
  study.until = Precision{.quantity = "deals_a_year",
                          .relation = study.scenarios[0].relations[0].name,
                          .year = {},
                          .half_width = 0.1,
                          .relative = true,
                          .confidence = 0.95,
                          .at_least = 10};
  const StudyPlan plan(study);
  const auto made = make(study, 2);
  REQUIRE(made.size() == plan.rows.count());
  for (std::size_t cell = 0; cell < 3; ++cell) {
    std::vector<double> sample;
    for (std::uint32_t r = 0; r < 400; ++r)
      if (const Kept& kept = made.at(plan.rows.row({cell, r})); kept.needed)
        sample.push_back(
            kept.record.statistics[std::size_t(Statistic::deals_a_year)]);
    std::uint32_t count = first_look(10, 400);
    while (count < 400 &&
           !narrow_enough(*study.until, std::span(sample).first(count)))
      count = next_look(count, 400);
    CHECK(sample.size() == count);
  }

  study.runs = Study::Runs::aggregates;
  const auto cells = make(study, 2);
  for (std::size_t cell = 0; cell < 3; ++cell) {
    std::size_t needed = 0;
    for (std::uint32_t r = 0; r < 400; ++r)
      needed += made.at(plan.rows.row({cell, r})).needed;
    CHECK(cells.at(cell).runs == needed);
  }
}

TEST_CASE("A cell whose numbers stop being finite does not stop the others",
          "[study]") {
  Study study = small_study(8);
  study.factors[0].name = "economy.size_reference";
  study.points = {1, {1e-300, 15, 20}};
  for (const auto runs : {Study::Runs::all, Study::Runs::aggregates}) {
    study.runs = runs;
    const auto made = make(study, 2);
    const StudyPlan plan(study);
    for (const auto& [row, kept] : made)
      CHECK(kept.record.failure.empty() == (plan.rows.run(row).cell > 0));
  }
}

TEST_CASE("Independent random numbers differ between cells, common ones do not",
          "[study]") {
  Study study = small_study(4);
  study.factors[0].name = "trust.climate_erosion";  // acts on nothing here
  study.points = {1, {0.01, 0.02, 0.03}};
  const auto first_of = [&](std::size_t cell) {
    return make(study, 1)
        .at(StudyPlan(study).rows.row({cell, 0}))
        .record.yearly;
  };
  CHECK(same(first_of(0), first_of(1)));
  study.common_random_numbers = false;
  CHECK_FALSE(same(first_of(0), first_of(1)));
}

}  // namespace
}  // namespace twinning::tests
