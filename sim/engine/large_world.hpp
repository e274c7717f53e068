#pragma once

#include <functional>
#include <vector>

#include "sim/engine/kernel.hpp"

namespace twinning {

/// One run of one large world, its links in lanes and all threads at work in
/// it.  Gives the same bits as replicates in lanes do, for any number of
/// threads: links are divided into the same chunks, and a city adds up its
/// links in their order.
class LargeWorld {
 public:
  /// Worlds of fewer links are better run as replicates in lanes.
  static constexpr std::size_t fewest_links = 50'000;

  explicit LargeWorld(const Kernel& kernel) : kernel_{&kernel} {}

  /// Makes room for a run of `replicate` and draws its beginning.
  void begin(const World& world, State& state, std::uint32_t replicate);

  /// One year, from `state.year`; what is observed of it is in
  /// `state.observed`.
  void step_year(const World& world, State& state);

  /// Where the state has a link of the table: its group and lane.
  struct Place {
    std::uint32_t group;
    int lane;
  };
  [[nodiscard]] Place place(std::uint32_t row) const;

  /// Moves what happened in all parts to the journal of the state, in order.
  void collect(State& state);

 private:
  void divide(const World& world);
  void list_links(const World& world);
  void on_parts(const World& world, State& state, Kernel::Links::Act act,
                int step);
  void close_stretches(const World& world, State& state);
  void on_cities(std::size_t count,
                 const std::function<void(std::uint32_t, std::uint32_t)>& act);
  void add_attention(const World& world, State& state, std::uint32_t city);
  void add_visits(State& state, std::uint32_t stand);
  void hear_of_deals(const World& world, State& state);
  void count_degrees(const World& world, State& state);

  const Kernel* kernel_;
  const World* world_ = nullptr;
  std::vector<WorldPart> parts_;
  Tallies tallies_;

  // The links of each stand, in their order: position·2 + side.
  Column<std::uint32_t> links_from_;  ///< of each stand, then one end
  Column<std::uint32_t> links_;
  Column<std::uint32_t> stands_from_;  ///< of each city, then one end
};

}  // namespace twinning
