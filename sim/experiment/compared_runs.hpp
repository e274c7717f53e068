#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace twinning {

/// The runs of one scenario as far as they are compared, wherever they are
/// kept.
struct ComparedRuns {
  std::string name;
  std::uint64_t seed = 0;
  bool common_luck = true;  ///< its random numbers are those of its seed
  std::vector<std::uint32_t> replicates{};  ///< of each run, ascending
  std::size_t failed = 0;                 ///< of these
  std::vector<int> years{};
  std::vector<std::string> relations{};

  /// The values of a quantity, NaN where a run failed; empty if not kept.
  ///
  /// Shape:   [run][relation], and [run][year][relation]
  std::function<std::vector<double>(std::string_view)> statistic{};
  std::function<std::vector<double>(std::string_view)> yearly{};

  /// The value of all deals of each link when a run ends, [run][link]; empty
  /// if links were not kept.
  std::function<std::vector<double>()> value_of_links{};
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
