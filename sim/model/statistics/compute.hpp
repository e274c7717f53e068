#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/ranks.hpp"
#include "sim/model/statistics.hpp"
#include "sim/model/statistics/standing_links.hpp"

namespace twinning {

/// Computes the statistics of runs (ODD 8.3), in memory that it uses again and
/// again.
class StatisticsOfRuns {
 public:
  /// Makes room for the runs of a world: after it nothing is allocated.
  void reserve(const World& world, std::size_t runs);

  /// Shape:   a record for each run, in the order of the lanes; their yearly
  ///          observables are complete, and `statistics` has its size
  /// Errors:  none; NaN where a statistic is not defined
  void compute(const RunEnds& ends, std::span<RunRecord> records);

 private:
  template <class Put>
  void compare_links(const StandingLinks& links, const Put& put);
  template <class Put>
  void compare_cities(const RunEnds& ends, std::uint32_t relation,
                      std::size_t run, const Put& put);
  template <class Put>
  void compare_years(const World& world, std::uint32_t relation,
                     const RunRecord& record, const Put& put);

  std::vector<StandingLinks> links_;  ///< of each run

  // Cities of the relation at hand that have a standing link.
  std::vector<double> authorities_;  ///< their values
  std::vector<double> enterprise_, reputation_;
  std::vector<std::uint32_t> city_size_;

  // Years in which its pairs may sign of themselves.
  std::vector<double> climate_, signed_;

  Ranker ranker_;
  Ranks ranks_[5];
};

}  // namespace twinning
