#include "output/part.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Copies, with one NaN for all: compilers differ in the sign of theirs.
void copy_numbers(std::span<const double> from, std::span<double> to) {
  for (std::size_t i = 0; i < to.size(); ++i)
    to[i] = from[i] == from[i] ? from[i] : missing;
}

std::span<const double> numbers(const RunRecord& record, const Column& column) {
  const std::vector<double>& all =
      column.origin == Column::Origin::yearly  ? record.yearly
      : column.origin == Column::Origin::links ? record.links
                                               : record.cities;
  const std::size_t count = column.values_of_a_run();
  if (all.size() < (column.row + 1) * count)
    throw std::logic_error(text("the record of a run is too short for {}: {}",
                                column.path(), all.size()));
  return std::span(all).subspan(column.row * count, count);
}

}  // namespace

Part::Part(const Layout& layout, std::size_t number) : layout_{&layout} {
  std::size_t offset = 0;
  for (const Column& column : layout.columns) {
    offset_.push_back(offset);
    offset += column.values_of_a_run();
  }
  offset_.push_back(offset);
  restart(number);
}

void Part::restart(std::size_t number) {
  number_ = number;
  kept_ = 0;
  const std::size_t runs = layout_->runs_of(number);
  status.assign(runs, RunStatus::missing);
  hash.assign(runs, {});
  failure.assign(runs, {});
  events.assign(runs, {});
  values_.resize(offset_.back() * runs);
}

void Part::copy(std::size_t row, const RunRecord& record, std::string name) {
  const bool failed = !record.failure.empty();
  for (std::size_t i = 0; i < layout_->columns.size(); ++i) {
    const std::size_t count = offset_[i + 1] - offset_[i];
    const auto place = values(i).subspan(row * count, count);
    if (failed)
      std::ranges::fill(place, missing);
    else
      copy_numbers(numbers(record, layout_->columns[i]), place);
  }
  hash[row] = std::move(name);
  failure[row] = std::string(record.failure);
  if (layout_->events && !failed) events[row] = record.events;
}

void Part::finish(std::size_t row, bool failed) {
  status[row] = failed ? RunStatus::failed : RunStatus::done;
  ++kept_;
}

std::span<double> Part::values(std::size_t column) {
  return std::span(values_).subspan(
      offset_[column] * runs(),
      (offset_[column + 1] - offset_[column]) * runs());
}
std::span<const double> Part::values(std::size_t column) const {
  return std::span(values_).subspan(
      offset_[column] * runs(),
      (offset_[column + 1] - offset_[column]) * runs());
}

Part Part::kept_so_far() const {
  Part copy(*layout_, number_);
  std::ranges::fill(copy.values_, missing);
  for (std::size_t row = 0; row < runs(); ++row) {
    if (status[row] == RunStatus::missing) continue;
    copy.hash[row] = hash[row];
    copy.failure[row] = failure[row];
    copy.events[row] = events[row];
    copy.finish(row, status[row] == RunStatus::failed);
    for (std::size_t i = 0; i < layout_->columns.size(); ++i) {
      const std::size_t count = offset_[i + 1] - offset_[i];
      std::ranges::copy(values(i).subspan(row * count, count),
                        copy.values(i).subspan(row * count, count).begin());
    }
  }
  return copy;
}

}  // namespace twinning
