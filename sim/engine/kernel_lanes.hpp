#pragma once

#include "sim/engine/kernel.hpp"
#include "sim/model/initialization.hpp"
#include "sim/model/step.hpp"

namespace twinning {

/// The model in `width` lanes, as a Kernel.  Included by one source file for
/// each instruction set, and nowhere else.
template <int width>
struct LaneKernel {
  static Year year_of(const World& world, State& state, int step) {
    return {.world = world,
            .state = state,
            .row = std::uint32_t(state.year - world.start),
            .year = state.year,
            .step = step};
  }
  static std::uint32_t time(const Year& year) {
    return std::uint32_t((year.year - 1900) * year.world.steps_per_year +
                         year.step);
  }

  // Replicates of one world.

  static ReplicateLanes<width> replicates(const World& world, State& state) {
    alignas(64) std::uint64_t replicate[width];
    for (int lane = 0; lane < width; ++lane)
      replicate[lane] = state.replicate[lane];
    return {year_of(world, state, -1),
            Draws<width>(world.seed, Words<width>::load(replicate))};
  }
  static void initialize(const World& world, State& state) {
    const auto lanes = replicates(world, state);
    draw_cities(lanes, 0, std::uint32_t(world.cities()));
    for (const World::Chunk& chunk : world.chunks)
      draw_years(lanes, chunk.from, chunk.count, chunk.relation);
  }
  static void step_year(const World& world, State& state) {
    auto lanes = replicates(world, state);
    twinning::step_year(lanes);
  }

  // The links of one large world.

  static LinkLanes<width> links(const World& world, State& state,
                                Ledger& ledger, const WorldPart& part,
                                int step) {
    return {year_of(world, state, step),
            Draws<width>(world.seed,
                         Words<width>(std::uint64_t{state.replicate[0]})),
            ledger, part};
  }
  static Work work(const State& state, const WorldPart& part) {
    return {&state.standing[part.first_group], state.n_standing[part.chunk],
            part.relation};
  }
  static void initialize_links(const World& world, State& state, Ledger& ledger,
                               const WorldPart& part, int step) {
    draw_years(links(world, state, ledger, part, step), part.first_group,
               part.groups, part.relation);
  }
  static void decide(const World& world, State& state, Ledger& ledger,
                     const WorldPart& part, int step) {
    const auto lanes = links(world, state, ledger, part, step);
    lanes.clear_tallies();
    state.n_standing[part.chunk] = twinning::decide_chunk(
        lanes, part.first_group, part.groups, part.relation,
        &state.standing[part.first_group]);
  }
  static void meet(const World& world, State& state, Ledger& ledger,
                   const WorldPart& part, int step) {
    const auto lanes = links(world, state, ledger, part, step);
    twinning::meet(lanes, work(state, part), time(lanes));
  }
  static void observe(const World& world, State& state, Ledger& ledger,
                      const WorldPart& part, int step) {
    observe_links(links(world, state, ledger, part, step), work(state, part));
  }

  static constexpr Kernel kernel(std::string_view name) {
    return {.name = name,
            .lanes = width,
            .initialize = initialize,
            .step_year = step_year,
            .links = {.initialize = initialize_links,
                      .decide = decide,
                      .meet = meet,
                      .observe = observe}};
  }
};

}  // namespace twinning
