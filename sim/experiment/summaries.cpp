#include "sim/experiment/summaries.hpp"

#include <cmath>
#include <limits>

#include "sim/engine/kernel.hpp"
#include "sim/model/scenario.hpp"

namespace twinning {
namespace {

constexpr std::array<SummaryKind, summary_count> kinds_of_summary{{
    {"count", "replicates in which there is a value"},
    {"mean", "arithmetic mean over replicates"},
    {"sd", "standard deviation over replicates, n - 1 in the denominator"},
    {"q05", "5 % of the replicates lie below"},
    {"q25", "25 % of the replicates lie below"},
    {"q50", "median over replicates"},
    {"q75", "75 % of the replicates lie below"},
    {"q95", "95 % of the replicates lie below"},
}};
constexpr std::array quantile_shares{0.05, 0.25, 0.5, 0.75, 0.95};

// Batcher's merge exchange: Knuth, TAOCP 3, 5.2.2, algorithm M.
[[gnu::always_inline]] inline void merge_exchange(std::span<ColumnRow> rows) {
  const std::size_t count = rows.size();
  if (count < 2) return;
  std::size_t top = 1;
  while (2 * top < count) top *= 2;
  for (std::size_t p = top; p > 0; p /= 2) {
    std::size_t q = top, r = 0, d = p;
    for (;;) {
      for (std::size_t i = 0; i + d < count; ++i)
        if ((i & p) == r) {
          ColumnRow& low = rows[i];
          ColumnRow& high = rows[i + d];
          for (std::size_t c = 0; c < column_width; ++c) {
            const double a = low[c], b = high[c];
            low[c] = a < b ? a : b;
            high[c] = a < b ? b : a;
          }
        }
      if (q == p) break;
      d = q - p;
      q /= 2;
      r = p;
    }
  }
}

// Once for each instruction set that matters, as the model itself.
[[gnu::target("avx512f")]] void sort_with_avx512(std::span<ColumnRow> rows) {
  merge_exchange(rows);
}
[[gnu::target("avx2")]] void sort_with_avx2(std::span<ColumnRow> rows) {
  merge_exchange(rows);
}
void sort_anywhere(std::span<ColumnRow> rows) { merge_exchange(rows); }

}  // namespace

std::span<const SummaryKind, summary_count> summary_kinds() {
  return kinds_of_summary;
}

double share_below(Summarised quantile) {
  return quantile_shares.at(std::size_t(quantile) -
                            std::size_t(Summarised::q05));
}

void sort_columns(std::span<ColumnRow> rows) {
  switch (widest_kernel().lanes) {
    case 8:
      return sort_with_avx512(rows);
    case 4:
      return sort_with_avx2(rows);
    default:
      return sort_anywhere(rows);
  }
}

void ShortColumns::fill(std::span<const double* const> rows, std::size_t from,
                        std::size_t columns) {
  rows_.resize(rows.size());
  moments_ = {};
  auto& [count, mean, square] = moments_;
  for (const double* row : rows)
    for (std::size_t c = 0; c < columns; ++c)
      if (const double value = row[from + c]; value == value) {
        mean[c] += value;
        ++count[c];
      }
  for (std::size_t c = 0; c < columns; ++c) mean[c] /= count[c];
  for (std::size_t r = 0; r < rows.size(); ++r) {
    rows_[r].fill(0);
    for (std::size_t c = 0; c < columns; ++c) {
      const double value = rows[r][from + c];
      const bool known = value == value;
      const double apart = value - mean[c];
      square[c] += known ? apart * apart : 0;
      rows_[r][c] = known ? value : std::numeric_limits<double>::infinity();
    }
  }
  sort_columns(rows_);
}

double ColumnMoments::get(Summarised what, std::size_t column) const {
  const double values = count[column];
  if (what == Summarised::count) return values;
  if (what == Summarised::mean) return values == 0 ? unknown : mean[column];
  return values < 2 ? unknown : std::sqrt(square[column] / (values - 1));
}

double ShortColumns::get(Summarised what, std::size_t column) const {
  return what <= Summarised::sd ? moments_.get(what, column)
                                : quantile(share_below(what), column);
}

double ShortColumns::quantile(double share, std::size_t column) const {
  if (moments_.count[column] == 0) return unknown;
  const auto last = std::size_t(moments_.count[column]) - 1;
  const double place = double(last) * share;
  const auto below = std::size_t(place);
  if (below >= last) return rows_[last][column];
  const double part = place - double(below);
  return rows_[below][column] +
         part * (rows_[below + 1][column] - rows_[below][column]);
}

}  // namespace twinning
