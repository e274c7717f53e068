#include "sim/experiment/aggregation.hpp"

#include <algorithm>
#include <utility>

#include "sim/base/text.hpp"
#include "sim/model/scenario.hpp"
#include "sim/model/statistics.hpp"

namespace twinning {

Aggregation::Aggregation(std::vector<std::size_t> observables,
                         std::size_t years, std::size_t relations,
                         std::size_t most)
    : observables_{std::move(observables)},
      years_{years},
      relations_{relations},
      replicates_(std::min(most, stretch_length)),
      summaries_(summary_count * columns()) {
  if (most > stretch_length) earlier_.resize(blocks());
}

std::size_t Aggregation::columns() const {
  return (observables_.size() * years_ + statistic_count) * relations_;
}

std::size_t Aggregation::blocks() const {
  return (columns() + column_width - 1) / column_width;
}

void Aggregation::restart() {
  for (Replicate& each : replicates_) each.taken = false;
  for (LongColumns& each : earlier_) each.restart();
  folded_ = 0;
  sound_ = failed_ = 0;
  first_failure_.clear();
}

void Aggregation::take(std::size_t replicate, const RunRecord& record) {
  Replicate& kept = replicates_.at(replicate - folded_);
  kept.failure = record.failure;
  kept.taken = true;
  if (!kept.failure.empty()) {
    kept.values.assign(columns(), unknown);
    return;
  }
  kept.values.clear();
  const std::size_t block = years_ * relations_;
  for (const std::size_t what : observables_) {
    const auto from = record.yearly.begin() + std::ptrdiff_t(what * block);
    kept.values.insert(kept.values.end(), from, from + std::ptrdiff_t(block));
  }
  kept.values.insert(kept.values.end(), record.statistics.begin(),
                     record.statistics.end());
}

bool Aggregation::complete(std::size_t end) const {
  const auto first = replicates_.begin();
  return std::all_of(first, first + std::ptrdiff_t(end - folded_),
                     [](const Replicate& each) { return each.taken; });
}

void Aggregation::summarise(std::size_t block, std::size_t end, bool last) {
  std::vector<const double*> rows;
  for (std::size_t i = 0; i < end - folded_; ++i)
    rows.push_back(replicates_[i].values.data());
  const std::size_t from = block * column_width;
  const std::size_t width = std::min(column_width, columns() - from);
  ShortColumns stretch;
  stretch.fill(rows, from, width);
  if (folded_ > 0 || !last) earlier_[block].add(stretch);
  if (!last) return;

  for (std::size_t kind = 0; kind < summary_count; ++kind)
    for (std::size_t c = 0; c < width; ++c)
      summaries_[kind * columns() + from + c] =
          folded_ > 0 ? earlier_[block].get(Summarised(kind), c)
                      : stretch.get(Summarised(kind), c);
}

void Aggregation::count_failures(std::size_t end) {
  for (std::size_t i = 0; i < end - folded_; ++i) {
    const std::string& failure = replicates_[i].failure;
    if (failure.empty())
      ++sound_;
    else if (failed_++ == 0)
      first_failure_ = failure;
  }
}

void Aggregation::begin_stretch() {
  count_failures(stretch_end());
  folded_ = stretch_end();
  for (Replicate& each : replicates_) each.taken = false;
}

RunRecord Aggregation::summary(std::size_t end) {
  count_failures(end);
  RunRecord record;
  if (failed_ > 0)
    record.failure = text("{} of {} runs: {}", failed_, end, first_failure_);
  if (sound_ == 0) return record;

  const std::size_t block = years_ * relations_;
  record.yearly.assign(yearly_count * summary_count * block, unknown);
  record.statistics.resize(statistic_count * summary_count * relations_);
  for (std::size_t kind = 0; kind < summary_count; ++kind) {
    auto from = summaries_.begin() + std::ptrdiff_t(kind * columns());
    const auto put = [&](std::vector<double>& to, std::size_t what,
                         std::size_t size) {
      std::copy_n(
          from, size,
          to.begin() + std::ptrdiff_t((what * summary_count + kind) * size));
      from += std::ptrdiff_t(size);
    };
    for (const std::size_t what : observables_) put(record.yearly, what, block);
    for (std::size_t what = 0; what < statistic_count; ++what)
      put(record.statistics, what, relations_);
  }
  return record;
}

}  // namespace twinning
