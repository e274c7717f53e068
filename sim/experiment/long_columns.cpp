#include "sim/experiment/long_columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/model/scenario.hpp"

namespace twinning {
namespace {

constexpr std::size_t kept_rows = 512;
constexpr std::size_t weight_of_kept = stretch_length / kept_rows;

/// A value that stands for several.
struct Weighted {
  double value;
  double weight;
};

}  // namespace

void LongColumns::restart() {
  moments_ = {};
  levels_.clear();
  rest_.clear();
  collapses_ = 0;
}

void LongColumns::add(const ShortColumns& stretch) {
  join_moments(stretch.moments());
  const auto sorted = stretch.sorted();
  if (sorted.size() < stretch_length) {
    rest_.assign(sorted.begin(), sorted.end());
    return;
  }
  Rows rows(kept_rows);
  for (std::size_t i = 0; i < kept_rows; ++i)
    rows[i] = sorted[i * weight_of_kept + weight_of_kept / 2];
  carry(std::move(rows));
}

void LongColumns::join_moments(const ColumnMoments& stretch) {
  auto& [count, mean, square] = moments_;
  for (std::size_t c = 0; c < column_width; ++c) {
    const double more = stretch.count[c];
    if (more == 0) continue;
    const double all = count[c] + more;
    const double apart = stretch.mean[c] - mean[c];
    mean[c] += apart * (more / all);
    square[c] += stretch.square[c] + apart * apart * (count[c] * (more / all));
    count[c] = all;
  }
}

void LongColumns::carry(Rows rows) {
  std::size_t level = 0;
  for (; level < levels_.size() && !levels_[level].empty(); ++level) {
    Rows both = std::exchange(levels_[level], {});
    both.insert(both.end(), rows.begin(), rows.end());
    sort_columns(both);
    // The first or the second of each two, in turn: neither side is favoured.
    const std::size_t side = collapses_++ % 2;
    for (std::size_t i = 0; i < kept_rows; ++i) rows[i] = both[2 * i + side];
  }
  if (level == levels_.size()) levels_.emplace_back();
  levels_[level] = std::move(rows);
}

double LongColumns::get(Summarised what, std::size_t column) const {
  return what <= Summarised::sd ? moments_.get(what, column)
                                : quantile(share_below(what), column);
}

/// Between the two values whose middles stand on either side of the place.
double LongColumns::quantile(double share, std::size_t column) const {
  std::vector<Weighted> values;
  const auto take = [&](const Rows& rows, double weight) {
    for (const ColumnRow& row : rows)
      if (std::isfinite(row[column])) values.push_back({row[column], weight});
  };
  for (std::size_t level = 0; level < levels_.size(); ++level)
    take(levels_[level], std::ldexp(double(weight_of_kept), int(level)));
  take(rest_, 1);
  if (values.empty()) return unknown;
  std::ranges::sort(values, {}, &Weighted::value);

  const double place = (moments_.count[column] - 1) * share;
  double before = 0;  // values that those passed stand for
  double last_middle = 0, last_value = values.front().value;
  for (const auto& [value, weight] : values) {
    const double middle = before + (weight - 1) / 2;
    if (middle >= place && middle > last_middle)
      return last_value + (value - last_value) *
                              ((place - last_middle) / (middle - last_middle));
    if (middle >= place) return value;
    before += weight;
    last_middle = middle;
    last_value = value;
  }
  return last_value;
}

}  // namespace twinning
