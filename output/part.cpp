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
  const std::vector<double>& all = part_of(record, column.origin);
  const std::size_t count = column.values_of_a_row();
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
    offset += column.values_of_a_row();
  }
  offset_.push_back(offset);
  restart(number);
}

void Part::restart(std::size_t number) {
  number_ = number;
  kept_ = 0;
  const std::size_t rows = layout_->rows_of(number);
  status.assign(rows, RowStatus::missing);
  hash.assign(rows, {});
  failure.assign(rows, {});
  runs.assign(rows, 0);
  events.assign(rows, {});
  values_.resize(offset_.back() * rows);
}

void Part::copy(std::size_t row, const MadeRow& made) {
  // Of a cell some runs may have failed, and there are numbers of the others.
  const RunRecord* const record = made.record;
  const bool nothing = record == nullptr || record->yearly.empty() ||
                       (made.runs == 1 && !record->failure.empty());
  for (std::size_t i = 0; i < layout_->columns.size(); ++i) {
    const std::size_t count = offset_[i + 1] - offset_[i];
    const auto place = values(i).subspan(row * count, count);
    if (nothing)
      std::ranges::fill(place, missing);
    else
      copy_numbers(numbers(*record, layout_->columns[i]), place);
  }
  hash[row] = made.hash;
  runs[row] = record == nullptr ? 0 : std::int32_t(made.runs);
  failure[row] = record == nullptr ? std::string() : record->failure;
  if (layout_->events && !nothing) events[row] = record->events;
}

void Part::finish(std::size_t row, RowStatus became) {
  status[row] = became;
  ++kept_;
}

void Part::forget_failed() {
  for (RowStatus& each : status)
    if (each == RowStatus::failed) {
      each = RowStatus::missing;
      --kept_;
    }
}

Values Part::said(RowVariable::What what) const {
  using enum RowVariable::What;
  if (what == hash) return this->hash;
  if (what == failure) return this->failure;
  if (what == runs) return this->runs;
  std::vector<std::uint8_t> numbers;
  for (const RowStatus each : this->status)
    numbers.push_back(std::uint8_t(each));
  return numbers;
}

void Part::set(RowVariable::What what, const Values& values) {
  using enum RowVariable::What;
  if (what == hash) this->hash = std::get<std::vector<std::string>>(values);
  if (what == failure)
    this->failure = std::get<std::vector<std::string>>(values);
  if (what == runs) this->runs = std::get<std::vector<std::int32_t>>(values);
  if (what != status) return;
  const auto& numbers = std::get<std::vector<std::uint8_t>>(values);
  for (std::size_t row = 0; row < numbers.size(); ++row)
    if (const auto became = RowStatus(numbers[row]);
        became != RowStatus::missing)
      finish(row, became);
}

std::span<double> Part::values(std::size_t column) {
  return std::span(values_).subspan(
      offset_[column] * rows(),
      (offset_[column + 1] - offset_[column]) * rows());
}
std::span<const double> Part::values(std::size_t column) const {
  return std::span(values_).subspan(
      offset_[column] * rows(),
      (offset_[column + 1] - offset_[column]) * rows());
}

Part Part::kept_so_far() const {
  Part copy(*layout_, number_);
  std::ranges::fill(copy.values_, missing);
  for (std::size_t row = 0; row < rows(); ++row) {
    if (status[row] == RowStatus::missing) continue;
    copy.hash[row] = hash[row];
    copy.failure[row] = failure[row];
    copy.runs[row] = runs[row];
    copy.events[row] = events[row];
    copy.finish(row, status[row]);
    for (std::size_t i = 0; i < layout_->columns.size(); ++i) {
      const std::size_t count = offset_[i + 1] - offset_[i];
      std::ranges::copy(values(i).subspan(row * count, count),
                        copy.values(i).subspan(row * count, count).begin());
    }
  }
  return copy;
}

}  // namespace twinning
