#include "scenarios/reader/read_distribution.hpp"

#include <algorithm>
#include <vector>

#include "scenarios/reader/values.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Argument = DistributionKind::Argument;

std::span<const Argument> arguments_of(const DistributionKind& kind) {
  return std::span{kind.arguments}.first(kind.argument_count());
}

/// "low and high", for messages.
std::string listed(const DistributionKind& kind) {
  const auto arguments = arguments_of(kind);
  std::string list;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    list += text("{}{}",
                 i == 0                      ? ""
                 : i + 1 == arguments.size() ? " and "
                                             : ", ",
                 arguments[i].key);
  return list;
}

/// The keys of a [[vary]] that are arguments of some distribution.
std::vector<const NodeMember*> arguments_given(const Node& vary) {
  std::vector<const NodeMember*> given;
  for (const NodeMember& member : vary.members)
    if (std::ranges::any_of(distributions(), [&](const DistributionKind& kind) {
          return std::ranges::find(arguments_of(kind), member.key,
                                   &Argument::key) != arguments_of(kind).end();
        }))
      given.push_back(&member);
  return given;
}

const DistributionKind* find_kind(const Node& node, Problems& problems) {
  std::vector<std::string_view> names;
  for (const DistributionKind& kind : distributions())
    names.push_back(kind.name);
  const auto choice = read_choice(node, "distribution", names, problems);
  return choice ? &distributions()[*choice] : nullptr;
}

/// Where the argument stands that a fault begins with, else the distribution.
Place place_of(const std::string& fault, const Node& vary,
               const Node& distribution) {
  const Node* const node = vary.find(fault.substr(0, fault.find(' ')));
  return node == nullptr ? distribution.place : node->place;
}

}  // namespace

std::optional<Distribution> read_distribution(const Node& vary,
                                              const Node& distribution,
                                              const std::string& name,
                                              const Range& range,
                                              Problems& problems) {
  const DistributionKind* const kind = find_kind(distribution, problems);
  if (kind == nullptr) return std::nullopt;
  const std::size_t faults = problems.count();

  Distribution::Arguments values{};
  const auto arguments = arguments_of(*kind);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& [key, meaning, otherwise] = arguments[i];
    if (const Node* const node = vary.find(key))
      values[i] =
          read_number(*node, {std::string{key}, {}, "", meaning}, problems)
              .value_or(0);
    else if (otherwise)
      values[i] = *otherwise;
    else
      problems.add(distribution.place,
                   text("the distribution {} of {} needs {}: {}", kind->name,
                        shown(name, 60), key, meaning));
  }
  for (const NodeMember* const given : arguments_given(vary))
    if (std::ranges::find(arguments, given->key, &Argument::key) ==
        arguments.end())
      problems.add(given->place,
                   text("the distribution {} has no {}; it has {}", kind->name,
                        given->key, listed(*kind)));
  if (problems.count() > faults) return std::nullopt;

  if (const std::string fault = Distribution::fault(*kind, values, range);
      !fault.empty()) {
    problems.add(place_of(fault, vary, distribution),
                 text("{}: {}", shown(name, 60), fault));
    return std::nullopt;
  }
  return Distribution(*kind, values, range);
}

void refuse_arguments(const Node& vary, const std::string& name,
                      Problems& problems) {
  for (const NodeMember* const given : arguments_given(vary))
    problems.add(given->place,
                 text("{} has values and no distribution; leave out {}",
                      shown(name, 60), given->key));
}

}  // namespace twinning
