#include "output/results.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "output/science_hash.hpp"
#include "output/study_store.hpp"
#include "sim/base/error.hpp"
#include "tests/output/scratch.hpp"
#include "tests/output/small_world.hpp"

using namespace twinning;
using Catch::Contains;
using test::Scratch;

namespace {

constexpr StudyOptions small_parts{
    .force = false, .compression = 1, .rows_per_part = 4};
constexpr std::size_t runs = 10;
constexpr std::size_t failed_run = 6;

Scenario everything() {
  Scenario scenario = test::small_scenario();
  scenario.record.links = Record::Links::yearly;
  scenario.record.cities = {CityId{1}, CityId{4}};
  scenario.record.events = true;
  return scenario;
}

/// A scenario at two points of one parameter, five replicates each.
StudyPlan plan() {
  Study study;
  study.name = "A small study";
  study.scenarios.push_back(everything());
  study.replicates = runs / 2;
  study.factors.push_back({.name = "trust.gain",
                           .unit = "1/visit",
                           .meaning = "gain of trust",
                           .range = {},
                           .levels = {0.1, 0.2},
                           .distribution = {}});
  study.points = {1, {0.1, 0.2}};
  return StudyPlan(std::move(study));
}

void make(const std::filesystem::path& file, std::size_t count = runs,
          const Provenance& who = test::provenance()) {
  StudyStore study(file, plan(), who, small_parts);
  const auto missing = study.missing();
  for (std::size_t i = 0; i < count; ++i)
    test::keep(study, missing[i],
               missing[i] == failed_run ? "trust is not finite" : "");
  if (count == runs) study.merge();
}

bool same(double a, double b) { return a == b || (a != a && b != b); }

/// Whether a column [run][width] holds what the records did at `offset`.
bool holds(const std::vector<double>& column, std::size_t width,
           std::size_t offset, std::vector<double> RunRecord::*part,
           std::size_t kept = runs) {
  if (column.size() != runs * width) return false;
  const StudyPlan made = plan();
  for (std::size_t run = 0; run < runs; ++run) {
    const RunRecord record = test::synthetic_record(
        *made.scenarios[0], made.rows.run(run).replicate);
    for (std::size_t i = 0; i < width; ++i) {
      const double wanted = run < kept && run != failed_run
                                ? (record.*part)[offset * width + i]
                                : unknown;
      if (!same(column[run * width + i], wanted)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("Every number that is kept is read back", "[output]") {
  const Scratch place;
  make(place / "x.h5");
  const Results results(place / "x.h5");
  for (std::size_t i = 0; i < yearly_count; ++i)
    CHECK(holds(results.yearly(yearly_observables()[i].name), 12, i,
                &RunRecord::yearly));
  for (std::size_t i = 0; i < link_count; ++i)
    CHECK(holds(results.links(link_observables()[i].name), 30, i,
                &RunRecord::links));
  for (std::size_t i = 0; i < city_count; ++i)
    CHECK(holds(results.cities(city_observables()[i].name), 24, i,
                &RunRecord::cities));
}

TEST_CASE("Columns come in turn, of some rows, and empty if not recorded",
          "[output]") {
  const Scratch place;
  make(place / "x.h5", 7);
  make(place / "y.h5");
  const std::vector<RowRange> rows{{1, 2}, {5, 1}};
  const auto chosen = [&](const std::vector<double>& all) {
    const auto width = std::ptrdiff_t(all.size() / runs);
    std::vector<double> some(all.begin() + width, all.begin() + 3 * width);
    some.insert(some.end(), all.begin() + 5 * width, all.begin() + 6 * width);
    return some;
  };
  for (const char* name : {"x.h5", "y.h5"}) {
    const Results results(place / name);
    ResultColumns columns = results.in_turn(
        {"/statistics/trust_at_end", "/links/value_total", "/deals"}, rows);
    for (const auto& all :
         {results.statistic("trust_at_end"), results.links("value_total"),
          results.yearly("deals")})
      CHECK(std::ranges::equal(columns.next(), chosen(all), same));
  }
  const Results results(place / "y.h5");
  ResultColumns columns = results.in_turn({"/none", "/deals"}, rows);
  CHECK(columns.next().empty());
  CHECK(columns.next().size() == 3 * 12);
}

TEST_CASE("Rows of a study under way that are not there are unknown",
          "[output]") {
  const Scratch place;
  make(place / "x.h5", 3);
  const std::vector<RowRange> rows{{1, 3}, {9, 1}};
  const auto deals = Results(place / "x.h5").yearly("deals", rows);
  REQUIRE(deals.size() == 4 * 12);
  const auto all = Results(place / "x.h5").yearly("deals");
  for (std::size_t i = 0; i < 24; ++i) CHECK(same(deals[i], all[12 + i]));
  for (std::size_t i = 24; i < 48; ++i) CHECK(std::isnan(deals[i]));
}

TEST_CASE("A result tells its axes and what became of each run", "[output]") {
  const Scratch place;
  make(place / "x.h5");
  const Results results(place / "x.h5");
  const ResultAxes& axes = results.axes();
  CHECK(axes.title == "A small study");
  CHECK(axes.scenarios == std::vector<std::string>{"small"});
  CHECK(axes.years == std::vector<int>{2000, 2001, 2002, 2003, 2004, 2005});
  CHECK(axes.relations == std::vector<std::string>{"UK-China", "UK-Europe"});
  CHECK(axes.runs_planned == runs);
  CHECK(axes.runs_done == runs);
  CHECK(axes.runs_failed == 1);
  CHECK(axes.complete);
  CHECK(axes.seed == 7);
  CHECK(axes.run_replicate[9] == 4);
  CHECK(axes.row_status[failed_run] == RowStatus::failed);
  CHECK(axes.row_failure[failed_run] == "trust is not finite");
  CHECK(axes.row_failure[0].empty());
  CHECK(axes.row_hash[3] == run_hash(*plan().scenarios[0], 3));
  CHECK(axes.cities.name[4] == "Orléans");
  CHECK(axes.cities.bloc[5] == "Europe");
  CHECK(axes.cities.latitude[2] == 52.0);
  REQUIRE(axes.varied.size() == 1);
  CHECK(axes.varied[0].name == "trust.gain");
  CHECK(axes.varied[0].unit == "1/visit");
  CHECK(axes.varied[0].values ==
        std::vector<double>{0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2});
  CHECK(axes.row_point[4] == 0);
  CHECK(axes.row_point[5] == 1);

  CHECK(results.recorded_cities() == std::vector<std::uint32_t>{102, 105});
  CHECK(results.link_years() == axes.years);
  REQUIRE(results.link_codes().size() == 5);
  CHECK(results.link_codes()[4] == std::pair{102u, 106u});
  CHECK(results.link_relations()[4] == "UK-Europe");
  CHECK(results.resolved_scenarios()[0] == everything().resolved);
  REQUIRE(results.sources().size() == 2);
  CHECK(results.sources()[1].sha256 == std::string(64, 'b'));
  CHECK(results.sources()[1].text == "city\n");
  CHECK(results.provenance()[3].second == "a host");
}

TEST_CASE("The log of each run is its own", "[output]") {
  const Scratch place;
  make(place / "x.h5");
  make(place / "y.h5", 7);
  const Results whole(place / "x.h5"), so_far(place / "y.h5");
  for (std::size_t run = 0; run < runs; ++run) {
    const auto wanted = test::synthetic_record(*plan().scenarios[0],
                                               plan().rows.run(run).replicate)
                            .events;
    const auto events = whole.events(run);
    INFO(run);
    REQUIRE(events.size() == (run == failed_run ? 0 : wanted.size()));
    CHECK(so_far.events(run).size() == (run < 7 ? events.size() : 0));
    for (std::size_t i = 0; i < events.size(); ++i) {
      CHECK(events[i].year == wanted[i].year);
      CHECK(events[i].step == wanted[i].step);
      CHECK(events[i].link == wanted[i].link);
      CHECK(events[i].what == wanted[i].what);
      CHECK(events[i].side == wanted[i].side);
      CHECK(events[i].kind == wanted[i].kind);
      CHECK(events[i].amount == wanted[i].amount);
    }
  }
}

TEST_CASE("A study under way is read from its parts", "[output]") {
  const Scratch place;
  make(place / "x.h5", 7);
  for (const char* name : {"x.h5", "x.h5.parts"}) {
    const Results results(place / name);
    CHECK(results.axes().runs_planned == runs);
    CHECK(results.axes().runs_done == 7);
    CHECK_FALSE(results.axes().complete);
    CHECK(results.axes().row_status[7] == RowStatus::missing);
    CHECK(holds(results.yearly("deals"), 12, 11, &RunRecord::yearly, 7));
    CHECK(holds(results.links("alumni"), 30, 17, &RunRecord::links, 7));
  }
}

TEST_CASE("Time, host and command change nothing outside provenance",
          "[output]") {
  const Scratch place;
  Provenance other = test::provenance();
  other.host = "another host, with a longer name";
  other.started = "2027-01-01T00:00:00Z";
  make(place / "x.h5");
  make(place / "y.h5", runs, other);
  make(place / "z.h5");
  CHECK(test::bytes_of(place / "x.h5") != test::bytes_of(place / "y.h5"));
  CHECK(test::bytes_of(place / "x.h5") == test::bytes_of(place / "z.h5"));
  CHECK(science_hash(place / "x.h5") == science_hash(place / "y.h5"));
}

TEST_CASE("Another number gives another hash of the science", "[output]") {
  const Scratch place;
  make(place / "x.h5");
  {
    StudyStore study(place / "y.h5", plan(), test::provenance(), small_parts);
    for (const std::size_t row : study.missing()) {
      if (row != 9) {
        test::keep(study, row);
        continue;
      }
      RunRecord record = test::synthetic_record(*study.plan().scenarios[0], 4);
      record.yearly[5] = 0.123;
      study.keep({row, "another", 1, &record});
    }
    study.merge();
  }
  CHECK(science_hash(place / "x.h5") != science_hash(place / "y.h5"));
}

TEST_CASE("A part that changes after it was found sound is looked at again",
          "[output]") {
  const Scratch place;
  make(place / "x.h5", 6);
  const Results results(place / "x.h5.parts");
  const auto deals = [&] { return results.yearly("deals"); };
  const auto before = deals();
  REQUIRE_FALSE(std::isnan(before.front()));

  const auto part = place / "x.h5.parts" / "part-00000000.h5";
  std::string bytes = test::bytes_of(part);
  bytes[bytes.size() / 2] = char(~bytes[bytes.size() / 2]);
  test::write_bytes(part, bytes);
  const auto after = deals();
  REQUIRE(after.size() == before.size());
  CHECK(std::isnan(after.front()));
}

TEST_CASE("What is no result is refused with a reason", "[output]") {
  const Scratch place;
  const auto refusal = [&](const std::string& name) -> std::string {
    try {
      Results results(place / name);
      return "not refused";
    } catch (const UserError& error) {
      return error.what();
    }
  };
  CHECK_THAT(refusal("none.h5"), Contains("no such result"));
  test::write_bytes(place / "text.h5", "year,deals\n2000,1\n");
  CHECK_THAT(refusal("text.h5"), Contains("text.h5: is no result"));
  std::filesystem::create_directory(place / "folder.h5");
  CHECK_THAT(refusal("folder.h5"), Contains("regular file"));
}
