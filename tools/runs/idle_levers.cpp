#include "tools/runs/idle_levers.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/model/city_pairs.hpp"

namespace twinning {
namespace {

using Ends = std::pair<CityId, CityId>;

Ends in_order(const Ends& link) { return std::minmax(link.first, link.second); }

/// Links of the file that are not known to end, or all there ever are.
std::vector<Ends> links_of(const Scenario& scenario, bool all) {
  std::vector<Ends> links;
  for (std::size_t i = 0; i < scenario.links.count(); ++i)
    if (all || scenario.links.year_ended[i] == never)
      links.push_back(
          in_order({scenario.links.first[i], scenario.links.second[i]}));
  if (all)
    for (const Lever& lever : scenario.levers)
      if (lever.quantity == Quantity::sign_link)
        for (const Ends& link : lever.links) links.push_back(in_order(link));
  return links;
}

/// Why an event changes nothing; empty if it may.
std::string reason_of_event(const Lever& lever, const Scenario& scenario) {
  if (candidate_pairs(scenario) > 0) return {};
  if (lever.quantity == Quantity::joint_programme) {
    const auto has_one = [&](const Ends& link) {
      return std::ranges::any_of(scenario.events, [&](const KnownEvent& event) {
        return event.year <= lever.from &&
               in_order({event.first, event.second}) == in_order(link);
      });
    };
    if (std::ranges::all_of(lever.links, has_one))
      return "its links have a joint programme by then";
  }
  const bool signs = lever.quantity == Quantity::sign_link;
  const std::vector<Ends> there = links_of(scenario, !signs);
  const auto is_idle = [&](const Ends& link) {
    const bool found = std::ranges::find(there, in_order(link)) != there.end();
    return found == signs;
  };
  if (!std::ranges::all_of(lever.links, is_idle)) return {};
  return signs ? "its links stand already" : "its cities have no link";
}

/// Whether an amount leaves in all years what it acts on.
bool leaves_all(const Lever& lever, const Calendar& calendar) {
  const bool adds = lever.operation == Operation::add;
  if (!adds && lever.operation != Operation::multiply) return false;
  const int to = std::min(lever.to, calendar.end);
  for (int year = std::max(lever.from, calendar.start); year <= to; ++year)
    if (lever.amount.at(year) != (adds ? 0 : 1)) return false;
  return true;
}

/// Whether a city in the scope of a lever can have links in a relation that is.
bool has_scope(const Lever& lever, const Scenario& scenario) {
  if (lever.relations.empty() || (lever.blocs.empty() && lever.cities.empty()))
    return true;
  const auto is_in = [&](BlocId bloc) {
    return std::ranges::any_of(lever.relations, [&](RelationId id) {
      const Relation& relation = scenario.relations[index(id)];
      return relation.first == bloc || relation.second == bloc;
    });
  };
  return std::ranges::any_of(lever.blocs, is_in) ||
         std::ranges::any_of(lever.cities, [&](CityId city) {
           return is_in(scenario.cities.bloc[index(city)]);
         });
}

/// Why a lever changes nothing; empty if it may.
std::string reason(const Lever& lever, const Scenario& scenario) {
  const int start = scenario.calendar.start, end = scenario.calendar.end;
  if (lever.from > end)
    return text("it acts from {}, and time ends in {}", lever.from, end);
  if (lever.operation == Operation::event)
    return reason_of_event(lever, scenario);
  if (lever.to < start)
    return text("it acts to {}, and time begins in {}", lever.to, start);
  if (leaves_all(lever, scenario.calendar))
    return lever.operation == Operation::add ? "it adds 0"
                                             : "it multiplies by 1";
  if (!has_scope(lever, scenario))
    return "none of its cities can have links in its relations";
  return {};
}

}  // namespace

std::vector<IdleLever> idle_levers(const Scenario& scenario) {
  std::vector<IdleLever> idle;
  for (const Lever& lever : scenario.levers)
    if (std::string why = reason(lever, scenario); !why.empty())
      idle.push_back({lever.name, std::move(why)});
  return idle;
}

std::string words_of(const std::vector<IdleLever>& idle) {
  std::string lines;
  for (const IdleLever& lever : idle)
    lines += text("  the lever '{}' changes nothing: {}\n", shown(lever.name),
                  lever.reason);
  return lines;
}

}  // namespace twinning
