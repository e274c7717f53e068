#pragma once

#include <array>
#include <cstdint>
#include <random>

#include "sim/engine/kernel.hpp"
#include "sim/model/lanes.hpp"
#include "tests/sim/worlds.hpp"

namespace twinning::tests {

/// One run of a small world, open to be looked into and interfered with.
class Laboratory {
 public:
  using P = Pack<1>;
  using Lanes = ReplicateLanes<1>;

  explicit Laboratory(const Scenario& scenario, std::uint32_t replicate = 0)
      : world{scenario} {
    state.reset(world, 1);
    state.replicate[0] = replicate;
    state.year = world.start;
    scalar_kernel.initialize(world, state);
  }

  /// Lets a year pass, or all up to and with one.
  void pass(int year) {
    state.year = year;
    scalar_kernel.step_year(world, state);
  }
  void pass_to(int last) {
    for (int year = world.start; year <= last; ++year) pass(year);
  }

  /// What a submodel is called with in a year.
  Lanes in(int year, int step = 0) {
    state.year = year;
    return {Year{.world = world,
                 .state = state,
                 .row = std::uint32_t(year - world.start),
                 .year = year,
                 .step = step},
            Draws<1>(world.seed, Words<1>(state.replicate[0]))};
  }

  /// A stretch of one link, to which nothing happens.
  Block<Lanes> block_of(std::uint32_t row = 0) {
    row_ = row;
    Block<Lanes> block;
    block.count = 1;
    block.relation = world.relation[row];
    block.row = &row_;
    for (const int side : {0, 1}) {
      for (std::size_t k = 0; k < kinds; ++k) {
        block.luck[side][k][0] = 1.0;
        block.visits[side][k][0] = 0.0;
      }
      block.staff_luck[side][0] = 1.0;
      block.experience[side][0] = block.failures[side][0] = 0.0;
    }
    block.deal_luck[0] = 1.0;
    block.deal_size[0] = Words<1>(std::uint64_t{0});
    return block;
  }

  /// P of a link, and what makes it so.
  double prospect(int year, std::uint32_t row = 0) {
    return in(year).prospect(row, world.relation[row]).v;
  }
  void set_prospect(int year, double value, std::uint32_t row = 0) {
    world.potential[row] = value / in(year).relation(0).prospect;
  }

  Link<P>& link(std::size_t row = 0) { return state.links.row<P>(row); }
  City<P>& city(std::size_t row) { return state.cities.row<P>(row); }
  Presence<P>& presence(std::size_t stand) {
    return state.presences.row<P>(stand);
  }
  Stand<P>& stand(std::size_t row) { return state.stands.row<P>(row); }
  Status status(std::size_t row = 0) { return Status(int(link(row).status.v)); }
  double observed(Yearly what, std::size_t relation = 0) const {
    const std::size_t at = relation * yearly_count + std::size_t(what);
    return state.observed[at] + state.partial[at];
  }

  World world;
  State state;

 private:
  std::uint32_t row_ = 0;
};

/// Numbers for states that no run would meet, the same in every build.
class Numbers {
 public:
  double between(double low, double high) {
    return low + (high - low) * double(engine_() >> 11) * 0x1p-53;
  }
  bool even() { return (engine_() >> 63) == 0; }
  std::uint32_t word() { return std::uint32_t(engine_() >> 32); }

 private:
  std::mt19937_64 engine_{20261123};
};

/// A link in any state it may have: standing, with all variables at random.
inline void stir(Link<Pack<1>>& link, Numbers& numbers) {
  link.status = double(numbers.even() ? Status::active : Status::dormant);
  link.joint = numbers.even() ? 1 : 0;
  for (const int side : {0, 1}) {
    link.trust[side] = numbers.between(0, 1);
    link.memory[side] = numbers.between(link.trust[side].v, 1);
    link.belief[side] = numbers.between(0, 1);
    for (auto& activity : link.activity[side]) activity = numbers.between(0, 3);
  }
  link.reciprocity = numbers.between(0, 1);
  link.alumni = numbers.between(0, 5);
  link.value = numbers.between(0, 3);
  link.imbalance = numbers.between(-1, 1);
  link.mutuality = numbers.between(0, 1);
  link.transfer = numbers.between(0, 1);
}

/// The word of a draw that gives U just below or just above a chance.
inline std::uint64_t word_below(double chance) {
  return std::uint64_t(chance * 0x1p32 - 0.5 - 1e-3);
}
inline std::uint64_t word_above(double chance) {
  return word_below(chance) + 1;
}

}  // namespace twinning::tests
