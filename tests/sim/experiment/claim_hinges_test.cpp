#include "sim/experiment/claim_hinges.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/sim/inference/samples.hpp"

namespace twinning::tests {
namespace {

JudgedBound bound(double beyond) {
  return {{beyond, beyond - 0.1, beyond + 0.1, 20}, 0.01};
}

/// A claim of two tests, the second with an ablation, by their margins.
JudgedClaim claim(double first, double second, double ablation) {
  JudgedClaim out;
  out.chance = 0.01;
  out.tests.push_back({{}, bound(first), {}});
  out.tests.push_back({{}, bound(second), {{{}, bound(ablation)}}});
  return out;
}

/// Values of the assumed parameters in so many worlds: luck alone.
std::vector<std::vector<double>> values(std::size_t worlds) {
  std::vector<std::vector<double>> out;
  for (std::uint32_t world = 0; world < worlds; ++world)
    out.push_back(normal_sample(assumed_parameters().size(), 500 + world));
  return out;
}

TEST_CASE("A claim hangs on the parameter that its weakest margin follows",
          "[claims][worlds]") {
  const auto at = values(60);
  std::vector<std::vector<JudgedClaim>> judged;
  for (std::size_t world = 0; world < at.size(); ++world)
    judged.push_back(
        {claim(1, 1 - 0.1 * at[world][9], 0.2 - at[world][5]), claim(1, 1, 1)});
  const auto found = failing_claims(judged, at);
  REQUIRE(found.size() == 2);
  CHECK_FALSE(found[1]);
  REQUIRE(found[0]);
  CHECK(found[0]->test == 1);
  CHECK(found[0]->ablation == 0u);
  CHECK(found[0]->fails == found[0]->fails_at_all);
  const Hinge& first = found[0]->hinges.at(0);
  CHECK(first.parameter == assumed_parameters()[5]);
  CHECK(first.correlation.mean == Approx(-1));
  CHECK(first.decided());
  // It fails where the parameter is above 0.2, and here nowhere else.
  CHECK(first.holds_lower.count == 30);
  CHECK(first.holds_upper.count == 30);
  const double holding = 30 * (first.holds_lower.mean + first.holds_upper.mean);
  CHECK(holding == Approx(60 - double(found[0]->fails)));
  CHECK((first.holds_lower.mean == 1 || first.holds_upper.mean == 0));
  CHECK_FALSE(found[0]->hinges.at(1).decided());
}

TEST_CASE("A claim that fails by luck hangs on no parameter, with more claims",
          "[claims][worlds]") {
  const auto at = values(50);
  std::vector<std::vector<JudgedClaim>> judged;
  for (std::uint32_t world = 0; world < at.size(); ++world) {
    const auto luck = normal_sample(3, 9000 + world);
    judged.push_back({claim(luck[0], 1, 1)});
  }
  const auto one = failing_claims(judged, at);
  REQUIRE(one[0]);
  CHECK(one[0]->test == 0);
  CHECK_FALSE(one[0]->ablation);
  CHECK_FALSE(one[0]->hinges[0].decided());
  // The same claim twice is two questions.
  for (auto& world : judged) world.push_back(world[0]);
  const auto two = failing_claims(judged, at);
  CHECK(two[1]->hinges[0].chance ==
        Approx(std::min(1.0, 2 * one[0]->hinges[0].chance)));
}

TEST_CASE("Worlds in which a claim is not defined say nothing of its hinges",
          "[claims][worlds]") {
  const auto at = values(40);
  std::vector<std::vector<JudgedClaim>> judged;
  for (std::size_t world = 0; world < at.size(); ++world) {
    judged.push_back({claim(at[world][2], 1, 1)});
    if (world % 4 == 0) {
      judged.back()[0] = claim(-at[world][2], -1, 1);
      judged.back()[0].chance = std::nan("");
    }
  }
  const auto found = failing_claims(judged, at);
  REQUIRE(found[0]);
  CHECK(found[0]->test == 0);
  CHECK(found[0]->hinges[0].correlation.count == 30);
  CHECK(found[0]->hinges[0].correlation.mean == Approx(1));
  CHECK(failing_claims({}, {}).empty());
}

}  // namespace
}  // namespace twinning::tests
