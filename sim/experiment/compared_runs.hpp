#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/observation.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {

/// The runs of one scenario as far as they are compared, wherever they come
/// from; NaN where a run failed.
struct ComparedRuns {
  std::string name;
  std::uint64_t seed = 0;
  bool common_luck = true;  ///< its random numbers are those of its seed
  std::vector<std::uint32_t> replicates{};  ///< of each run, ascending
  std::size_t failed = 0;                   ///< of these
  std::vector<int> years{};
  std::vector<std::string> relations{};

  /// Of each statistic [run][relation]; empty if it was not kept.
  std::array<std::vector<double>, statistic_count> statistics{};
  /// Of each yearly observable [run][year][relation], likewise.
  std::array<std::vector<double>, yearly_count> yearly{};
  /// The value of all deals of each link when a run ends, [run][link].
  std::vector<double> value_of_links{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> link_codes{};
  std::vector<std::string> link_relations{};
};

/// Which runs of two ensembles are held against each other.
struct Pairing {
  bool paired = false;
  std::string why_not;  ///< where they are not: "the seeds differ (1 and 2)"
  std::vector<std::size_t> base, other;  ///< runs; of pairs, in one order

  [[nodiscard]] std::size_t left_out(const ComparedRuns& one,
                                     const ComparedRuns& two) const {
    return one.replicates.size() - base.size() + two.replicates.size() -
           other.size();
  }
};

/// Pairs runs of one seed by their replicates; runs without a partner are left
/// out.  Where there are no pairs, all runs are independent.
[[nodiscard]] Pairing pair_runs(const ComparedRuns& base,
                                const ComparedRuns& other);

}  // namespace twinning
