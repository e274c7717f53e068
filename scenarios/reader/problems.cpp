#include "scenarios/reader/problems.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "scenarios/reader/excerpt.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// How many faults are kept to be sorted, and how many of these are shown.
constexpr std::size_t most_kept = 10'000;
constexpr std::size_t most_shown = 50;
constexpr std::size_t most_lines = 3;  ///< named of those that repeat a fault

std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  return starts;
}

}  // namespace

const Source& Problems::keep(Source source) {
  source.order = sources_.size();
  sources_.push_back(std::move(source));
  lines_.emplace_back();
  return sources_.back();
}

void Problems::add(Place place, std::string message, Fault fault) {
  ++count_;
  if (problems_.size() < most_kept)
    problems_.push_back({place, std::move(message), fault, {}, 0});
}

std::size_t Problems::line(Place place) const {
  auto& starts = lines_[place.source->order];
  if (starts.empty()) starts = line_starts(place.source->text);
  const auto after = std::ranges::upper_bound(starts, place.offset);
  return std::size_t(after - starts.begin());
}

std::vector<Problems::Problem> Problems::in_order() const {
  std::vector<Problem> sorted = problems_;
  std::ranges::stable_sort(sorted, {}, [](const Problem& problem) {
    return std::pair(problem.place.source->order, problem.place.offset);
  });

  std::vector<Problem> told;
  std::map<std::pair<std::size_t, std::string>, std::size_t> seen;
  for (Problem& problem : sorted) {
    const auto [same, is_new] = seen.try_emplace(
        {problem.place.source->order, problem.message}, told.size());
    if (is_new) {
      told.push_back(std::move(problem));
      continue;
    }
    Problem& first = told[same->second];
    ++first.repeats;
    if (first.again.size() < most_lines)
      first.again.push_back(line(problem.place));
  }
  return told;
}

std::string Problems::shown_place(Place place) const {
  const Source& source = *place.source;
  if (source.is_setting) return shown(source.name);
  const Excerpt excerpt = excerpt_at(source.text, place.offset);
  return text("{}:{}:{}", shown(source.name), line(place), excerpt.column);
}

std::string Problems::told(const Problem& problem) const {
  std::string out = text("{}: {}", shown_place(problem.place), problem.message);
  const std::string& whole = problem.place.source->text;
  if (!whole.empty()) {
    const Excerpt excerpt = excerpt_at(whole, problem.place.offset);
    out += text("\n    {}\n    {}^", excerpt.line,
                std::string(excerpt.before_caret, ' '));
  }
  if (problem.repeats == 0) return out;

  std::string lines;
  for (const std::size_t again : problem.again)
    lines += text("{}{}", lines.empty() ? "" : ", ", again);
  const std::size_t more = problem.repeats - problem.again.size();
  out += text("\n    the same in line{} {}", problem.repeats > 1 ? "s" : "",
              lines);
  if (more > 0)
    out += text(" and {} more", with_commas(static_cast<long long>(more)));
  return out;
}

void Problems::throw_if_any() const {
  if (!any()) return;
  const std::vector<Problem> all = in_order();

  std::string message;
  std::size_t told_of = 0;
  for (std::size_t i = 0; i < all.size() && i < most_shown; ++i) {
    message += text("{}{}", i == 0 ? "" : "\n", told(all[i]));
    told_of += 1 + all[i].repeats;
  }
  if (count_ > told_of)
    message += text("\nand {} more faults",
                    with_commas(static_cast<long long>(count_ - told_of)));

  const bool input = std::ranges::any_of(
      all, [](const Problem& one) { return one.fault == Fault::input; });
  throw UserError(input ? Fault::input : all.front().fault, message);
}

}  // namespace twinning
