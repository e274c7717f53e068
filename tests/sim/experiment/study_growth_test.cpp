#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sim/experiment/study_plan.hpp"
#include "tests/sim/experiment/any_study.hpp"

// A run is known by the hash of all that determines it, so that a study which
// grows or shrinks finds the runs again that stay.  These tests change studies
// at random and hold the hashes to that.

namespace twinning::tests {
namespace {

/// What a run is to a user: scenario, point and replicate.
using Known = std::tuple<std::string, std::vector<double>, std::uint32_t>;

std::map<Known, std::string> hashes(const Study& study) {
  const StudyPlan plan{Study{study}};
  std::map<Known, std::string> all;
  std::vector<std::string> identities;
  for (std::size_t cell = 0; cell < plan.rows.cells(); ++cell)
    identities.push_back(plan.identity(cell));
  for (std::size_t row = 0; row < plan.rows.count(); ++row) {
    const auto [cell, replicate] = plan.rows.run(row);
    const std::size_t points = study.design_points();
    all[{study.scenarios[cell / points].name, point_of(study, cell % points),
         replicate}] = plan.row_hash(row, identities[cell]);
  }
  return all;
}

/// Runs that both studies have are known by the same hash; gives how many.
std::size_t check_same(const std::map<Known, std::string>& before,
                       const std::map<Known, std::string>& after) {
  std::size_t both = 0, unlike = 0;
  for (const auto& [run, hash] : before)
    if (const auto found = after.find(run); found != after.end()) {
      ++both;
      unlike += found->second != hash;
    }
  CHECK(unlike == 0);
  return both;
}

constexpr unsigned studies = 60;

TEST_CASE("No two runs of a study are taken for one", "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    const Study study = any_study(chance);
    const auto all = hashes(study);
    std::set<std::string> distinct;
    for (const auto& [run, hash] : all) distinct.insert(hash);
    INFO(seed);
    CHECK(distinct.size() == all.size());
  }
}

TEST_CASE("A study keeps its runs when points are added, removed or reordered",
          "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    Study study = any_study(chance);
    const auto before = hashes(study);
    auto points = points_of(study);
    const std::size_t kept = 1 + chance.below(points.size());
    points.resize(kept);
    for (std::size_t i = chance.below(4); i > 0; --i) {
      std::vector<double> one(study.factors.size());
      for (double& value : one) value = chance.value();
      points.insert(points.begin() + long(chance.below(points.size() + 1)),
                    one);
    }
    std::reverse(points.begin(), points.end());
    set_points(study, points);
    INFO(seed);
    CHECK(check_same(before, hashes(study)) >=
          kept * study.scenarios.size() * study.replicates);
  }
}

TEST_CASE("A study keeps its runs when replicates or scenarios come and go",
          "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    Study study = any_study(chance);
    const auto before = hashes(study);
    const std::uint32_t fewer = study.replicates;
    study.replicates = std::uint32_t(1 + chance.below(200));
    study.scenarios.insert(study.scenarios.begin(),
                           scenario_with_lever("before all"));
    study.scenarios.front().parameters.trust.decay = 0.07;
    INFO(seed);
    CHECK(check_same(before, hashes(study)) ==
          (study.scenarios.size() - 1) * study.points.count() *
              std::min(fewer, study.replicates));
  }
}

TEST_CASE(
    "A study keeps its runs when a number begins to vary at its own value",
    "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    Study study = any_study(chance);
    const StudyPlan before{Study{study}};
    auto points = points_of(study);
    const double own = Parameters{}.belief.rate;
    for (auto& point : points) point.push_back(own);
    study.factors.push_back(parameter("belief.rate"));
    study.points.factors += 1;
    points.push_back(points.front());
    points.back().back() = own / 2;
    set_points(study, points);
    const StudyPlan after{Study{study}};

    INFO(seed);
    const std::size_t now = study.points.count();
    for (std::size_t i = 0; i < study.scenarios.size(); ++i) {
      for (std::size_t p = 0; p + 1 < now; ++p)
        CHECK(before.identity(i * (now - 1) + p) ==
              after.identity(i * now + p));
      CHECK(after.identity(i * now) != after.identity(i * now + now - 1));
    }
  }
}

TEST_CASE("The order of what varies, and names, change no run",
          "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    Study study = any_study(chance);
    const StudyPlan before{Study{study}};
    auto points = points_of(study);
    for (auto& point : points) std::ranges::reverse(point);
    set_points(study, points);
    std::ranges::reverse(study.factors);
    study.name = "another";
    for (Scenario& scenario : study.scenarios) {
      scenario.name += " by another name";
      scenario.replicates += 5;
      scenario.record.links = Record::Links::yearly;
    }
    study.observables = {"deals"};
    const StudyPlan after{Study{study}};
    INFO(seed);
    for (std::size_t cell = 0; cell < before.rows.cells(); ++cell)
      CHECK(before.identity(cell) == after.identity(cell));
  }
}

TEST_CASE("A point that is there twice is one cell by its hash",
          "[study][growth]") {
  for (unsigned seed = 0; seed < studies; ++seed) {
    Chance chance{seed};
    Study study = any_study(chance);
    auto points = points_of(study);
    points.push_back(points[chance.below(points.size())]);
    set_points(study, points);
    const StudyPlan plan{Study{study}};
    std::multiset<std::string> cells;
    for (std::size_t cell = 0; cell < study.points.count(); ++cell)
      cells.insert(plan.identity(cell));
    INFO(seed);
    CHECK(cells.count(plan.identity(study.points.count() - 1)) == 2);
  }
}

TEST_CASE("An aggregate is another when its runs are more, or ask for more",
          "[study][growth]") {
  Chance chance{1};
  Study study = any_study(chance);
  study.runs = Study::Runs::aggregates;
  const auto hash = [&] {
    const StudyPlan plan{Study{study}};
    return plan.row_hash(0, plan.identity(0));
  };
  std::set<std::string> all{hash()};
  study.replicates += 1;
  CHECK(all.insert(hash()).second);
  study.until.emplace(Precision{"deals", "UK-China", 2005, 0.1});
  CHECK(all.insert(hash()).second);
  study.until->half_width = 0.2;
  CHECK(all.insert(hash()).second);
  study.until->relative = true;
  CHECK(all.insert(hash()).second);
  study.until->confidence = 0.9;
  CHECK(all.insert(hash()).second);
  set_points(study, {point_of(study, 0)});
  CHECK_FALSE(all.insert(hash()).second);
}

}  // namespace
}  // namespace twinning::tests
