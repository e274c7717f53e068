#pragma once

#include <vector>

#include "sim/engine/kernel.hpp"

namespace twinning {

/// One run of one world, its links in lanes: for a run that has no other
/// replicates to share lanes with, and for large worlds, where all threads are
/// at work in it.  Gives the same bits as replicates in lanes do, for any
/// number of threads: links are divided into the same chunks, and a city adds
/// up its links in their order.
class LargeWorld {
 public:
  /// All threads work in one run from so many links on.
  static constexpr std::size_t fewest_links = 50'000;
  /// From so many links on, a run by itself is made faster with its links in
  /// lanes than as the one replicate in a lane.
  static constexpr std::size_t fewest_alone = 32;

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
  void list_ends(const World& world);
  void list_links(const World& world);
  void on_parts(const World& world, State& state, Kernel::Links::Act act,
                int step);
  void close_stretches(State& state);
  template <class Act>
  void at_once(std::size_t count, const Act& act) const;
  template <class Act>
  void on_cities(std::size_t count, const Act& act) const;
  void hear_links(const World& world, State& state, std::uint32_t busy);
  void hear_of_deals(const World& world, State& state);
  void count_degrees(const World& world, State& state);

  const Kernel* kernel_;
  bool on_all_threads_ = false;
  std::vector<WorldPart> parts_;
  std::vector<std::uint32_t> stretches_;  ///< the first part of each
  std::vector<std::uint32_t> latest_;     ///< part of a stretch still open
  Ledger ledger_;

  /// A link as one of its cities knows it.
  struct CityLink {
    std::uint32_t link;   ///< position·2 + side
    std::uint32_t stand;  ///< of the city
    [[nodiscard]] std::uint32_t position() const { return link >> 1; }
    [[nodiscard]] std::uint32_t side() const { return link & 1; }
  };
  // The links of each city, in their order; each range ends where the next
  // begins.
  Column<std::uint32_t> city_links_from_;
  Column<CityLink> city_links_;
};

}  // namespace twinning
