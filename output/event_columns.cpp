#include "output/event_columns.hpp"

namespace twinning {
namespace {

constexpr std::array<EventColumns::Description, EventColumns::count> described{{
    {"year", "calendar year", "year of the event"},
    {"step", "1", "step of the year, from 0; -1: yearly decisions"},
    {"link", "1", "row of the link in the links' table"},
    {"what", "1", "what happened"},
    {"side", "1", "0 first, 1 second city: the visitor, the loser of staff"},
    {"kind", "1", "kind of a visit: 0 culture, 1 education, 2 delegation"},
    {"amount", "1", "visits at once; size of a deal; else 1"},
}};

using Integers = std::vector<std::int32_t>;
using Bytes = std::vector<std::uint8_t>;
using Doubles = std::vector<double>;

}  // namespace

std::span<const EventColumns::Description, EventColumns::count>
EventColumns::descriptions() {
  return described;
}

EventColumns::EventColumns()
    : columns{Integers{}, Integers{}, Integers{}, Bytes{},
              Bytes{},    Bytes{},    Doubles{}} {}

void EventColumns::append(std::span<const Event> events) {
  for (const Event& event : events) {
    std::get<Integers>(columns[0]).push_back(event.year);
    std::get<Integers>(columns[1]).push_back(event.step);
    std::get<Integers>(columns[2]).push_back(event.link);
    std::get<Bytes>(columns[3]).push_back(event.what);
    std::get<Bytes>(columns[4]).push_back(event.side);
    std::get<Bytes>(columns[5]).push_back(event.kind);
    std::get<Doubles>(columns[6]).push_back(event.amount);
  }
}

void EventColumns::append(const EventColumns& more) {
  for (std::size_t i = 0; i < count; ++i)
    std::visit(
        [&](auto& column) {
          const auto& tail =
              std::get<std::decay_t<decltype(column)>>(more.columns[i]);
          column.insert(column.end(), tail.begin(), tail.end());
        },
        columns[i]);
}

EventColumns EventColumns::take(std::size_t rows) {
  EventColumns taken;
  for (std::size_t i = 0; i < count; ++i)
    std::visit(
        [&](auto& column) {
          const auto end = column.begin() + std::ptrdiff_t(rows);
          taken.columns[i] =
              std::decay_t<decltype(column)>(column.begin(), end);
          column.erase(column.begin(), end);
        },
        columns[i]);
  return taken;
}

std::vector<Event> EventColumns::events() const {
  std::vector<Event> events(rows());
  for (std::size_t i = 0; i < events.size(); ++i)
    events[i] = {
        std::get<Integers>(columns[0])[i], std::get<Integers>(columns[1])[i],
        std::get<Integers>(columns[2])[i], std::get<Bytes>(columns[3])[i],
        std::get<Bytes>(columns[4])[i],    std::get<Bytes>(columns[5])[i],
        std::get<Doubles>(columns[6])[i]};
  return events;
}

}  // namespace twinning
