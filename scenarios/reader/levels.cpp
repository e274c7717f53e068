#include "scenarios/reader/levels.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

constexpr std::array<std::string_view, 5> level_keys{"values", "from", "to",
                                                     "steps", "step"};

/// As many steps of a share of the larger end can still be told apart.
constexpr double smallest_share = 1e-12;

double larger_end(double from, double to) {
  return std::max(std::abs(from), std::abs(to));
}

/// A number with so many decimals.
double with_decimals(double value, int decimals) {
  const std::string digits = text("{:.{}f}", value, decimals);
  double rounded = value;
  std::from_chars(digits.data(), digits.data() + digits.size(), rounded);
  return rounded + 0.0;  // −0 becomes 0
}

void refuse_repeats(const Node& list, const std::vector<double>& values,
                    Problems& problems) {
  std::map<double, std::size_t> seen;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!seen.try_emplace(values[i], i).second)
      problems.add(
          list.items[i].place,
          text("{} is given twice; the runs would be made twice", values[i]));
}

std::optional<Levels> read_list(const Node& list, const Wanted& wanted,
                                bool may_repeat, Problems& problems) {
  const std::size_t faults = problems.count();
  if (!list.is(Node::Kind::array)) {
    problems.add(list.place, text("values must be a list of numbers, as in "
                                  "[0.1, 0.2]{}",
                                  instead(list)));
    return std::nullopt;
  }
  Levels levels;
  for (const Node& item : list.items)
    if (const auto value = read_number(item, wanted, problems))
      levels.values.push_back(*value);
  if (problems.count() > faults) return std::nullopt;
  if (list.items.empty())
    problems.add(list.place,
                 "the list of values is empty, and the study would have no "
                 "point; give at least one number");
  else if (!may_repeat)
    refuse_repeats(list, levels.values, problems);
  if (problems.count() > faults) return std::nullopt;
  return levels;
}

/// How many values there are in steps of a size; nothing, and a fault, if they
/// do not come to `to`.
std::optional<std::uint64_t> count_steps(const Node& node, const Levels& levels,
                                         Problems& problems) {
  constexpr Range any_step{0, std::numeric_limits<double>::infinity(), true};
  const auto step =
      read_number(node,
                  {"step", any_step, "",
                   "values go up by it, and a step of 0 would never "
                   "end"},
                  problems);
  if (!step) return std::nullopt;
  const double span = levels.to - levels.from;
  const double count = std::round(span / *step);
  if (*step < smallest_share * larger_end(levels.from, levels.to)) {
    problems.add(node.place,
                 text("the step {} is too small: it changes {} by nothing, or "
                      "next to it",
                      *step, levels.to));
    return std::nullopt;
  }
  if (count < 1 || std::abs(count * *step - span) > 1e-9 * span) {
    const double whole = std::floor(span / *step);
    problems.add(
        node.place,
        text("steps of {} from {} do not come to {}, but to {} and {}; change "
             "step or to",
             *step, levels.from, levels.to, levels.from + whole * *step,
             levels.from + (whole + 1) * *step));
    return std::nullopt;
  }
  return std::uint64_t(count) + 1;
}

std::optional<std::uint64_t> read_steps(const Node& node, const Levels& levels,
                                        Problems& problems) {
  const auto steps = read_integer(
      node, {"steps", {2, 9e18}, "values, both ends among them", ""}, problems);
  if (!steps) return std::nullopt;
  if ((levels.to - levels.from) / double(*steps - 1) <
          smallest_share * larger_end(levels.from, levels.to) &&
      double(*steps) > 1 / smallest_share) {
    problems.add(node.place, "so many steps are too small to tell apart");
    return std::nullopt;
  }
  return std::uint64_t(*steps);
}

std::optional<Levels> read_spaced(const Node& vary, const Wanted& wanted,
                                  Problems& problems) {
  const Node* const from = vary.find("from");
  const Node* const to = vary.find("to");
  const Node* const steps = vary.find("steps");
  const Node* const step = vary.find("step");
  if (from == nullptr || to == nullptr ||
      (steps == nullptr) == (step == nullptr)) {
    problems.add(vary.place,
                 text("evenly spaced values of {} need from, to, and one of "
                      "steps (how many) and step (how far apart), as in from = "
                      "0.1, to = 0.3, steps = 5",
                      wanted.label));
    return std::nullopt;
  }
  const auto low = read_number(*from, wanted, problems);
  const auto high = read_number(*to, wanted, problems);
  if (!low || !high) return std::nullopt;
  if (!(*low < *high)) {
    problems.add(
        to->place,
        text("to must be above from, but {} is not above {}", *high, *low));
    return std::nullopt;
  }
  Levels levels{.values = {}, .from = *low, .to = *high, .steps = 0};
  const auto count = steps != nullptr ? read_steps(*steps, levels, problems)
                                      : count_steps(*step, levels, problems);
  if (!count) return std::nullopt;
  levels.steps = *count;
  return levels;
}

}  // namespace

std::vector<double> spread(double from, double to, std::uint64_t steps) {
  const double exponent = std::floor(std::log10(larger_end(from, to)));
  const int decimals = std::max(0, 14 - int(exponent));
  std::vector<double> values;
  values.reserve(steps);
  values.push_back(from);
  for (std::uint64_t i = 1; i + 1 < steps; ++i) {
    const double share = double(i) / double(steps - 1);
    const double value = from * (1 - share) + to * share;
    values.push_back(std::clamp(with_decimals(value, decimals), from, to));
  }
  values.push_back(to);
  return values;
}

std::vector<double> written_out(const Levels& levels) {
  if (!levels.values.empty() || levels.steps == 0) return levels.values;
  return spread(levels.from, levels.to, levels.steps);
}

bool has_levels(const Node& vary) {
  return std::ranges::any_of(level_keys, [&](std::string_view key) {
    return vary.find(key) != nullptr;
  });
}

std::optional<Levels> read_levels(const Node& vary, const Wanted& wanted,
                                  bool may_repeat, Problems& problems) {
  const Node* const list = vary.find("values");
  if (list == nullptr) return read_spaced(vary, wanted, problems);
  for (const std::string_view key : level_keys)
    if (const Node* const other = vary.find(key);
        other != nullptr && other != list) {
      problems.add(other->place,
                   text("{} has values already, and cannot have {} as well",
                        wanted.label, key));
      return std::nullopt;
    }
  return read_list(*list, wanted, may_repeat, problems);
}

}  // namespace twinning
