#include "sim/experiment/aggregation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/base/text.hpp"
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

/// Columns that are summarised side by side: their sorting is a few vector
/// instructions instead of branches that nobody can foresee.
constexpr std::size_t width = 64;
using Row = std::array<double, width>;

/// Sorts each column of a block.
///
/// Source:  Batcher's merge exchange, Knuth, TAOCP 3, 5.2.2, algorithm M
void sort_columns(std::vector<Row>& rows, std::size_t count) {
  if (count < 2) return;
  std::size_t top = 1;
  while (2 * top < count) top *= 2;
  for (std::size_t p = top; p > 0; p /= 2) {
    std::size_t q = top, r = 0, d = p;
    for (;;) {
      for (std::size_t i = 0; i + d < count; ++i)
        if ((i & p) == r) {
          Row& low = rows[i];
          Row& high = rows[i + d];
          for (std::size_t c = 0; c < width; ++c) {
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

/// A block of columns, of which values that are not known come to stand last.
class Block {
 public:
  void fill(std::span<const double* const> rows, std::size_t from,
            std::size_t columns) {
    rows_.resize(rows.size());
    count_.fill(0);
    mean_.fill(0);
    square_.fill(0);
    for (const double* row : rows)
      for (std::size_t c = 0; c < columns; ++c)
        if (const double value = row[from + c]; value == value) {
          mean_[c] += value;
          ++count_[c];
        }
    for (std::size_t c = 0; c < columns; ++c) mean_[c] /= count_[c];
    for (std::size_t r = 0; r < rows.size(); ++r) {
      rows_[r].fill(0);
      for (std::size_t c = 0; c < columns; ++c) {
        const double value = rows[r][from + c];
        const bool known = value == value;
        const double apart = value - mean_[c];
        square_[c] += known ? apart * apart : 0;
        rows_[r][c] = known ? value : std::numeric_limits<double>::infinity();
      }
    }
    sort_columns(rows_, rows.size());
  }

  [[nodiscard]] double get(Summarised what, std::size_t c) const {
    const double count = count_[c];
    if (what == Summarised::count) return count;
    if (count == 0) return unknown;
    if (what == Summarised::mean) return mean_[c];
    if (what == Summarised::sd)
      return count < 2 ? unknown : std::sqrt(square_[c] / (count - 1));
    return quantile(
        quantile_shares[std::size_t(what) - std::size_t(Summarised::q05)], c);
  }

 private:
  /// As `quantile` of sim/base/statistics.hpp, of values that are sorted.
  [[nodiscard]] double quantile(double share, std::size_t c) const {
    const auto last = std::size_t(count_[c]) - 1;
    const double place = double(last) * share;
    const auto below = std::size_t(place);
    if (below >= last) return rows_[last][c];
    const double part = place - double(below);
    return rows_[below][c] + part * (rows_[below + 1][c] - rows_[below][c]);
  }

  std::vector<Row> rows_;
  Row count_{}, mean_{}, square_{};
};

}  // namespace

std::span<const SummaryKind, summary_count> summary_kinds() {
  return kinds_of_summary;
}

void summarise(std::span<const double* const> rows, std::size_t from,
               std::size_t columns, std::span<double* const> summaries) {
  Block block;
  for (std::size_t at = 0; at < columns; at += width) {
    const std::size_t some = std::min(width, columns - at);
    block.fill(rows, from + at, some);
    for (std::size_t what = 0; what < summary_count; ++what)
      for (std::size_t c = 0; c < some; ++c)
        summaries[what][at + c] = block.get(Summarised(what), c);
  }
}

Aggregation::Aggregation(std::vector<std::size_t> observables, std::size_t most)
    : observables_{std::move(observables)}, replicates_(most) {}

void Aggregation::restart() {
  for (Replicate& each : replicates_) each.taken = false;
}

void Aggregation::take(std::size_t place, const RunRecord& record) {
  Replicate& kept = replicates_.at(place);
  kept.failure = record.failure;
  kept.values.clear();
  kept.taken = true;
  if (!kept.failure.empty()) return;
  const std::size_t block = record.yearly.size() / yearly_count;
  for (const std::size_t what : observables_) {
    const auto from = record.yearly.begin() + std::ptrdiff_t(what * block);
    kept.values.insert(kept.values.end(), from, from + std::ptrdiff_t(block));
  }
  kept.values.insert(kept.values.end(), record.statistics.begin(),
                     record.statistics.end());
}

bool Aggregation::complete(std::size_t count) const {
  return std::all_of(replicates_.begin(),
                     replicates_.begin() + std::ptrdiff_t(count),
                     [](const Replicate& each) { return each.taken; });
}

std::uint32_t Aggregation::sound(std::size_t count) const {
  return std::uint32_t(std::count_if(
      replicates_.begin(), replicates_.begin() + std::ptrdiff_t(count),
      [](const Replicate& each) { return each.failure.empty(); }));
}

RunRecord Aggregation::summary(std::size_t count, std::size_t years,
                               std::size_t relations) const {
  std::vector<const double*> rows;
  RunRecord record;
  std::size_t failed = 0, width_of_a_row = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Replicate& each = replicates_[i];
    if (each.failure.empty()) {
      rows.push_back(each.values.data());
      width_of_a_row = each.values.size();
    } else if (failed++ == 0) {
      record.failure = each.failure;
    }
  }
  if (failed > 0)
    record.failure = text("{} of {} runs: {}", failed, count, record.failure);

  if (rows.empty()) return record;
  const std::size_t block = years * relations;
  record.yearly.assign(yearly_count * summary_count * block, unknown);

  std::array<double*, summary_count> places{};
  const auto summarise_block = [&](std::vector<double>& to, std::size_t what,
                                   std::size_t size, std::size_t from) {
    for (std::size_t kind = 0; kind < summary_count; ++kind)
      places[kind] = &to[(what * summary_count + kind) * size];
    summarise(rows, from, size, places);
  };
  std::size_t from = 0;
  for (const std::size_t what : observables_) {
    summarise_block(record.yearly, what, block, from);
    from += block;
  }
  const std::size_t statistics = (width_of_a_row - from) / relations;
  record.statistics.assign(statistics * summary_count * relations, unknown);
  for (std::size_t what = 0; what < statistics; ++what, from += relations)
    summarise_block(record.statistics, what, relations, from);
  return record;
}

}  // namespace twinning
