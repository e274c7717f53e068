// Statistics of runs whose ends are made by hand, and what they must be.
#include "sim/model/statistics/compute.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/run.hpp"
#include "sim/model/economies.hpp"
#include "tests/sim/laboratory.hpp"

namespace twinning::tests {
namespace {

/// A run of 1980 to 2019 of which only the last year is made, in which all
/// links are signed; its end is then made as a test wants it.
class End : public Laboratory {
 public:
  explicit End(const Scenario& scenario) : Laboratory{scenario} {
    pass(2019);
    record_.yearly.assign(yearly_count * years, 0);
  }

  static constexpr std::size_t years = 40;

  double& yearly(Yearly what, int year) {
    return record_.yearly[std::size_t(what) * years + std::size_t(year - 1980)];
  }

  /// A link of an age in which nothing is done.
  Link<P>& aged(std::uint32_t row, double age, double value, double prospect) {
    Link<P>& it = link(row);
    it.born = 2019 - age;
    it.value = value;
    it.joint = 0.0;
    for (auto& side : it.activity)
      for (P& activity : side) activity = 0.0;
    set_prospect(2019, prospect, row);
    return it;
  }

  double statistic(Statistic what) {
    record_.statistics.assign(statistic_count, -7);
    StatisticsOfRuns statistics;
    statistics.reserve(world, 1);
    statistics.compute(
        {.world = world, .state = state, .links_in_lanes = false},
        std::span(&record_, 1));
    return record_.statistics[std::size_t(what)];
  }

 private:
  RunRecord record_;
};

/// Cities at home, each with a link of its own to a city away.
Scenario pairs_of(const std::vector<Traits>& home) {
  Scenario scenario = two_blocs();
  scenario.calendar.start = 1980;
  for (const Traits& traits : home) {
    const CityId first = add_city(scenario, BlocId{0}, traits);
    add_link(scenario, first,
             add_city(scenario, BlocId{1}, {.longitude = megameter}), 2019);
  }
  return scenario;
}

Scenario pairs(std::size_t count) {
  return pairs_of(std::vector<Traits>(count));
}

// Three orders of five, their rank correlations by 1 − Σd²/20, and that of x
// and y where z is held: (0.8 − 0.8·0.3)/√((1 − 0.8²)(1 − 0.3²)).
constexpr std::array x{1, 2, 3, 4, 5};
constexpr std::array y{2, 1, 4, 3, 5};
constexpr std::array z{1, 3, 2, 5, 4};
constexpr double x_and_y = 0.8;
const double x_and_y_but_for_z = 0.56 / std::sqrt(0.36 * 0.91);

TEST_CASE("Yearly numbers are averaged over the last ten years",
          "[statistics]") {
  End end(pairs(3));
  for (int year = 1980; year < 2020; ++year) {
    const bool late = year >= 2010;
    end.yearly(Yearly::deals, year) = late ? year - 2009 : 1000;
    end.yearly(Yearly::visits_culture, year) = late ? 1 : 1000;
    end.yearly(Yearly::visits_education, year) = late ? (year - 2010) % 2 : 0;
    end.yearly(Yearly::visits_delegation, year) = late ? 2.5 : 500;
  }
  CHECK(end.statistic(Statistic::deals_a_year) == 5.5);
  CHECK(end.statistic(Statistic::visits_a_year) == 4);
  CHECK(end.statistic(Statistic::share_of_culture) == 0.25);
  CHECK(end.statistic(Statistic::share_of_education) == 0.125);
  CHECK(end.statistic(Statistic::share_of_delegation) == 0.625);
}

TEST_CASE("What stands is that of the last year", "[statistics]") {
  End end(pairs(3));
  end.yearly(Yearly::active, 2018) = 9;
  end.yearly(Yearly::active, 2019) = 6;
  end.yearly(Yearly::dormant, 2019) = 2;
  end.yearly(Yearly::joint, 2019) = 3;
  end.yearly(Yearly::mean_trust, 2019) = 0.4;
  end.yearly(Yearly::mean_reciprocity, 2019) = 0.3;
  CHECK(end.statistic(Statistic::standing_links) == 8);
  CHECK(end.statistic(Statistic::dormant_share) == 0.25);
  CHECK(end.statistic(Statistic::joint_programmes) == 3);
  CHECK(end.statistic(Statistic::trust_at_end) == 0.4);
  CHECK(end.statistic(Statistic::reciprocity_at_end) == 0.3);
}

TEST_CASE("Local groups go with value", "[statistics]") {
  std::vector<Traits> home(5);
  for (std::size_t i = 0; i < 5; ++i) {
    // ½·0.5 + √(0.5·u) + ½(0.5 + b): u alone would give another order.
    home[i].business = 0.1 + 0.15 * x[i];
    home[i].education = 0.52 - 0.02 * x[i];
  }
  SECTION("with nothing else that varies") {
    End end(pairs_of(home));
    for (std::uint32_t i = 0; i < 5; ++i) end.aged(i, 5, y[i], 1);
    CHECK(end.statistic(Statistic::groups_and_value) == Approx(x_and_y));
    end.link(4).status = double(Status::ended);
    // Of the four left Σd² = 4: 1 − 24/60; but four do not do with two held.
    CHECK(std::isnan(end.statistic(Statistic::groups_and_value)));
  }
  SECTION("sizes held") {
    for (std::size_t i = 0; i < 5; ++i) home[i].size = 10 * z[i];
    End end(pairs_of(home));
    for (std::uint32_t i = 0; i < 5; ++i) end.aged(i, 5, y[i], 1);
    CHECK(end.statistic(Statistic::groups_and_value) ==
          Approx(x_and_y_but_for_z));
  }
  SECTION("year signed held") {
    End end(pairs_of(home));
    for (std::uint32_t i = 0; i < 5; ++i) end.aged(i, 20 - z[i], y[i], 1);
    CHECK(end.statistic(Statistic::groups_and_value) ==
          Approx(x_and_y_but_for_z));
  }
}

TEST_CASE("Compatible economies go with value", "[statistics]") {
  Scenario scenario = pairs(5);
  for (std::size_t i = 0; i < 5; ++i) {
    // The cities away have all sectors alike: the more even, the better.
    SectorMix& shares = scenario.cities.sector_shares[2 * i];
    shares.fill(double(x[i]));
    shares[i] = 20;
  }
  const auto economy = economies(scenario.cities, 2);
  std::vector<double> fit;
  for (std::size_t i = 0; i < 5; ++i)
    fit.push_back(compatibility(economy[2 * i], economy[2 * i + 1]));
  REQUIRE(std::ranges::is_sorted(fit));
  REQUIRE(fit[0] < fit[4] - 0.05);

  End end(scenario);
  for (std::uint32_t i = 0; i < 5; ++i) end.aged(i, 20 - z[i], y[i], 1);
  CHECK(end.statistic(Statistic::compatibility_and_value) ==
        Approx(x_and_y_but_for_z));
}

TEST_CASE("Links are told apart by age and variety", "[statistics]") {
  End end(pairs(11));
  const auto do_both = [&](std::uint32_t row, std::size_t kinds_done,
                           double visits) {
    for (auto& side : end.link(row).activity)
      for (std::size_t kind = 0; kind < kinds_done; ++kind) side[kind] = visits;
  };
  end.aged(0, 21, 1, 2), do_both(0, 3, 0.16);
  end.aged(1, 21, 0.1, 2), do_both(1, 3, 0.15);
  end.aged(2, 39, 3, 2).joint = 1, do_both(2, 2, 0.2);
  end.aged(3, 20, 50, 1), do_both(3, 3, 1);
  end.aged(4, 11, 50, 1);
  end.aged(5, 10, 0.5, 2).joint = 1;
  end.aged(6, 0, 0, 1).joint = 1, do_both(6, 3, 1);
  end.aged(7, 30, 0.3, 1).status = double(Status::dormant);
  end.aged(8, 30, 50, 1).status = double(Status::ended);
  end.aged(9, 5, 0, 0);
  end.aged(10, 5, 50, 1).status = double(Status::none);

  CHECK(end.statistic(Statistic::aim_met_old) == 0.75);
  CHECK(end.statistic(Statistic::aim_met_young) == Approx(2.0 / 3));
  CHECK(end.statistic(Statistic::old_and_varied) == Approx(1));
  CHECK(end.statistic(Statistic::old_and_narrow) == Approx(0.175));
  CHECK(end.statistic(Statistic::young_and_varied) == 0);
  CHECK(end.statistic(Statistic::young_and_narrow) == Approx(0.25));
  CHECK(end.statistic(Statistic::value_at_end) == Approx(104.9));
}

TEST_CASE("The value of an authority is that of its standing links",
          "[statistics]") {
  Scenario scenario = pairs(16);
  // The first city has a second link, to the partner of the second.
  add_link(scenario, CityId{0}, CityId{3}, 2019);
  add_city(scenario, BlocId{0});
  End end(scenario);
  for (std::uint32_t i = 0; i < 15; ++i) end.aged(i, 5, 0.1 * i, 1);
  end.aged(15, 5, 99, 1).status = double(Status::ended);
  end.aged(16, 5, 1.3, 1);
  // 0 + 1.3, 0.1 … 1.4: 10.5 + 1.3 in all; above 1 are 1.1 to 1.4 and 1.3.
  CHECK(end.statistic(Statistic::authorities_above_one) == Approx(5.0 / 15));
  // A tenth of 15 is two: 1.4 and 1.3.
  CHECK(end.statistic(Statistic::value_of_top_tenth) == Approx(2.7 / 11.8));
}

TEST_CASE("Four authorities have no top tenth, and none no value",
          "[statistics]") {
  End end(pairs(4));
  for (std::uint32_t i = 0; i < 4; ++i) end.aged(i, 5, 1, 1);
  CHECK(std::isnan(end.statistic(Statistic::value_of_top_tenth)));
  CHECK(end.statistic(Statistic::authorities_above_one) == 0);
  for (std::uint32_t i = 0; i < 4; ++i)
    end.link(i).status = double(Status::ended);
  CHECK(std::isnan(end.statistic(Statistic::authorities_above_one)));
  CHECK(end.statistic(Statistic::value_at_end) == 0);
}

TEST_CASE("Enterprise goes with the reputation of authorities",
          "[statistics]") {
  std::vector<Traits> home(6);
  for (std::size_t i = 0; i < 5; ++i) {
    home[i].entrepreneurialism = 0.5 + 0.1 * x[i];
    home[i].size = 10 * z[i];
  }
  home[5].entrepreneurialism = 1.5;
  End end(pairs_of(home));
  // Stands follow the cities, which alternate between home and away.
  for (std::size_t i = 0; i < 5; ++i) {
    end.presence(2 * i).reputation = 0.1 * y[i];
    end.presence(2 * i + 1).reputation = 0.6 - 0.1 * y[i];
  }
  end.link(5).status = double(Status::ended);
  CHECK(end.statistic(Statistic::enterprise_and_reputation) ==
        Approx(x_and_y_but_for_z));
}

TEST_CASE("Signings follow climate, where pairs sign of themselves",
          "[statistics]") {
  Scenario scenario = pairs(2);
  Relation& relation = scenario.relations[0];
  relation.climate = Path({{1980, 0.9},
                           {2015, 0.1},
                           {2016, 0.2},
                           {2017, 0.3},
                           {2018, 0.4},
                           {2019, 0.5}});
  const auto followed = [](const Scenario& given) {
    End end(given);
    end.yearly(Yearly::signed_links, 2000) = 70;
    for (std::size_t i = 0; i < 5; ++i)
      end.yearly(Yearly::signed_links, 2015 + int(i)) = y[i];
    return end.statistic(Statistic::climate_and_signings);
  };
  CHECK(std::isnan(followed(scenario)));
  relation.formation_rate = 1e-9;
  relation.formation_from = 2015;
  CHECK(followed(scenario) == Approx(x_and_y));
  Lever same = lever(Quantity::climate, Operation::set, 0.3);
  same.to = 2030;
  scenario.levers.push_back(same);
  CHECK(std::isnan(followed(scenario)));
}

TEST_CASE("Where nothing is twinned nothing is defined", "[statistics]") {
  Scenario scenario = two_strangers();
  scenario.calendar.end = 2002;
  Runner runner(scalar_kernel);
  const World world(scenario);
  const RunRecord& run = runner.run(world, std::array{0u})[0];
  REQUIRE(run.statistics.size() == statistic_count);
  std::size_t defined = 0;
  for (const double value : run.statistics)
    if (!std::isnan(value)) {
      CHECK(value == 0);
      ++defined;
    }
  // Deals, visits, links, joint programmes and value.
  CHECK(defined == 5);
}

TEST_CASE("A run that fails has no statistics", "[statistics]") {
  Scenario scenario = two_cities();
  scenario.cities.size[0] = 1e300;
  scenario.cities.size[1] = 1e300;
  scenario.parameters.economy.size_exponent = 1.5;
  Runner runner(scalar_kernel);
  const World world(scenario);
  const RunRecord& run = runner.run(world, std::array{0u})[0];
  REQUIRE_FALSE(run.failure.empty());
  for (const double value : run.statistics) CHECK(std::isnan(value));
}

TEST_CASE("Every statistic is described once", "[statistics]") {
  const auto rows = run_statistics();
  CHECK(rows.size() == statistic_count);
  CHECK(std::size_t(Statistic::enterprise_and_reputation) + 1 ==
        statistic_count);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK_FALSE(rows[i].meaning.empty());
    for (std::size_t j = 0; j < i; ++j) CHECK(rows[i].name != rows[j].name);
    // A name alone says whether a year belongs to it.
    for (const Observable& yearly : yearly_observables())
      CHECK(rows[i].name != yearly.name);
  }
}

}  // namespace
}  // namespace twinning::tests
