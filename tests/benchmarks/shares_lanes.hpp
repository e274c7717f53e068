#pragma once

#include <chrono>

#include "sim/engine/kernel_lanes.hpp"
#include "tests/benchmarks/shares.hpp"

namespace twinning {

/// Brings a world to the last year, then repeats each submodel by itself on
/// what stands there.  The work of a submodel does not depend on the numbers,
/// so that the state may go where it will.
template <int width>
class ShareTimer {
 public:
  using Lanes = ReplicateLanes<width>;

  explicit ShareTimer(const World& world) : world_{world} {
    state_.reset(world, width);
    for (std::uint32_t lane = 0; lane < width; ++lane)
      state_.replicate[lane] = lane;
    state_.year = world.start;
    LaneKernel<width>::initialize(world, state_);
    for (; state_.year < world.scenario.calendar.end; ++state_.year)
      LaneKernel<width>::step_year(world, state_);
    for (std::uint32_t c = 0; c < world.chunks.size(); ++c)
      for (std::uint32_t from = 0; from < state_.n_standing[c];
           from += Block<Lanes>::room) {
        Block<Lanes>& block = blocks_.emplace_back();
        block.relation = world.chunks[c].relation;
        block.row = &state_.standing[world.chunks[c].from + from];
        block.count = std::min(Block<Lanes>::room, state_.n_standing[c] - from);
        rows_ += block.count;
      }
  }

  std::vector<Share> measure() {
    const Lanes lanes = LaneKernel<width>::replicates(world_, state_);
    std::vector<Share> shares;
    const auto each = [&](std::string_view what, auto act) {
      shares.push_back({what, time([&] {
                          for (Block<Lanes>& block : blocks_) act(block);
                        })});
    };
    const auto whole = [&](std::string_view what, auto act) {
      shares.push_back({what, time(act)});
    };
    each("attention", [&](auto& block) { seek(lanes, block); });
    each("random numbers", [&](auto& block) { draw_luck(lanes, block, 1); });
    each("effort", [&](auto& block) { effort(lanes, block); });
    each("visits", [&](auto& block) { exchange<false>(lanes, block); });
    each("sums of visits", [&](auto& block) { count_visits(lanes, block); });
    each("trust", [&](auto& block) { update_trust<false>(lanes, block); });
    each("averages", [&](auto& block) { update_averages(lanes, block); });
    each("deals", [&](auto& block) { trade(lanes, block); });
    each("memory", [&](auto& block) { update_memory(lanes, block); });
    whole("cities", [&] {
      divide_attention(lanes);
      update_standing(lanes, state_.busy_stands.data(), state_.n_busy_stands);
    });
    return shares;
  }

 private:
  /// Nanoseconds of one link in one lane: the least of several repetitions.
  template <class Act>
  double time(Act act) {
    using Clock = std::chrono::steady_clock;
    constexpr int turns = 200;
    double least = 1e300;
    for (int repetition = 0; repetition < 15; ++repetition) {
      const auto start = Clock::now();
      for (int turn = 0; turn < turns; ++turn) act();
      const std::chrono::duration<double, std::nano> spent =
          Clock::now() - start;
      least = std::min(least, spent.count() / turns);
    }
    return least / (rows_ * width);
  }

  const World& world_;
  State state_;
  std::vector<Block<Lanes>> blocks_;
  double rows_ = 0;
};

}  // namespace twinning
