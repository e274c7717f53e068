#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

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

/// The share of the values that lies below a quantile.
///
/// Range:   q05 … q95
[[nodiscard]] double share_below(Summarised quantile);

/// ShortColumns that are summarised side by side: their sorting is a few vector
/// instructions instead of branches that nobody can foresee.
inline constexpr std::size_t column_width = 64;
using ColumnRow = std::array<double, column_width>;

/// What is known of 64 samples without their values: how many there are, their
/// means, and their sums of squared distances from the mean.
struct ColumnMoments {
  ColumnRow count{}, mean{}, square{};

  /// Range:   count, mean or sd; NaN where there are too few values
  [[nodiscard]] double get(Summarised what, std::size_t column) const;
};

/// Sorts each column; NaN must not be among them.
void sort_columns(std::span<ColumnRow> rows);

/// The summaries of 64 samples of equal size, side by side.
class ShortColumns {
 public:
  /// Takes `columns` ≤ 64 samples: from each row, the values that begin at
  /// `from`.  NaN is a value that is not known.
  void fill(std::span<const double* const> rows, std::size_t from,
            std::size_t columns);

  /// As mean, standard_deviation and quantile of sim/base/statistics.hpp, to
  /// the bit; sums run in the order of the rows.  NaN where nothing is known.
  [[nodiscard]] double get(Summarised what, std::size_t column) const;

  /// The rows with each column ascending; values that are not known are
  /// infinite and stand last.
  [[nodiscard]] std::span<const ColumnRow> sorted() const { return rows_; }
  [[nodiscard]] const ColumnMoments& moments() const { return moments_; }

 private:
  [[nodiscard]] double quantile(double share, std::size_t column) const;

  std::vector<ColumnRow> rows_;
  ColumnMoments moments_;
};

}  // namespace twinning
