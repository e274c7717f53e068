// The eleven claims on the model as it is, and on models that lack what each
// claim names: base and ablation change places.
#include <catch2/catch.hpp>
#include <utility>

#include "scenarios/reader/read_claims.hpp"
#include "sim/experiment/claim_worlds.hpp"

namespace twinning::tests {
namespace {

// 60 replicates: the least certain bound, of claim k, lies some six standard
// errors from its margin.
TEST_CASE("Each claim holds in the model, and none where its cause is missing",
          "[claims][eleven]") {
  ReadOptions options;
  options.replicates = 60;
  Claims claims =
      read_claims(TWINNING_SOURCE "/scenarios/claims.toml", options);
  REQUIRE(claims.claims.size() == 11);
  Crew crew(2);
  ClaimMaker maker(claims, crew, {});
  CHECK(maker.plan({}) == claims.scenarios.size() * 60);
  const auto runs = maker.make([](bool failed) { static_cast<void>(failed); });
  const auto as_it_is = judge(claims, runs);
  for (std::size_t i = 0; i < as_it_is.size(); ++i) {
    INFO("claim " << claims.claims[i].id);
    CHECK(as_it_is[i].verdict == Verdict::pass);
  }

  for (Claim& claim : claims.claims)
    for (ClaimTest& test : claim.tests)
      if (!test.ablations.empty())
        std::swap(test.where, test.ablations.front().where);
  const auto without = judge(claims, runs);
  for (std::size_t i = 0; i < without.size(); ++i) {
    INFO("claim " << claims.claims[i].id);
    CHECK(without[i].verdict == Verdict::fail);
  }
}

}  // namespace
}  // namespace twinning::tests
