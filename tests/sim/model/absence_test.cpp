// What does not exist in the model (ODD 1).  That variety earns nothing by
// itself is tested with the visits.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/batch.hpp"
#include "sim/model/submodels/effort.hpp"
#include "sim/model/submodels/trust.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// A city with partners in two blocs, by two relations that are alike but for
/// what a test makes of them.
Scenario two_relations() {
  Scenario scenario = two_blocs();
  scenario.blocs.resize(3);
  scenario.blocs[2].name = "beyond";
  scenario.relations.push_back(scenario.relations[0]);
  scenario.relations[1].name = "home-beyond";
  scenario.relations[1].second = BlocId{2};
  scenario.cities.community.resize(2);
  for (Relation& relation : scenario.relations) {
    relation.joint_programmes_from = 2003;
    relation.climate = Path({{0, 0.5}, {2008, -0.7}});
  }
  const CityId center = add_city(scenario, BlocId{0});
  for (int i = 0; i < 8; ++i) {
    const RelationId relation{i % 2 == 0 ? 0u : 1u};
    const BlocId bloc{i % 2 == 0 ? 1u : 2u};
    add_link(scenario, center,
             add_city(scenario, bloc, {.longitude = megameter}), 2000, never,
             relation);
  }
  return scenario;
}

/// The same world with its two relations in the other order.
Scenario swapped(Scenario scenario) {
  std::swap(scenario.relations[0], scenario.relations[1]);
  std::swap(scenario.cities.community[0], scenario.cities.community[1]);
  for (RelationId& relation : scenario.links.relation)
    relation = RelationId(1 - std::uint32_t(index(relation)));
  return scenario;
}

TEST_CASE("No relation is treated otherwise than its numbers say",
          "[absence]") {
  // A preference for a kind of visit or a rate of trust that goes by the row
  // of a relation would not move along when the rows are swapped.
  Scenario scenario = two_relations();
  scenario.relations[1].proximity = 0.5;
  scenario.relations[1].formal_integration = 0.4;
  const RunRecord one = run_model(*prepare(scenario), 1);
  const RunRecord other = run_model(*prepare(swapped(scenario)), 1);
  bool equal = true;
  for (std::size_t i = 0; i < one.yearly.size(); i += 2)
    for (const std::size_t relation : {0u, 1u})
      equal =
          equal && one.yearly[i + relation] == other.yearly[i + 1 - relation];
  CHECK(equal);
}

TEST_CASE("Relations with equal numbers bring equal visits and trust",
          "[absence]") {
  // Cities differ in their codes alone, so links in their luck alone: what a
  // link would do next, from an equal state, is the same.
  Laboratory laboratory(two_relations());
  laboratory.pass_to(2001);
  Numbers numbers;
  stir(laboratory.link(0), numbers);
  laboratory.link(1) = laboratory.link(0);
  for (std::size_t stand = 0; stand < laboratory.world.stands(); ++stand)
    if (laboratory.world.stand_city[stand] != 0)
      laboratory.presence(stand).attention = 0.3;
  const auto lanes = laboratory.in(2002);
  for (const std::uint32_t row : {0u, 1u}) {
    lanes.claims(row).attention[0] = lanes.claims(row).attention[1] = 1.5;
    plan_effort(lanes, row, row);
    plan_trust(lanes, row);
  }

  auto first = laboratory.block_of(0);
  effort(lanes, first);
  first.experience[0][0] = 1.2;
  update_trust(lanes, first);
  auto second = laboratory.block_of(1);
  effort(lanes, second);
  second.experience[0][0] = 1.2;
  update_trust(lanes, second);
  for (const int side : {0, 1}) {
    for (std::size_t k = 0; k < kinds; ++k)
      CHECK(first.visits[side][k][0].v == second.visits[side][k][0].v);
    CHECK(laboratory.link(0).trust[side].v == laboratory.link(1).trust[side].v);
  }
}

TEST_CASE("No hazard or payoff knows when a link was signed", "[absence]") {
  // The same run, but for the year of birth of its links.
  const auto aged = [](double years) {
    Scenario scenario = two_relations();
    Laboratory laboratory(scenario);
    laboratory.pass(2000);
    for (std::size_t row = 0; row < 8; ++row)
      laboratory.link(row).born = 2000 - years;
    for (int year = 2001; year <= 2019; ++year) laboratory.pass(year);
    std::vector<double> found;
    for (std::size_t row = 0; row < 8; ++row) {
      const auto& link = laboratory.link(row);
      for (const auto* variable :
           {&link.status, &link.joint, &link.trust[0], &link.memory[1],
            &link.belief[0], &link.activity[0][1], &link.reciprocity,
            &link.value, &link.value_total})
        found.push_back(variable->v);
    }
    return found;
  };
  CHECK(aged(0) == aged(60));
}

TEST_CASE("A link ages by what happens to it, not by its years", "[absence]") {
  // Nothing happens by chance here: no travel, no opportunity, no change of
  // staff.  A link in its 15th year put into the state of one in its 5th goes
  // the same way from there.
  Scenario scenario = star_of(2);
  scenario.links.year_signed = {2000, 2010};
  scenario.relations[0].access = Path(0.0);
  scenario.relations[0].opportunity = Path(0.0);
  scenario.parameters.trust.turnover = 0;
  scenario.parameters.trust.decay = 0.3;
  scenario.parameters.lapse.lapse_dormant = 0;
  Laboratory laboratory(scenario);
  laboratory.pass_to(2014);
  CHECK(laboratory.link(0).trust[0].v != laboratory.link(1).trust[0].v);
  const auto born = laboratory.link(0).born;
  laboratory.link(0) = laboratory.link(1);
  laboratory.link(0).born = born;
  laboratory.stand(1) = laboratory.stand(2);
  for (int year = 2015; year <= 2019; ++year) {
    laboratory.pass(year);
    const auto& old = laboratory.link(0);
    const auto& young = laboratory.link(1);
    CHECK(old.status.v == young.status.v);
    for (const int side : {0, 1}) {
      CHECK(old.trust[side].v == young.trust[side].v);
      CHECK(old.memory[side].v == young.memory[side].v);
      CHECK(old.belief[side].v == young.belief[side].v);
      for (std::size_t k = 0; k < kinds; ++k)
        CHECK(old.activity[side][k].v == young.activity[side][k].v);
    }
    CHECK(old.reciprocity.v == young.reciprocity.v);
  }
}

TEST_CASE("Others' success takes nothing from a link", "[absence]") {
  // A thousand thriving links elsewhere: the runs of these are untouched, to
  // the bit.
  const Scenario scenario = star_of(3);
  Scenario crowded = scenario;
  crowded.blocs.resize(4);
  crowded.relations.push_back(crowded.relations[0]);
  crowded.relations[1].first = BlocId{2};
  crowded.relations[1].second = BlocId{3};
  crowded.cities.community.push_back(crowded.cities.community[0]);
  for (int i = 0; i < 1000; ++i) {
    const Traits rich{.size = 500, .budget = 20};
    const CityId first = add_city(crowded, BlocId{2}, rich);
    add_link(crowded, first, add_city(crowded, BlocId{3}, rich), 2000, never,
             RelationId{1});
  }
  const auto alone = prepare(scenario);
  const auto among_others = prepare(crowded);
  for (const std::uint32_t replicate : {0u, 1u, 2u}) {
    const RunRecord before = run_model(*alone, replicate);
    const RunRecord after = run_model(*among_others, replicate);
    for (std::size_t column = 0; column < link_count; ++column)
      for (std::size_t row = 0; row < 3; ++row)
        REQUIRE(after.links[column * 1003 + row] ==
                before.links[column * 3 + row]);
  }
}

/// What only looks at runs when they end may know labels.
bool is_observer(const std::filesystem::path& file) {
  return file.string().find("/statistics") != std::string::npos;
}

/// The model's code without its comments.
std::string model_code() {
  std::string code;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           TWINNING_SOURCE "/sim/model")) {
    if (!entry.is_regular_file() || is_observer(entry.path())) continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);)
      code += line.substr(0, line.find("//")) + '\n';
  }
  return code;
}

TEST_CASE("No label of a link's phase or aim is known to the model",
          "[absence]") {
  const std::string code = model_code();
  REQUIRE(code.find("reciprocity") != std::string::npos);
  const std::regex label(
      "(^|[^A-Za-z])([Pp]hase|[Aa]im|[Cc]ommercial|[Aa]ssociative)"
      "([^a-z]|$)");
  CHECK(std::regex_search(std::string("aim_met = 1"), label));
  CHECK_FALSE(std::regex_search(code, label));
}

}  // namespace
}  // namespace twinning::tests
