// The statistics of the claims, over the first 100 replicates of UK-China, as
// an independent program found and published them: the reference values of the
// model, to the digits given.
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "sim/base/statistics.hpp"
#include "sim/model/statistics.hpp"
#include "tests/sim/engine/ensembles.hpp"

namespace twinning::tests {
namespace {

/// Means over replicates of the statistics, [statistic][relation].
class Means {
 public:
  explicit Means(const std::function<void(Scenario&)>& change = {}) {
    Scenario scenario =
        read_scenario(TWINNING_SOURCE "/scenarios/uk-china.toml", {});
    if (change) change(scenario);
    scenario.record.links = Record::Links::none;
    const World world(scenario);
    relations_ = world.relations();
    std::vector<std::vector<double>> values(statistic_count * relations_);
    Runner runner;
    const auto replicates = first(100);
    for (std::size_t from = 0; from < replicates.size();
         from += runner.lanes()) {
      const std::size_t count =
          std::min(runner.lanes(), replicates.size() - from);
      for (const RunRecord& run :
           runner.run(world, std::span(replicates).subspan(from, count)))
        for (std::size_t i = 0; i < values.size(); ++i)
          values[i].push_back(run.statistics[i]);
    }
    for (const auto& one : values) means_.push_back(mean(one));
  }

  [[nodiscard]] double china(Statistic what) const {
    return means_[std::size_t(what) * relations_];
  }
  [[nodiscard]] double europe(Statistic what) const {
    return means_[std::size_t(what) * relations_ + 1];
  }

 private:
  std::size_t relations_ = 0;
  std::vector<double> means_;
};

/// As published with two digits behind the point, or one.
Approx about(double published) {
  return Approx(published).margin(0.005).epsilon(0);
}
Approx one_digit(double published) {
  return Approx(published).margin(0.05).epsilon(0);
}

TEST_CASE("The baseline has the published values", "[claims]") {
  const Means found;
  CHECK(found.china(Statistic::share_of_delegation) == about(0.52));
  CHECK(found.europe(Statistic::share_of_delegation) == about(0.15));
  CHECK(found.china(Statistic::groups_and_value) == about(0.14));
  CHECK(found.china(Statistic::compatibility_and_value) == about(0.15));
  CHECK(found.china(Statistic::deals_a_year) == one_digit(29.8));
  CHECK(found.china(Statistic::authorities_above_one) == about(0.17));
  CHECK(found.china(Statistic::value_of_top_tenth) == about(0.81));
  CHECK(found.china(Statistic::aim_met_young) == about(0.22));
  CHECK(found.china(Statistic::aim_met_old) == about(0.50));
  CHECK(found.china(Statistic::old_and_varied) == about(1.63));
  CHECK(found.china(Statistic::old_and_narrow) == about(0.26));
  CHECK(found.china(Statistic::young_and_varied) == about(0.53));
  CHECK(found.china(Statistic::young_and_narrow) == about(0.08));
  CHECK(found.china(Statistic::trust_at_end) == about(0.43));
  CHECK(found.china(Statistic::joint_programmes) == one_digit(12.9));
  CHECK(found.china(Statistic::dormant_share) == about(0.18));
}

TEST_CASE("Integration and distance make the difference of delegations",
          "[claims]") {
  const auto equal_integration = [](Scenario& scenario) {
    scenario.relations[1].formal_integration =
        scenario.relations[0].formal_integration;
  };
  const Means integrated(equal_integration);
  CHECK(integrated.china(Statistic::share_of_delegation) == about(0.52));
  CHECK(integrated.europe(Statistic::share_of_delegation) == about(0.29));
  const Means near_too([&](Scenario& scenario) {
    equal_integration(scenario);
    scenario.ablation.equal_distance = 0.2;
  });
  CHECK(near_too.china(Statistic::share_of_delegation) == about(0.37));
  CHECK(near_too.europe(Statistic::share_of_delegation) == about(0.32));
}

TEST_CASE("Where local groups are equal they carry no link", "[claims]") {
  const Means found(
      [](Scenario& scenario) { scenario.ablation.equal_groups = true; });
  CHECK(found.china(Statistic::groups_and_value) == about(0.04));
}

TEST_CASE("Where compatibility counts for nothing it brings nothing",
          "[claims]") {
  const Means found([](Scenario& scenario) {
    scenario.parameters.economy.compatibility_exponent = 0;
  });
  CHECK(found.china(Statistic::compatibility_and_value) == about(-0.01));
}

TEST_CASE("Without climate there are fewer deals", "[claims]") {
  const Means found([](Scenario& scenario) {
    for (Relation& relation : scenario.relations) relation.climate = 0.0;
  });
  CHECK(found.china(Statistic::deals_a_year) == one_digit(21.7));
}

TEST_CASE("Among equal cities few have value, and it is less concentrated",
          "[claims]") {
  const Means found(
      [](Scenario& scenario) { scenario.ablation.equal_cities = true; });
  CHECK(found.china(Statistic::authorities_above_one) == about(0.01));
  CHECK(found.china(Statistic::value_of_top_tenth) == about(0.69));
}

TEST_CASE("With four times the gain of trust more links meet their aims",
          "[claims]") {
  const Means found(
      [](Scenario& scenario) { scenario.parameters.trust.gain *= 4; });
  CHECK(found.china(Statistic::aim_met_young) == about(0.43));
  CHECK(found.china(Statistic::aim_met_old) == about(0.62));
}

TEST_CASE("Without the trust gate old and varied links lead by less",
          "[claims]") {
  const Means found(
      [](Scenario& scenario) { scenario.ablation.trust_gate = 0.25; });
  CHECK(found.china(Statistic::old_and_varied) == about(0.47));
  CHECK(found.china(Statistic::old_and_narrow) == about(0.15));
  CHECK(found.china(Statistic::young_and_varied) == about(0.27));
  CHECK(found.china(Statistic::young_and_narrow) == about(0.15));
}

TEST_CASE("Without answering in kind trust falls and links fall dormant",
          "[claims]") {
  const Means found([](Scenario& scenario) {
    scenario.parameters.effort.attention_to_debts = 0;
    scenario.parameters.effort.answer_in_kind = 0;
  });
  CHECK(found.china(Statistic::trust_at_end) == about(0.35));
  CHECK(found.china(Statistic::dormant_share) *
            found.china(Statistic::standing_links) ==
        one_digit(11.9));
}

TEST_CASE("Without promotion enterprise brings no reputation", "[claims]") {
  const Means found(
      [](Scenario& scenario) { scenario.parameters.standing.promotion = 0; });
  CHECK(found.china(Statistic::enterprise_and_reputation) == about(0.03));
}

}  // namespace
}  // namespace twinning::tests
