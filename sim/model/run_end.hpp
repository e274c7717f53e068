#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/base/ranks.hpp"
#include "sim/model/state.hpp"
#include "sim/model/statistics.hpp"
#include "sim/model/world.hpp"

namespace twinning {

/// The end of one run: its world, the state at the end of its last year, its
/// place in the lanes, and what has been recorded of its years.
struct RunEnd {
  const World& world;
  State& state;
  std::size_t lane;     ///< of the run
  bool links_in_lanes;  ///< one run of a large world; else replicates are
  const RunRecord& record;
};

/// Computes the statistics of runs (ODD 8.3), in memory that it uses again and
/// again: after `reserve` nothing is allocated.
class StatisticsOfRuns {
 public:
  /// Makes room for the runs of a world.
  void reserve(const World& world);

  /// Shape:   statistics [statistic][relation], as in RunRecord
  /// Errors:  none; NaN where a statistic is not defined
  void compute(const RunEnd& end, std::vector<double>& statistics);

 private:
  void gather_links(const RunEnd& end, std::uint32_t relation);
  void add_link(const RunEnd& end, std::uint32_t row, std::uint32_t group,
                std::size_t lane);
  template <class Put>
  void compare_links(const Put& put);
  template <class Put>
  void compare_ages(const Put& put) const;
  template <class Put>
  void compare_cities(const RunEnd& end, std::uint32_t relation,
                      const Put& put);
  double climate_and_signings(const RunEnd& end, std::uint32_t relation);

  Ranker ranker_;

  // Standing links of the relation at hand, of which what is the same in all
  // runs by level; born in years since the start.
  std::vector<double> value_, groups_;
  std::vector<std::uint32_t> compatibility_, size_, born_;

  /// Links of an age and variety: how many, and what they came to.
  struct Cell {
    double links, aims_met, prospects, value_over_prospect;
  };
  Cell cells_[2][2];  ///< [old][varied]

  // Cities of its first bloc.
  std::vector<double> city_value_;  ///< NaN: no standing link
  std::vector<double> authorities_, enterprise_, reputation_;
  std::vector<std::uint32_t> city_size_;

  // Years in which its pairs may sign of themselves.
  std::vector<double> climate_, signed_;

  Ranks ranks_[5];
};

}  // namespace twinning
