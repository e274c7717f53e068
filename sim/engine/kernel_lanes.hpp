#pragma once

#include "sim/engine/kernel.hpp"
#include "sim/model/initialization.hpp"
#include "sim/model/step.hpp"

namespace twinning {

/// The model with replicates in `width` lanes, as a Kernel.  Included by one
/// source file for each instruction set, and nowhere else.
template <int width>
struct ReplicateKernel {
  static ReplicateLanes<width> lanes(const World& world, State& state) {
    alignas(64) std::uint64_t replicates[width];
    for (int lane = 0; lane < width; ++lane)
      replicates[lane] = state.replicate[lane];
    return {.world = world,
            .state = state,
            .draws = Draws<width>(world.seed, Words<width>::load(replicates)),
            .year_row = std::uint32_t(state.year - world.start),
            .year = state.year,
            .step = -1};
  }

  static void initialize(const World& world, State& state) {
    const auto now = lanes(world, state);
    draw_cities(now);
    draw_years(now);
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
