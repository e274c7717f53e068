#include "tools/reproduction.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>

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

/// The values of a made run for the quantities of one table, one after the
/// other.
std::span<const double> part(const RunRecord& made, std::string_view table) {
  if (table == "yearly") return made.yearly;
  if (table == "links") return made.links;
  return made.cities;
}

}  // namespace

Reproduction::Reproduction(const Results& results)
    : runs_{results.axes().row_status.size()},
      failures_{results.axes().row_failure} {
  add_columns(results);
  for (std::size_t run = 0; run < runs_; ++run)
    events_.push_back(results.events(run));
}

void Reproduction::add_columns(const Results& results) {
  const auto add = [&](std::string_view table, std::string_view quantity,
                       std::vector<double> kept) {
    if (!kept.empty())
      columns_.push_back(
          {std::string{table}, std::string{quantity}, std::move(kept)});
  };
  for (const Observable& row : yearly_observables())
    add("yearly", row.name, results.yearly(row.name));
  for (const Observable& row : link_observables())
    add("links", row.name, results.links(row.name));
  for (const Observable& row : city_observables())
    add("cities", row.name, results.cities(row.name));
}

void Reproduction::compare(const RunPlan& run, const RunRecord& made) {
  const std::scoped_lock lock{mutex_};
  const std::size_t row = run.row;
  const std::string kept = row < failures_.size() ? failures_[row] : "";
  if (kept != made.failure) {
    ++departures_;
    if (!first_ || row < first_->run)
      first_ = {row, "run", "failure", 0, unknown, unknown};
    return;
  }
  compare_tables(row, made);
  compare_events(row, made);
}

void Reproduction::compare_value(Departure place) {
  ++values_;
  if (same_bits(place.kept, place.made)) return;
  ++departures_;
  if (!first_ || place.run < first_->run) first_ = std::move(place);
}

void Reproduction::compare_tables(std::size_t run, const RunRecord& made) {
  std::string_view table;
  std::size_t offset = 0;
  for (const Column& column : columns_) {
    if (column.table != table) offset = 0;
    table = column.table;
    const auto values = part(made, table);
    const std::size_t count = column.kept.size() / runs_;
    for (std::size_t entry = 0; entry < count; ++entry)
      compare_value(
          {run, column.table, column.quantity, entry,
           column.kept[run * count + entry],
           offset + entry < values.size() ? values[offset + entry] : unknown});
    offset += count;
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
