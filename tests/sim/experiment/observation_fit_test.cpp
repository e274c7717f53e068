#include "sim/experiment/observation_fit.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "scenarios/reader/read_observed.hpp"
#include "sim/model/observation.hpp"

using namespace twinning;

namespace {

/// Two cities on each side, one relation, runs of three years.
Simulated three_years(std::vector<double> active) {
  Simulated out;
  out.scenario.calendar = {2000, 2002, 4};
  out.scenario.blocs.resize(2);
  Relation relation;
  relation.name = "A-B";
  relation.second = BlocId{1};
  out.scenario.relations.push_back(relation);
  out.years = {2000, 2001, 2002};
  out.runs = active.size() / 3;
  out.yearly["dormant"] = std::vector<double>(active.size(), 1.0);
  out.yearly["active"] = std::move(active);
  return out;
}

ObservedQuantity row(Counted what, int from, int to, double value,
                     Bound bound = Bound::exact) {
  return {what, "A-B", from, to, value, bound, "", {}};
}

QuantityFit fit_of(const ObservedQuantity& one, const Simulated& simulated) {
  Observed observed;
  observed.quantities.push_back(one);
  return fit_quantities(observed, simulated).front();
}

}  // namespace

TEST_CASE("A stock of several years is compared by its mean", "[observe]") {
  const auto runs = three_years({1, 2, 6, 3, 4, 8});
  const QuantityFit fit = fit_of(row(Counted::standing, 2001, 2002, 6), runs);
  CHECK(fit.mean == (5 + 7) / 2.0);
  CHECK(fit.rank.below == 1);
  CHECK(fit.given == GivenAs::predicted);
}

TEST_CASE("A lower bound is contradicted from above alone, and not scored",
          "[observe]") {
  std::vector<double> active;
  for (int run = 0; run < 40; ++run)
    active.insert(active.end(), {0.0, 0.0, double(run)});
  const auto runs = three_years(active);
  const auto with = [&](double value, Bound bound) {
    return fit_of(row(Counted::active, 2002, 2002, value, bound), runs);
  };
  CHECK(*with(-5, Bound::at_least).inside);
  CHECK_FALSE(*with(50, Bound::at_least).inside);
  CHECK(*with(50, Bound::at_most).inside);
  CHECK_FALSE(*with(50, Bound::exact).inside);
  CHECK(std::isnan(with(5, Bound::at_least).rank.position));
  CHECK(std::isnan(with(5, Bound::at_least).score));
  CHECK_FALSE(std::isnan(with(5, Bound::exact).score));
}

TEST_CASE("What the runs do not have is not compared, and the row says why",
          "[observe]") {
  const auto runs = three_years({1, 2, 3});
  CHECK(fit_of(row(Counted::active, 2010, 2010, 1), runs).not_compared ==
        "not simulated: the runs end in 2002; make the result with --set "
        "time.end=2010");
  CHECK_FALSE(
      fit_of(row(Counted::joint, 2001, 2001, 1), runs).not_compared.empty());
  CHECK(std::isnan(fit_of(row(Counted::joint, 2001, 2001, 1), runs).mean));
  CHECK_FALSE(fit_of(row(Counted::places_first, 2001, 2001, 1), runs)
                  .not_compared.empty());
}

TEST_CASE("Dormant years are compared where all of them are recorded",
          "[observe]") {
  Simulated simulated = three_years({1, 1, 1});
  simulated.codes = {{1, 2}};
  simulated.relation = {0};
  const auto share_in = [&](int from, int to,
                            const std::vector<int>& recorded) {
    simulated.link_years = recorded;
    simulated.status.assign(recorded.size(), double(Status::dormant));
    simulated.status[0] = double(Status::active);
    Observed observed;
    observed.spells.push_back({{1, 2, "", ""}, from, to, {}});
    return fit_spells(observed, simulated).front();
  };
  CHECK(share_in(2000, 2002, {2000, 2001, 2002}).mean == Approx(2 / 3.0));
  CHECK(share_in(2001, 2002, {2000, 2001, 2002}).mean == 1);
  CHECK(share_in(2002, 2002, {2002}).mean == 0);
  CHECK_THAT(share_in(2000, 2002, {2002}).not_compared,
             Catch::Contains("record.links=yearly"));
  CHECK_THAT(share_in(2001, 2003, {2000, 2001, 2002}).not_compared,
             Catch::Contains("time.end=2003"));
  CHECK_THAT(share_in(1999, 2002, {2000, 2001, 2002}).not_compared,
             Catch::Contains("the runs begin in 2000"));
}

TEST_CASE("Signings that the scenario gives are input and no prediction",
          "[observe]") {
  auto runs = three_years({1, 2, 3});
  runs.yearly["signed"] = {1, 0, 0};
  const auto given = [&](Counted what) {
    return fit_of(row(what, 2000, 2002, 1), runs).given;
  };
  CHECK(given(Counted::signed_links) == GivenAs::predicted);

  LinkTable& links = runs.scenario.links;
  links.first.push_back(CityId{0});
  links.second.push_back(CityId{1});
  links.relation.push_back(RelationId{0});
  links.year_signed.push_back(2000);
  links.year_ended.push_back(never);
  CHECK(given(Counted::signed_links) == GivenAs::input);
  CHECK(given(Counted::standing) == GivenAs::partly);
  CHECK(given(Counted::dormant) == GivenAs::predicted);

  links.year_signed.back() = unknown_year;
  CHECK(given(Counted::signed_links) == GivenAs::partly);
}

TEST_CASE("In the rated sample variety goes with outcome, and age hardly",
          "[observe]") {
  const Observed observed = read_observed(
      std::filesystem::path{TWINNING_SOURCE} / "scenarios/data/observed");
  const auto found = associations_observed(observed, {.resamples = 500});
  REQUIRE(found.size() == 3);
  CHECK(found[0].correlation.count == 20);
  CHECK(found[0].correlation.mean == Approx(0.61).margin(0.005));
  CHECK(found[0].correlation.low > 0);
  CHECK(found[2].correlation.mean == Approx(0.10).margin(0.005));
  CHECK(found[2].correlation.low < 0);
  CHECK(found[2].correlation.high > 0);
}
