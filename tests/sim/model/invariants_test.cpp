// What holds in every state of every run (ODD 2).
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "tests/sim/engine/ensembles.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// Errors:  std::runtime_error with the first requirement that does not hold
void check(Laboratory& laboratory) {
  const auto require = [](bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
  };
  const auto share = [](Pack<1> x) { return x.v >= 0 && x.v <= 1; };
  const auto stock = [](Pack<1> x) { return x.v >= 0 && std::isfinite(x.v); };
  for (std::size_t row = 0; row < laboratory.world.rows; ++row) {
    const auto& link = laboratory.link(row);
    const Status status = laboratory.status(row);
    for (const int side : {0, 1}) {
      require(share(link.trust[side]), "trust is not from 0 to 1");
      require(share(link.memory[side]), "memory is not from 0 to 1");
      require(share(link.belief[side]), "belief is not from 0 to 1");
      require(link.memory[side].v >= link.trust[side].v,
              "trust is above its memory");
      for (const auto& activity : link.activity[side])
        require(stock(activity), "activity is negative");
    }
    require(share(link.reciprocity), "reciprocity is not from 0 to 1");
    require(stock(link.alumni) && stock(link.value) && stock(link.value_total),
            "a stock is negative");
    require(link.deals.v == std::floor(link.deals.v), "deals are no integer");
    require(link.joint.v == 0 || link.joint.v == 1, "J is not 0 or 1");
    require(link.joint.v == 0 || status == Status::active ||
                status == Status::dormant,
            "a joint programme without a link");
  }
  for (std::size_t id = 0; id < laboratory.world.stands(); ++id) {
    const auto& reputation = laboratory.presence(id).reputation;
    require(share(laboratory.stand(id).capability),
            "capability is not from 0 to 1");
    require(stock(reputation) && reputation.v <= 2,
            "reputation is not from 0 to its most");
  }
}

/// Statuses change as they may: a link is signed once, and ends once.
bool may_follow(Status before, Status now) {
  if (now == before) return true;
  if (before == Status::none) return now == Status::active;
  return before != Status::ended && now != Status::none;
}

TEST_CASE("Every state of every run is a possible one", "[invariants]") {
  const auto [name, steps, runs] =
      GENERATE(table<std::string, int, std::uint32_t>(
          {{"baseline", 1, 12}, {"mixed", 4, 6}, {"every_lever", 3, 6}}));
  Scenario scenario = known_setting(name);
  scenario.calendar.steps_per_year = steps;
  for (std::uint32_t replicate = 100; replicate < 100 + runs; ++replicate) {
    Laboratory laboratory(scenario, replicate);
    std::vector<Status> before(laboratory.world.rows, Status::none);
    for (int year = scenario.calendar.start; year <= scenario.calendar.end;
         ++year) {
      laboratory.pass(year);
      INFO(name << ", replicate " << replicate << ", " << year);
      REQUIRE_NOTHROW(check(laboratory));
      bool legal = true;
      for (std::size_t row = 0; row < before.size(); ++row) {
        legal = legal && may_follow(before[row], laboratory.status(row));
        before[row] = laboratory.status(row);
      }
      REQUIRE(legal);
    }
  }
}

/// The observables that a log of events adds up to.
constexpr std::array counted{Yearly::signed_links,
                             Yearly::ended,
                             Yearly::visits_culture,
                             Yearly::visits_education,
                             Yearly::visits_delegation,
                             Yearly::visits_culture_first,
                             Yearly::visits_education_first,
                             Yearly::visits_delegation_first,
                             Yearly::value};

void count(const Event& event, std::map<Yearly, double>& sums) {
  const auto kind = [&](Yearly culture) {
    return Yearly(std::size_t(culture) + event.kind);
  };
  switch (Happening(event.what)) {
    case Happening::signing:
      sums[Yearly::signed_links] += 1;
      break;
    case Happening::end:
      sums[Yearly::ended] += 1;
      break;
    case Happening::visit:
    case Happening::failed_visit:
      sums[kind(Yearly::visits_culture)] += event.amount;
      if (event.side == 0)
        sums[kind(Yearly::visits_culture_first)] += event.amount;
      break;
    case Happening::deal:
      sums[Yearly::value] += event.amount;
      break;
    default:
      break;
  }
}

TEST_CASE("The log of a run adds up to what is observed of it",
          "[invariants]") {
  const std::string name = GENERATE("baseline", "mixed", "every_lever");
  const Scenario scenario = known_setting(name);
  const World world(scenario);
  const RunRecord run = run_model(world, 7);
  const std::size_t relations = world.relations();
  const std::size_t years = std::size_t(scenario.calendar.years());

  std::vector<std::map<Yearly, double>> sums(years * relations);
  for (const Event& event : run.events)
    count(event,
          sums[std::size_t(event.year - scenario.calendar.start) * relations +
               world.relation[std::size_t(event.link)]]);
  for (std::size_t y = 1; y < years; ++y)  // the ended are counted on
    for (std::size_t r = 0; r < relations; ++r)
      sums[y * relations + r][Yearly::ended] +=
          sums[(y - 1) * relations + r][Yearly::ended];

  for (std::size_t i = 0; i < sums.size(); ++i)
    for (const Yearly what : counted) {
      INFO(yearly_observables()[std::size_t(what)].name << ' ' << i);
      REQUIRE(run.yearly[std::size_t(what) * sums.size() + i] ==
              Approx(sums[i][what]).epsilon(1e-9).margin(1e-12));
    }
}

TEST_CASE("The log tells of a link's life in order", "[invariants]") {
  const Scenario scenario = known_setting("mixed");
  const World world(scenario);
  const RunRecord run = run_model(world, 7);
  std::vector<Status> status(world.rows, Status::none);
  std::vector<char> joint(world.rows, 0);
  int year = 0;
  bool legal = true;
  for (const Event& event : run.events) {
    legal = legal && event.year >= year;
    year = event.year;
    Status& now = status[std::size_t(event.link)];
    const auto become = [&](Status from, Status to) {
      legal = legal && now == from;
      now = to;
    };
    switch (Happening(event.what)) {
      case Happening::signing:
        become(Status::none, Status::active);
        break;
      case Happening::dormancy:
        become(Status::active, Status::dormant);
        break;
      case Happening::revival:
        become(Status::dormant, Status::active);
        break;
      case Happening::end:
        legal = legal && now != Status::none && now != Status::ended;
        now = Status::ended;
        break;
      case Happening::joint_programme:
        legal = legal && joint[std::size_t(event.link)]++ == 0;
        [[fallthrough]];
      default:
        legal = legal && now != Status::none && now != Status::ended;
    }
  }
  CHECK(legal);
  for (std::size_t row = 0; row < world.rows; ++row)
    REQUIRE(run.links[row] == double(status[row]));
}

TEST_CASE("Cities' visits and deals are those of their links", "[invariants]") {
  const Scenario scenario = known_setting("baseline");
  const World world(scenario);
  const RunRecord run = run_model(world, 7);
  const std::size_t years = std::size_t(scenario.calendar.years());
  const std::size_t cities = world.cities();
  // Each visit and deal is one of the first's and of the second's city.
  for (std::size_t y = 0; y < years; ++y)
    for (std::size_t r = 0; r < 2; ++r) {
      std::array<double, 3> sum{};
      for (std::size_t what = 0; what < 3; ++what)
        for (std::size_t city = 0; city < cities; ++city) {
          const double of =
              run.cities[((what * years + y) * cities + city) * 2 + r];
          sum[what] += std::isnan(of) ? 0 : of;
        }
      const auto yearly = [&](Yearly what) {
        return run.yearly[(std::size_t(what) * years + y) * 2 + r];
      };
      const double visits = yearly(Yearly::visits_culture) +
                            yearly(Yearly::visits_education) +
                            yearly(Yearly::visits_delegation);
      const auto twice = [](double x) {
        return Approx(2 * x).epsilon(1e-12).margin(1e-12);
      };
      REQUIRE(sum[0] == twice(yearly(Yearly::deals)));
      REQUIRE(sum[1] == twice(yearly(Yearly::value)));
      REQUIRE(sum[2] == twice(visits));
    }
}

}  // namespace
}  // namespace twinning::tests
