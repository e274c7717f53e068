#include "tools/runs/reproduction.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "scenarios/reader/read_scenario.hpp"
#include "tests/tools/program.hpp"

using namespace twinning;

namespace {

/// The small world's result, and its run 3 as it is made again.
struct KeptAndMade {
  KeptAndMade() {
    REQUIRE(place.shell("PROG run -q small.toml").status == 0);
    world = prepare(read_scenario(place.folder() / "small.toml"));
    made = run_model(*world, 3);
  }

  [[nodiscard]] std::uint64_t departures(std::optional<Departure>& first) {
    Reproduction found(Results(place.folder() / "small.h5"));
    found.compare({3, "", 1, &made});
    first = found.first();
    return found.departures();
  }

  Workplace place;
  std::shared_ptr<const World> world;
  RunRecord made;
};

}  // namespace

TEST_CASE("A run made again departs from the kept one nowhere", "[tools]") {
  KeptAndMade run;
  std::optional<Departure> first;
  CHECK(run.departures(first) == 0);
  CHECK_FALSE(first);
}

TEST_CASE("A departure in the last bit is found and named", "[tools]") {
  KeptAndMade run;
  const std::size_t trust_2015 = std::size_t(Yearly::mean_trust) * 35 + 34;
  double& value = run.made.yearly.at(trust_2015);
  value = std::nextafter(value, 2.0);

  std::optional<Departure> first;
  CHECK(run.departures(first) == 1);
  REQUIRE(first);
  CHECK(first->run == 3);
  CHECK(first->table == "yearly");
  CHECK(first->quantity == "mean_trust");
  CHECK(first->entry == 34);
}

TEST_CASE("The state of a link, and an event too many, are departures",
          "[tools]") {
  KeptAndMade run;
  run.made.links.at(4 * 6 + 5) += 1e-12;  // trust_first of the last link
  run.made.events.push_back({2000, 0, 0, 0, 0, 0, 1});

  std::optional<Departure> first;
  CHECK(run.departures(first) == 2);
  REQUIRE(first);
  CHECK(first->quantity == "trust_first");
  CHECK(first->entry == 5);
}
