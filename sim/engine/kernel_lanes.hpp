#pragma once

#include "sim/engine/kernel.hpp"
#include "sim/model/initialization.hpp"
#include "sim/model/step.hpp"

namespace twinning {

/// The model with replicates in `width` lanes, as a Kernel.  Included by one
/// source file for each instruction set, and nowhere else.
template <int width>
struct ReplicateKernel {
  static Year year_of(const World& world, State& state) {
    return {.world = world,
            .state = state,
            .row = std::uint32_t(state.year - world.start),
            .year = state.year,
            .step = -1};
  }

  static ReplicateLanes<width> lanes(const World& world, State& state) {
    alignas(64) std::uint64_t replicates[width];
    for (int lane = 0; lane < width; ++lane)
      replicates[lane] = state.replicate[lane];
    return {year_of(world, state),
            Draws<width>(world.seed, Words<width>::load(replicates))};
  }

  static void initialize(const World& world, State& state) {
    const auto now = lanes(world, state);
    draw_cities(now);
    for (const World::Chunk& chunk : world.chunks)
      draw_years(now, chunk.from, chunk.count, chunk.relation);
  }

  static void step_year(const World& world, State& state) {
    auto now = lanes(world, state);
    twinning::step_year(now);
  }

  static constexpr Kernel kernel(std::string_view name) {
    return {name, width, initialize, step_year};
  }
};

}  // namespace twinning
