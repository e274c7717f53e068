// A run has the same bits whatever it is made with: instruction set, company
// in the lanes, threads, compiler and optimisation.
#include <algorithm>
#include <catch2/catch.hpp>
#include <mutex>
#include <numeric>

#include "tests/sim/engine/ensembles.hpp"

namespace twinning::tests {
namespace {

/// A small ensemble and the fingerprint it had when last changed on purpose.
/// To change one is to change results: it says so in the commit, in the
/// changelog, and in `model_version`.
struct Golden {
  const char* setting;
  int end;
  std::uint32_t runs;
  std::uint64_t fingerprint;
};

constexpr std::array golden{
    Golden{"baseline", 2015, 16, 0x26d3d3b699ccf8f9},
    Golden{"formation", 1990, 8, 0x5f449f3353a5fe83},
    Golden{"mixed", 2024, 8, 0x8811640b977fe9d8},
    Golden{"every_lever", 2012, 8, 0xc8effcb728980e05},
};

std::uint64_t together(std::span<const std::uint64_t> fingerprints) {
  Bits bits;
  for (const std::uint64_t one : fingerprints) bits.add(one);
  return bits.hash();
}

TEST_CASE("Every instruction set and compiler gives the golden bits",
          "[bits]") {
  const Golden known = GENERATE(from_range(golden.begin(), golden.end()));
  const World world(known_setting(known.setting, known.end));
  for (const Kernel* kernel : kernels_here()) {
    INFO(known.setting << ", " << kernel->name);
    CHECK(together(fingerprints(world, *kernel, first(known.runs))) ==
          known.fingerprint);
  }
}

TEST_CASE("A run does not depend on its company in the lanes", "[bits]") {
  const World world(known_setting("every_lever", 1992));
  const auto alone = fingerprints(world, scalar_kernel, first(9));
  for (const Kernel* kernel : kernels_here())
    for (const std::size_t group : {1u, 3u, 8u}) {
      INFO(kernel->name << ", groups of " << group);
      CHECK(fingerprints(world, *kernel, first(9), group) == alone);
    }

  const std::vector<std::uint32_t> mixed{4, 0, 8, 4, 1, 7, 2};
  for (const Kernel* kernel : kernels_here()) {
    const auto found = fingerprints(world, *kernel, mixed);
    for (std::size_t i = 0; i < mixed.size(); ++i)
      CHECK(found[i] == alone[mixed[i]]);
  }
}

TEST_CASE("A run does not depend on the number of threads", "[bits]") {
  const auto world = prepare(known_setting("mixed", 2000));
  const auto other = prepare(known_setting("baseline", 1990));
  std::vector<RunPlan> design = replicates(world, 21);
  for (const RunPlan& plan : replicates(other, 5)) design.push_back(plan);
  for (std::size_t row = 0; row < design.size(); ++row) design[row].row = row;

  const auto made_by = [&](unsigned threads) {
    std::vector<std::uint64_t> found(design.size());
    std::mutex mutex;
    run_batch(design, threads, {}, [&](const RunPlan& plan, const auto& run) {
      const std::lock_guard lock(mutex);
      found[plan.row] = fingerprint(run);
    });
    return found;
  };
  const auto alone = made_by(1);
  CHECK(std::ranges::count(alone, 0u) == 0);
  CHECK(made_by(2) == alone);
  CHECK(made_by(8) == alone);
}

/// The same world with its cities in another order: row i is of_old[i] now.
Scenario reordered(const Scenario& old,
                   const std::vector<std::size_t>& of_old) {
  Scenario scenario = old;
  std::vector<CityId> now(of_old.size());
  for (std::size_t row = 0; row < of_old.size(); ++row)
    now[of_old[row]] = CityId(std::uint32_t(row));

  const auto reorder = [&](auto& column, const auto& before) {
    for (std::size_t row = 0; row < of_old.size(); ++row)
      column[row] = before[of_old[row]];
  };
  CityTable& to = scenario.cities;
  const CityTable& from = old.cities;
  reorder(to.code, from.code);
  reorder(to.bloc, from.bloc);
  reorder(to.latitude, from.latitude);
  reorder(to.longitude, from.longitude);
  reorder(to.size, from.size);
  reorder(to.business, from.business);
  reorder(to.education, from.education);
  reorder(to.entrepreneurialism, from.entrepreneurialism);
  reorder(to.coordination, from.coordination);
  reorder(to.budget, from.budget);
  for (std::size_t r = 0; r < to.community.size(); ++r)
    if (!to.community[r].empty()) reorder(to.community[r], from.community[r]);
  reorder(to.sector_shares, from.sector_shares);
  for (auto* side : {&scenario.links.first, &scenario.links.second})
    for (CityId& city : *side) city = now[index(city)];
  for (KnownEvent& event : scenario.events)
    event = {event.year, now[index(event.first)], now[index(event.second)]};
  return scenario;
}

std::vector<double> yearly(const Scenario& scenario) {
  const World world(scenario);
  return run_model(world, 3).yearly;
}

TEST_CASE("The order of the blocs' cities among one another has no effect",
          "[bits]") {
  // Cities of a bloc keep their order, in which sums over a bloc run.
  const Scenario scenario = known_setting("baseline");
  std::vector<std::size_t> order(scenario.cities.count());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return index(scenario.cities.bloc[a]) > index(scenario.cities.bloc[b]);
  });
  REQUIRE_FALSE(std::ranges::is_sorted(order));

  Bits before, after;
  before.add(yearly(scenario));
  after.add(yearly(reordered(scenario, order)));
  CHECK(after.hash() == before.hash());
}

TEST_CASE("The order of the cities moves nothing but last digits", "[bits]") {
  const Scenario scenario = known_setting("baseline");
  std::vector<std::size_t> order(scenario.cities.count());
  std::iota(order.rbegin(), order.rend(), 0u);
  const auto before = yearly(scenario);
  const auto after = yearly(reordered(scenario, order));
  std::size_t differences = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (std::isnan(before[i]) != std::isnan(after[i]) ||
        std::abs(after[i] - before[i]) > 1e-9 * std::abs(before[i]))
      ++differences;
  CHECK(differences == 0);
}

}  // namespace
}  // namespace twinning::tests
