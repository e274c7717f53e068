#include "scenarios/reader/resolved_study.hpp"

#include <catch2/catch.hpp>
#include <cstring>

#include "scenarios/reader/read_study.hpp"
#include "sim/base/text.hpp"
#include "sim/experiment/study_plan.hpp"
#include "tests/scenarios/small_world.hpp"

using namespace twinning;
using namespace twinning::tests;

namespace fs = std::filesystem;

namespace {

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() ||
          std::memcmp(a.data(), b.data(), a.size() * sizeof a[0]) == 0);
}

/// The study as a result file gives it back: from its resolved text, those of
/// its scenarios and the texts of all files, without the disk.
Study read_back(const Study& study) {
  std::vector<SourceFile> sources = study.sources;
  for (const Scenario& scenario : study.scenarios)
    sources.insert(sources.end(), scenario.sources.begin(),
                   scenario.sources.end());
  std::vector<Scenario> scenarios;
  for (const Scenario& scenario : study.scenarios)
    scenarios.push_back(read_resolved(scenario.resolved, sources));
  return read_resolved_study(study.resolved, std::move(scenarios), sources);
}

void check_same_factors(const Study& a, const Study& b) {
  REQUIRE(a.factors.size() == b.factors.size());
  for (std::size_t i = 0; i < a.factors.size(); ++i) {
    const Factor& x = a.factors[i];
    const Factor& y = b.factors[i];
    CHECK(x.of == y.of);
    CHECK(x.name == y.name);
    CHECK(x.unit == y.unit);
    CHECK(same_bits(x.levels, y.levels));
    REQUIRE(x.distribution.has_value() == y.distribution.has_value());
    if (x.distribution)
      for (const double u : {0.0, 0.1, 0.5, 0.9, 1.0})
        CHECK(x.distribution->quantile(u) == y.distribution->quantile(u));
  }
}

void check_same_precision(const Study& a, const Study& b) {
  REQUIRE(a.until.has_value() == b.until.has_value());
  if (!a.until) return;
  CHECK(a.until->quantity == b.until->quantity);
  CHECK(a.until->relation == b.until->relation);
  CHECK(a.until->year == b.until->year);
  CHECK(a.until->half_width == b.until->half_width);
  CHECK(a.until->relative == b.until->relative);
  CHECK(a.until->confidence == b.until->confidence);
  CHECK(a.until->at_least == b.until->at_least);
}

/// Everything that determines results is the same, and so is what would be
/// kept of the study read back.
void check_round_trip(const Study& study) {
  const Study again = read_back(study);
  CHECK(again.name == study.name);
  CHECK(again.design == study.design);
  CHECK(again.replicates == study.replicates);
  CHECK(again.common_random_numbers == study.common_random_numbers);
  CHECK(again.runs == study.runs);
  CHECK(again.observables == study.observables);
  CHECK(again.points.factors == study.points.factors);
  CHECK(same_bits(again.points.values, study.points.values));
  check_same_factors(study, again);
  check_same_precision(study, again);
  CHECK(again.resolved == study.resolved);

  const StudyPlan plan{Study{study}};
  const StudyPlan same{Study{again}};
  REQUIRE(plan.rows.cells() == same.rows.cells());
  const std::size_t told = std::min<std::size_t>(plan.rows.cells(), 20);
  for (std::size_t cell = 0; cell < told; ++cell)
    CHECK(plan.identity(cell) == same.identity(cell));
}

constexpr std::string_view lever =
    "[[levers]]\nname = \"push\"\nlever = \"funding\"\nmultiply = 1.5\n";

/// A study of the small world with a lever.
Study small_study(const std::string& rest) {
  const SmallWorld world{lever};
  world.folder.write("points.csv", "push,trust.gain\n0.5,0.1\n1,0.30000001\n");
  return read_study(world.folder.write(
      "study.toml",
      "name = \"A \\\"study\\\"\"\nscenarios = [\"small.toml\"]\n" + rest));
}

std::string drawn(std::string_view kind) {
  return text(
      "[design]\nkind = \"{}\"\npoints = 5\nseed = "
      "\"18446744073709551615\"\n",
      kind);
}

std::string vary(std::string_view rest, std::string_view name = "trust.gain") {
  return text("[[vary]]\nparameter = \"{}\"\n{}\n", name, rest);
}

}  // namespace

TEST_CASE("The worked studies come back whole from what results keep",
          "[reader][study][resolved]") {
  std::size_t studies = 0;
  for (const auto& file :
       fs::directory_iterator(TWINNING_SOURCE "/scenarios/studies")) {
    if (file.path().extension() != ".toml") continue;
    INFO(file.path());
    check_round_trip(read_study(file.path()));
    ++studies;
  }
  CHECK(studies >= 4);
}

TEST_CASE("Every design comes back whole", "[reader][study][resolved]") {
  const std::string levels = vary("values = [0.3, 0.1, 0.2]");
  for (const DesignKind& kind : designs()) {
    INFO(kind.name);
    if (kind.takes_points)
      check_round_trip(small_study(drawn(kind.name) + levels));
    else if (kind.name == "csv")
      check_round_trip(
          small_study("[design]\nkind = \"csv\"\nfile = \"points.csv\"\n" +
                      vary("") + "[[vary]]\nlever = \"push\"\n"));
    else
      check_round_trip(
          small_study(text("[design]\nkind = \"{}\"\n", kind.name) + levels));
  }
  check_round_trip(small_study("replicates = 2\n"));
}

TEST_CASE("Every distribution comes back whole", "[reader][study][resolved]") {
  for (const std::string given :
       {"\"uniform\"\nlow = 0.1\nhigh = 0.30000000000000004",
        "\"loguniform\"\nlow = 1e-3\nhigh = 2",
        "\"normal\"\nmean = 0.3\nsd = 0.1",
        "\"normal\"\nmean = 0.3\nsd = 0.1\nlow = 0.2",
        "\"beta\"\nalpha = 2\nbeta = 0.5",
        "\"triangular\"\nlow = 0\nmode = 0.1\nhigh = 1",
        "\"integer\"\nlow = 0\nhigh = 2"}) {
    INFO(given);
    check_round_trip(
        small_study(drawn("sobol") + vary("distribution = " + given)));
  }
}

TEST_CASE("Long and short, even and uneven levels come back whole",
          "[reader][study][resolved]") {
  for (const std::string given :
       {"from = 0.1\nto = 0.2\nsteps = 5000",
        "from = 0.1\nto = 0.9\nstep = 0.1", "from = 0\nto = 2\nsteps = 2",
        "values = [0.1, 1e-300, 2, 0]"}) {
    INFO(given);
    check_round_trip(small_study(vary(given)));
  }
  // A long even list is kept by its ends, which must give the same bits.
  const Study even = small_study(vary("from = 0.1\nto = 0.2\nsteps = 5000"));
  CHECK(even.resolved.find("steps = 5000") != std::string::npos);
}

TEST_CASE("Precision, record and luck of a study come back whole",
          "[reader][study][resolved]") {
  const std::string levels = vary("values = [0.1, 0.2]");
  check_round_trip(small_study(
      "random_numbers = \"independent\"\nreplicates = { until = \"value\", "
      "relation = \"UK-China\", year = 1999, half_width = 0.05, relative = "
      "true, confidence = 0.9, at_least = 3, at_most = 50 }\n" +
      levels + "[record]\nruns = \"aggregates\"\n"));
  check_round_trip(small_study(
      "replicates = { until = \"deals_a_year\", relation = \"UK-Europe\", "
      "half_width = 2, at_most = 5 }\n" +
      levels +
      "[record]\nobservables = [\"value\", \"deals\"]\nlinks = \"yearly\"\n"
      "events = true\ncities = [\"York\"]\n"));
}
