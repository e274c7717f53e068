#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/model/observation.hpp"

namespace twinning {

/// What is kept of the replicates of a cell, described once.
struct SummaryKind {
  std::string_view name;
  std::string_view meaning;
};

/// The entries of the axis `summary`, in its order.
enum class Summarised : std::uint8_t {
  count,
  mean,
  sd,
  q05,
  q25,
  q50,
  q75,
  q95,
};
inline constexpr std::size_t summary_count = 8;
[[nodiscard]] std::span<const SummaryKind, summary_count> summary_kinds();

/// The replicates of one cell, gathered to be summarised: only the numbers
/// that are asked for, in memory that is used again for the next cell.
class Aggregation {
 public:
  /// `observables` are those of the yearly record to be kept, ascending.
  Aggregation(std::vector<std::size_t> observables, std::size_t most);

  /// Begins another cell.
  void restart();

  /// Takes the numbers of a replicate; different replicates may be taken by
  /// different threads at once.
  ///
  /// Range:   place < most; all records of one shape
  void take(std::size_t place, const RunRecord& record);

  /// Summaries over the first `count` replicates, with those that failed left
  /// out.  Quantiles are those of `quantile`, sums run in the order of the
  /// replicates.
  ///
  /// Shape:   yearly [yearly_count][summary_count][year][relation], NaN for
  ///          what is not asked for; statistics [statistic][summary_count]
  ///          [relation]; both empty if all failed; failure says how many
  ///          did and why
  [[nodiscard]] RunRecord summary(std::size_t count, std::size_t years,
                                  std::size_t relations) const;

  /// Whether the first `count` replicates have been taken.
  [[nodiscard]] bool complete(std::size_t count) const;

  /// Replicates among the first `count` that did not fail.
  [[nodiscard]] std::uint32_t sound(std::size_t count) const;

 private:
  struct Replicate {
    std::vector<double> values;  ///< yearly ones, then statistics
    std::string failure;
    bool taken = false;
  };
  std::vector<std::size_t> observables_;
  std::vector<Replicate> replicates_;
};

/// Summaries of columns: `rows` samples side by side.
///
/// Shape:   samples [row], each at least `from + columns` long; gives
///          [summary_count][columns]
void summarise(std::span<const double* const> rows, std::size_t from,
               std::size_t columns, std::span<double* const> summaries);

}  // namespace twinning
