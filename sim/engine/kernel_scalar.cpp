#include "sim/engine/kernel_lanes.hpp"

namespace twinning {
namespace {

using Cities = LaneKernel<1>;

void begin_cities(const World& world, State& state, std::uint32_t from,
                  std::uint32_t to) {
  twinning::begin_cities(Cities::replicates(world, state), from, to);
}

void begin_stands(const World& world, State& state, std::uint32_t from,
                  std::uint32_t to) {
  twinning::begin_stands(Cities::replicates(world, state), from, to);
}

void update_standing(const World& world, State& state, std::uint32_t from,
                     std::uint32_t to) {
  twinning::update_standing(Cities::replicates(world, state),
                            &state.busy_stands[from], to - from);
}

void fade_standing(const World& world, State& state) {
  twinning::fade_standing(Cities::replicates(world, state));
}

void initialize(const World& world, State& state, std::uint32_t from,
                std::uint32_t to) {
  draw_cities(Cities::replicates(world, state), from, to);
}

}  // namespace

const Kernel scalar_kernel = Cities::kernel("scalar");

const CityKernel city_kernel = {.initialize = initialize,
                                .begin_cities = begin_cities,
                                .begin_stands = begin_stands,
                                .update_standing = update_standing,
                                .fade_standing = fade_standing};

}  // namespace twinning
