#include "tools/runs/reproduction.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>

#include "sim/model/statistics.hpp"

namespace twinning {
namespace {

bool same_bits(double one, double other) {
  return std::bit_cast<std::uint64_t>(one) ==
             std::bit_cast<std::uint64_t>(other) ||
         (std::isnan(one) && std::isnan(other));
}

std::array<double, 7> numbers(const Event& event) {
  return {double(event.year), double(event.step), double(event.link),
          double(event.what), double(event.side), double(event.kind),
          event.amount};
}

constexpr std::array<std::string_view, 7> event_columns{
    "year", "step", "link", "what", "side", "kind", "amount"};

}  // namespace

Reproduction::Reproduction(const Results& results)
    : runs_{results.axes().row_status.size()},
      failures_{results.axes().row_failure} {
  add_columns(results);
  for (std::size_t run = 0; run < runs_; ++run)
    events_.push_back(results.events(run));
}

void Reproduction::add_columns(const Results& results) {
  const auto add = [&](std::string_view table,
                       std::span<const Observable> quantities,
                       std::vector<double> RunRecord::*part, auto read) {
    for (std::size_t row = 0; row < quantities.size(); ++row)
      if (std::vector<double> kept = read(quantities[row].name); !kept.empty())
        columns_.push_back({std::string{table},
                            std::string{quantities[row].name}, part, row,
                            std::move(kept)});
  };
  add("yearly", yearly_observables(), &RunRecord::yearly,
      [&](auto name) { return results.yearly(name); });
  add("statistics", run_statistics(), &RunRecord::statistics,
      [&](auto name) { return results.statistic(name); });
  add("links", link_observables(), &RunRecord::links,
      [&](auto name) { return results.links(name); });
  add("cities", city_observables(), &RunRecord::cities,
      [&](auto name) { return results.cities(name); });
}

void Reproduction::compare(const MadeRow& made) {
  const std::scoped_lock lock{mutex_};
  const std::size_t row = made.row;
  if (made.record == nullptr) return;  // a run that was not needed
  if (failures_[row] != made.record->failure) {
    ++departures_;
    if (!first_ || row < first_->run)
      first_ = {row, "run", "failure", 0, unknown, unknown};
    return;
  }
  compare_tables(row, *made.record);
  compare_events(row, *made.record);
}

void Reproduction::compare_value(Departure place) {
  ++values_;
  if (same_bits(place.kept, place.made)) return;
  ++departures_;
  if (!first_ || place.run < first_->run) first_ = std::move(place);
}

void Reproduction::compare_tables(std::size_t run, const RunRecord& made) {
  for (const Column& column : columns_) {
    const std::vector<double>& values = made.*column.part;
    const std::size_t count = column.kept.size() / runs_;
    const std::size_t from = column.row * count;
    for (std::size_t entry = 0; entry < count; ++entry)
      compare_value(
          {run, column.table, column.quantity, entry,
           column.kept[run * count + entry],
           from + entry < values.size() ? values[from + entry] : unknown});
  }
}

void Reproduction::compare_events(std::size_t run, const RunRecord& made) {
  const std::vector<Event>& kept = events_[run];
  compare_value({run, "events", "count", 0, double(kept.size()),
                 double(made.events.size())});
  const std::size_t both = std::min(kept.size(), made.events.size());
  for (std::size_t event = 0; event < both; ++event) {
    const auto was = numbers(kept[event]);
    const auto is = numbers(made.events[event]);
    for (std::size_t i = 0; i < was.size(); ++i)
      compare_value(
          {run, "events", std::string{event_columns[i]}, event, was[i], is[i]});
  }
}

}  // namespace twinning
