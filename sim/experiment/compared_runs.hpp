#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/model/observation.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {

/// The tables of an ensemble that are compared: of each statistic, of each
/// yearly observable, and what the deals of each link have brought when a run
/// ends.
namespace compared_table {
[[nodiscard]] constexpr std::size_t of(Statistic row) {
  return std::size_t(row);
}
[[nodiscard]] constexpr std::size_t of(Yearly row) {
  return statistic_count + std::size_t(row);
}
inline constexpr std::size_t value_of_links = statistic_count + yearly_count;
inline constexpr std::size_t count = value_of_links + 1;
}  // namespace compared_table

/// Gives tables one after the other, in the order above; an empty one if it
/// was not kept.  Each stays until the next is asked for.
using NextTable = std::function<std::span<const double>()>;

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
  std::vector<std::pair<std::uint32_t, std::uint32_t>> link_codes{};
  std::vector<std::string> link_relations{};

  /// Tables in memory: [run][relation], [run][year][relation], [run][link].
  std::array<std::vector<double>, compared_table::count> held{};
  /// Begins to read them from elsewhere; then none are held.
  std::function<NextTable()> read{};

  /// Every table from the first on.
  [[nodiscard]] NextTable tables() const;
  /// How many values a run has in a table.
  [[nodiscard]] std::size_t width(std::size_t table) const;
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
