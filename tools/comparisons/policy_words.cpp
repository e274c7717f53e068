#include "tools/comparisons/policy_words.hpp"

#include <algorithm>

#include "scenarios/reader/read_scenario.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// "at least 0.9", "× 0.85", "from 0.2 to 0.6".
std::string amount_words(const Lever& lever) {
  if (lever.amount.points.empty()) return {};
  const double first = lever.amount.points.front().value;
  const double last = lever.amount.points.back().value;
  const std::string amount =
      first == last ? text("{}", first) : text("{} to {}", first, last);
  switch (lever.operation) {
    case Operation::multiply:
      return " × " + amount;
    case Operation::add:
      return text(" {}{}", first >= 0 ? "+" : "", amount);
    case Operation::at_least:
      return " at least " + amount;
    default:
      return " " + amount;
  }
}

/// Names, or the number of them where they are many: "Leeds, York", "12
/// cities".
template <class Item, class NameOf>
std::string few_or_many(const std::vector<Item>& all, std::string_view what,
                        const NameOf& name_of) {
  constexpr std::size_t few = 3;
  if (all.size() > few) return text(", {} {}", all.size(), what);
  std::string names;
  for (const Item& each : all) names += ", " + name_of(each);
  return names;
}

std::string scope_words(const Lever& lever, const Scenario& scenario) {
  const auto city = [&](CityId id) { return scenario.cities.name[index(id)]; };
  const auto link = [&](const std::pair<CityId, CityId>& ends) {
    return text("{}–{}", city(ends.first), city(ends.second));
  };
  std::string words;
  for (const BlocId bloc : lever.blocs)
    words += ", " + scenario.blocs[index(bloc)].name;
  for (const RelationId relation : lever.relations)
    words += ", " + scenario.relations[index(relation)].name;
  return words + few_or_many(lever.cities, "cities", city) +
         few_or_many(lever.links, "links", link);
}

std::string words_of(const Lever& lever, const Scenario& scenario) {
  std::string kind{levers()[std::size_t(lever.quantity)].name};
  std::ranges::replace(kind, '_', ' ');
  const std::string until =
      lever.to < scenario.calendar.end ? text(" to {}", lever.to) : "";
  return text("{} ({}{} from {}{}{})", lever.name, kind, amount_words(lever),
              lever.from, until, scope_words(lever, scenario));
}

}  // namespace

std::vector<std::string> policies_of(const Results& results) {
  std::vector<std::string> policies;
  const auto sources = results.sources();
  for (const std::string& resolved : results.resolved_scenarios()) {
    std::string words;
    try {
      const Scenario scenario = read_resolved(resolved, sources);
      for (const Lever& lever : scenario.levers)
        words += (words.empty() ? "" : "; ") + words_of(lever, scenario);
    } catch (const UserError&) {
      // A scenario whose data are too large to be kept: its policies are not
      // told, and nothing else depends on them.
      words.clear();
    }
    policies.push_back(words);
  }
  return policies;
}

}  // namespace twinning
