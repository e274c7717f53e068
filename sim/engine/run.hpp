#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/engine/kernel.hpp"
#include "sim/engine/large_world.hpp"
#include "sim/model/observation.hpp"
#include "sim/model/statistics/compute.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// Makes runs, a few at a time, in memory that it uses again and again: after
/// the first runs of a world nothing is allocated.  One for each thread.
class Runner {
 public:
  /// In as many lanes as the processor has, or as the runs fill.
  Runner() : Runner{widest_kernel()} { fits_lanes_ = true; }

  /// In the lanes of this kernel, filled or not.
  explicit Runner(const Kernel& kernel)
      : widest_{&kernel}, kernel_{&kernel}, large_{kernel} {}

  /// The most runs that are made together.
  [[nodiscard]] std::size_t lanes() const {
    return std::size_t(widest_->lanes);
  }

  /// Runs of this world that are made together: one if it is so large that its
  /// links fill the lanes, and all threads work in one run.
  [[nodiscard]] std::size_t runs_at_once(const World& world) const;

  /// Runs of one world, one for each replicate.
  ///
  /// Shape:   at most `runs_at_once()` replicates; gives as many records, good
  /// until
  ///          the next call
  /// Errors:  none; a run whose numbers stop being finite has a `failure`
  [[nodiscard]] std::span<const RunRecord> run(
      const World& world, std::span<const std::uint32_t> replicates);

 private:
  void prepare(const World& world, std::span<const std::uint32_t> replicates);
  void keep_year(const World& world, std::size_t year, std::size_t count);
  void keep_links(const World& world, std::size_t year, std::size_t years,
                  std::size_t count);
  /// What is recorded of a link in a year.
  using LinkColumns = std::array<double, link_count>;
  /// Links of a record that follow one another, in one of its years.
  struct LinkStretch {
    std::size_t year, years, first;
  };
  /// Adds what they are worth, and puts them into a record.
  void put_links(const World& world, const LinkStretch& where,
                 std::span<LinkColumns> links, RunRecord& record) const;
  void keep_cities(const World& world, std::size_t year, std::size_t count);
  void finish(const World& world, std::size_t count);

  const Kernel* widest_;
  bool fits_lanes_ = false;  ///< to the number of runs
  const Kernel* kernel_;     ///< of the runs at hand
  LargeWorld large_;
  State state_;
  bool links_in_lanes_ = false;
  std::size_t lanes_ = 1;  ///< runs in the lanes
  std::vector<RunRecord> records_;
  std::vector<std::uint32_t> recorded_cities_;
  StatisticsOfRuns statistics_;
};

}  // namespace twinning
