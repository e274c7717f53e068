// What is known of links, or made by a lever, happens in its year (ODD 5, 7.2
// to 7.5).
#include <catch2/catch.hpp>

#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// A world where nothing ends or is founded by chance.
Scenario steady(Scenario scenario) {
  scenario.parameters.lapse = {};
  scenario.parameters.lapse.lapse_dormant = 0;
  scenario.parameters.lapse.lapse_political = 0;
  scenario.parameters.institution.joint_rate = 0;
  return scenario;
}

/// The status of a link at the end of each year to 2009, as letters.
std::string history(const Scenario& scenario, std::size_t row = 0) {
  Laboratory laboratory(scenario);
  std::string letters;
  for (int year = 2000; year <= 2009; ++year) {
    laboratory.pass(year);
    const Status status = laboratory.status(row);
    letters += status == Status::none    ? '.'
               : status == Status::ended ? 'x'
                                         : 'S';
  }
  return letters;
}

Scenario link_of(int year_signed, int year_ended = never) {
  Scenario scenario = steady(two_strangers());
  add_link(scenario, CityId{0}, CityId{1}, year_signed, year_ended);
  return scenario;
}

TEST_CASE("An observed link stands from its year on", "[events]") {
  CHECK(history(link_of(2004)) == "....SSSSSS");
}

TEST_CASE("A link signed before the start is signed at the start", "[events]") {
  CHECK(history(link_of(1950)) == "SSSSSSSSSS");
  Laboratory laboratory(link_of(1950));
  laboratory.pass(2000);
  CHECK(laboratory.link().born.v == 2000);
  CHECK(laboratory.observed(Yearly::signed_links) == 1);
}

TEST_CASE("An observed link ends in its year, and stays ended", "[events]") {
  CHECK(history(link_of(2002, 2006)) == "..SSSSxxxx");
}

TEST_CASE("A link that ends not after its first year is never signed",
          "[events]") {
  CHECK(history(link_of(2004, 2004)) == "..........");
  CHECK(history(link_of(1950, 1990)) == "..........");
  CHECK(history(link_of(1950, 2000)) == "..........");
  CHECK(history(link_of(1950, 2001)) == "Sxxxxxxxxx");
}

TEST_CASE("Levers sign and end links in their years", "[events]") {
  Scenario scenario = steady(two_strangers());
  scenario.levers = {happening(Quantity::sign_link, 2003, CityId{0}, CityId{1}),
                     happening(Quantity::end_link, 2006, CityId{1}, CityId{0})};
  CHECK(history(scenario) == "...SSSxxxx");
}

TEST_CASE("A lever signs an observed link before its time", "[events]") {
  Scenario scenario = link_of(2008);
  scenario.levers = {
      happening(Quantity::sign_link, 2003, CityId{0}, CityId{1})};
  CHECK(history(scenario) == "...SSSSSSS");
}

TEST_CASE("What has ended is never signed again", "[events]") {
  Scenario scenario = link_of(2000, 2004);
  scenario.levers = {
      happening(Quantity::sign_link, 2006, CityId{0}, CityId{1})};
  scenario.relations[0].formation_rate = 1e6;
  scenario.relations[0].formation_from = 2000;
  CHECK(history(scenario) == "SSSSxxxxxx");
}

TEST_CASE("A pair that is to end by the year it would sign in never signs",
          "[events][formation]") {
  for (const int end : {2001, 2003, 2004}) {
    Scenario scenario = steady(two_strangers());
    scenario.levers = {
        happening(Quantity::end_link, end, CityId{0}, CityId{1}),
        happening(Quantity::sign_link, 2003, CityId{0}, CityId{1})};
    const std::string due = end == 2004 ? "...Sxxxxxx" : "..........";
    CHECK(history(scenario) == due);
    scenario.levers.pop_back();
    scenario.relations[0].formation_rate = 1e6;
    scenario.relations[0].formation_from = 2003;
    CHECK(history(scenario) == due);
  }
}

TEST_CASE("It is one link, whichever of its cities a lever names first",
          "[events]") {
  Scenario scenario = steady(two_strangers());
  const auto signed_as = [&](CityId a, CityId b) {
    scenario.levers = {happening(Quantity::sign_link, 2003, a, b)};
    const World world(scenario);
    return std::pair(world.city[0][0], world.city[1][0]);
  };
  CHECK(signed_as(CityId{0}, CityId{1}) == std::pair(0u, 1u));
  CHECK(signed_as(CityId{1}, CityId{0}) == std::pair(0u, 1u));
  std::swap(scenario.relations[0].first, scenario.relations[0].second);
  CHECK(signed_as(CityId{0}, CityId{1}) == std::pair(1u, 0u));
}

TEST_CASE("Candidates sign once, from the first year of formation on",
          "[events][formation]") {
  Scenario scenario = steady(two_strangers());
  scenario.relations[0].formation_rate = 1e6;
  scenario.relations[0].formation_from = 2003;
  CHECK(history(scenario) == "...SSSSSSS");
}

TEST_CASE("Nothing forms while the climate is at its worst",
          "[events][formation]") {
  Scenario scenario = steady(two_strangers());
  scenario.relations[0].formation_rate = 1e6;
  scenario.relations[0].formation_from = 2000;
  scenario.relations[0].climate = Path({{0, -1.0}, {2004, -0.99}});
  CHECK(history(scenario) == "....SSSSSS");
}

TEST_CASE("A pair of the links' file is no candidate", "[events][formation]") {
  Scenario scenario = link_of(2009);
  scenario.relations[0].formation_rate = 1e6;
  scenario.relations[0].formation_from = 2000;
  CHECK(history(scenario) == ".........S");
}

TEST_CASE("Degrees are those before the year's decisions",
          "[events][formation]") {
  // One city, forty partners: with room for a fifth of a link all sign in the
  // first year, when none has a link yet, or hardly any would.
  Scenario scenario = steady(star_of(40));
  scenario.links = {};
  scenario.relations[0].formation_rate = 1e6;
  scenario.relations[0].formation_from = 2000;
  scenario.parameters.formation.room = 0.5;
  Laboratory laboratory(scenario);
  laboratory.pass(2000);
  CHECK(laboratory.observed(Yearly::signed_links) == 40);
  laboratory.pass(2001);
  CHECK(laboratory.stand(0).degree.v == 40);
  CHECK(laboratory.stand(1).degree.v == 1);
}

/// The first year in which a link has a joint programme, 0 if none to 2009.
int joint_year(const Scenario& scenario) {
  Laboratory laboratory(scenario);
  for (int year = 2000; year <= 2009; ++year) {
    laboratory.pass(year);
    if (laboratory.link().joint.v == 1) return year;
  }
  return 0;
}

TEST_CASE("A known joint programme comes in its year, open or not",
          "[events][institution]") {
  Scenario scenario = link_of(2002);
  scenario.events = {{.year = 2005, .first = CityId{1}, .second = CityId{0}}};
  CHECK(joint_year(scenario) == 2005);
}

TEST_CASE("A joint programme waits for the year after signing",
          "[events][institution]") {
  Scenario scenario = link_of(2002);
  scenario.events = {{.year = 1995, .first = CityId{0}, .second = CityId{1}}};
  CHECK(joint_year(scenario) == 2003);
  scenario.events[0].year = 2002;
  CHECK(joint_year(scenario) == 2003);

  Scenario made = steady(two_strangers());
  made.levers = {
      happening(Quantity::sign_link, 2004, CityId{0}, CityId{1}),
      happening(Quantity::joint_programme, 2001, CityId{0}, CityId{1})};
  CHECK(joint_year(made) == 2005);
}

TEST_CASE("A joint programme stays until its link ends",
          "[events][institution]") {
  Scenario scenario = link_of(2000, 2006);
  scenario.events = {{.year = 2002, .first = CityId{0}, .second = CityId{1}}};
  Laboratory laboratory(scenario);
  laboratory.pass_to(2005);
  CHECK(laboratory.link().joint.v == 1);
  CHECK(laboratory.observed(Yearly::joint) == 1);
  laboratory.pass(2006);
  CHECK(laboratory.link().joint.v == 0);
  CHECK(laboratory.observed(Yearly::joint) == 0);
}

TEST_CASE("In its first year a link is visited, but decides nothing",
          "[events]") {
  Scenario scenario = link_of(2003);
  scenario.parameters.lapse.dormancy = 5;
  scenario.parameters.belief.rate = 1;
  Laboratory laboratory(scenario);
  laboratory.pass_to(2003);
  const double prospect = laboratory.prospect(2003);
  CHECK(laboratory.status() == Status::active);
  CHECK(laboratory.link().belief[0].v == prospect / (prospect + 0.5));
  CHECK(laboratory.observed(Yearly::visits_culture) +
            laboratory.observed(Yearly::visits_education) +
            laboratory.observed(Yearly::visits_delegation) >
        0);
  laboratory.pass(2004);
  CHECK(laboratory.status() == Status::dormant);
}

TEST_CASE("A link starts as strangers do", "[events]") {
  // What is seen here is the state before the first step: a year without one
  // visit, deal or change of staff leaves the averages fading from 0.3.
  Scenario scenario = link_of(2003);
  scenario.cities.community[0] = {0.2, 0.6};
  scenario.relations[0].access = Path(0.0);
  scenario.relations[0].opportunity = Path(0.0);
  scenario.parameters.trust = {};
  scenario.parameters.trust.decay = scenario.parameters.trust.turnover = 0;
  scenario.parameters.trust.memory_decay = 0;
  Laboratory laboratory(scenario);
  laboratory.pass_to(2003);
  const auto& link = laboratory.link();
  const double trust = 0.10 + 0.05 * (0.2 + 0.6);
  double activity = 0.3;
  for (int step = 0; step < 4; ++step) activity *= 1 - 0.4 * 0.25;
  for (const int side : {0, 1}) {
    CHECK(link.trust[side].v == Approx(trust).epsilon(1e-15));
    CHECK(link.memory[side].v == Approx(trust).epsilon(1e-15));
    CHECK(link.belief[side].v == 0);
    for (const auto& y : link.activity[side])
      CHECK(y.v == Approx(activity).epsilon(1e-14));
  }
  CHECK(link.alumni.v == 0);
  CHECK(link.value.v == 0);
}

}  // namespace
}  // namespace twinning::tests
