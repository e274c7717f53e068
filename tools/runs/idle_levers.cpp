#include "tools/runs/idle_levers.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"

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

/// Whether links may come that neither the file nor a lever knows.
bool may_form(const Scenario& scenario) {
  return std::ranges::any_of(scenario.relations,
                             [](const Relation& relation) {
                               return relation.formation_rate > 0;
                             }) ||
         std::ranges::any_of(scenario.levers, [](const Lever& lever) {
           return lever.quantity == Quantity::formation_rate;
         });
}

/// Why a lever changes nothing; empty if it may.
std::string reason(const Lever& lever, const Scenario& scenario) {
  const int start = scenario.calendar.start, end = scenario.calendar.end;
  const bool is_event = lever.operation == Operation::event;
  if (lever.from > end)
    return text("it acts from {}, and time ends in {}", lever.from, end);
  if (!is_event && lever.to < start)
    return text("it acts to {}, and time begins in {}", lever.to, start);
  if (!is_event || may_form(scenario)) return {};

  const bool signs = lever.quantity == Quantity::sign_link;
  const std::vector<Ends> there = links_of(scenario, !signs);
  const auto is_idle = [&](const Ends& link) {
    const bool found = std::ranges::find(there, in_order(link)) != there.end();
    return found == signs;
  };
  if (!std::ranges::all_of(lever.links, is_idle)) return {};
  return signs ? "its links stand already" : "its cities have no link";
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
