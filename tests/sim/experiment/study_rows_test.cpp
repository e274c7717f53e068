#include "sim/experiment/study_rows.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <utility>

namespace twinning::tests {
namespace {

/// A study of so many design points of one factor, in two scenarios.
Study study_of(std::size_t points, std::uint32_t replicates) {
  Study study;
  study.scenarios.resize(2);
  study.replicates = replicates;
  study.factors.resize(1);
  study.points = {1, std::vector<double>(points, 0.5)};
  return study;
}

TEST_CASE("Each run of a study has one row, and the row leads back to it",
          "[study]") {
  for (const bool until : {false, true})
    for (const std::uint32_t replicates : {1u, 8u, 32u, 33u, 100u}) {
      Study study = study_of(3, replicates);
      if (until) study.until.emplace();
      const StudyRows rows(study);
      REQUIRE(rows.count() == 6 * replicates);
      std::set<std::pair<std::size_t, std::uint32_t>> seen;
      for (std::size_t row = 0; row < rows.count(); ++row) {
        const StudyRows::Run run = rows.run(row);
        REQUIRE(run.cell < 6);
        REQUIRE(run.replicate < replicates);
        REQUIRE(rows.row(run) == row);
        seen.emplace(run.cell, run.replicate);
      }
      CHECK(seen.size() == rows.count());
    }
}

TEST_CASE("A study stopped at any row is balanced to a round", "[study]") {
  const StudyRows rows(study_of(5, 100));
  std::vector<std::uint32_t> made(10);
  for (std::size_t row = 0; row < rows.count(); ++row) {
    ++made[rows.run(row).cell];
    const auto [least, most] = std::minmax_element(made.begin(), made.end());
    REQUIRE(*most - *least <= StudyRows::round);
  }
}

TEST_CASE("The replicates of a cell come in ascending order", "[study]") {
  const StudyRows rows(study_of(4, 70));
  std::vector<std::uint32_t> next(8);
  for (std::size_t row = 0; row < rows.count(); ++row) {
    const auto [cell, replicate] = rows.run(row);
    REQUIRE(replicate == next[cell]++);
  }
}

TEST_CASE("Where aggregates alone are kept, a row is a cell", "[study]") {
  Study study = study_of(3, 50);
  study.runs = Study::Runs::aggregates;
  const StudyRows rows(study);
  CHECK(rows.count() == 6);
  CHECK(rows.runs() == 300);
  CHECK(rows.runs_of_a_row() == 50);
  CHECK(rows.run(4).cell == 4);
}

}  // namespace
}  // namespace twinning::tests
