#include "scenarios/reader/problems.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/reader/excerpt.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// How many different faults are kept, and how many of these are shown.
constexpr std::size_t most_kept = 10'000;
constexpr std::size_t most_shown = 50;
constexpr std::size_t most_places = 4;  ///< named of one that repeats

std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1))
    starts.push_back(at + 1);
  return starts;
}

}  // namespace

const Source& Problems::keep(Source source) {
  const auto before = std::ranges::find_if(sources_, [&](const Source& one) {
    return one.name == source.name && one.is_setting == source.is_setting &&
           one.folder == source.folder && one.text == source.text;
  });
  if (before != sources_.end()) return *before;
  source.order = sources_.size();
  sources_.push_back(std::move(source));
  lines_.emplace_back();
  return sources_.back();
}

void Problems::add(Place place, std::string message, Fault fault) {
  ++count_;
  if (place.source->is_setting && fault == Fault::input)
    fault = Fault::command_line;
  const auto [row, is_new] =
      rows_.try_emplace({place.source->order, message}, problems_.size());
  if (is_new && problems_.size() == most_kept) {
    rows_.erase(row);
    ++distinct_;
    return;
  }
  if (is_new)
    problems_.push_back({place.source, std::move(message), fault, {}});
  if (problems_[row->second].offsets.insert(place.offset).second) ++distinct_;
}

std::size_t Problems::line(Place place) const {
  auto& starts = lines_[place.source->order];
  if (starts.empty()) starts = line_starts(place.source->text);
  const auto after = std::ranges::upper_bound(starts, place.offset);
  return std::size_t(after - starts.begin());
}

std::vector<const Problems::Problem*> Problems::in_order() const {
  std::vector<const Problem*> sorted;
  for (const Problem& problem : problems_) sorted.push_back(&problem);
  std::ranges::stable_sort(sorted, {}, [](const Problem* problem) {
    return std::pair(problem->source->order, *problem->offsets.begin());
  });
  return sorted;
}

std::string Problems::shown_place(Place place) const {
  const Source& source = *place.source;
  if (source.is_setting) return shown(source.name);
  const Excerpt excerpt = excerpt_at(source.text, place.offset);
  return text("{}:{}:{}", shown(source.name), line(place), excerpt.column);
}

std::string Problems::told(const Problem& problem) const {
  const auto& offsets = problem.offsets;
  const Place place{problem.source, *offsets.begin()};
  std::string out = text("{}: {}", shown_place(place), problem.message);
  if (!problem.source->text.empty()) {
    const Excerpt excerpt = excerpt_at(problem.source->text, place.offset);
    out += text("\n    {}\n    {}^", excerpt.line,
                std::string(excerpt.before_caret, ' '));
  }
  if (offsets.size() == 1) return out;

  out += text("\n    the same in line{}", offsets.size() > 2 ? "s" : "");
  std::size_t named = 1;
  for (auto other = std::next(offsets.begin());
       other != offsets.end() && named < most_places; ++other, ++named)
    out +=
        text("{}{}", named == 1 ? " " : ", ", line({problem.source, *other}));
  if (offsets.size() > named)
    out += text(" and {} more",
                with_commas(static_cast<long long>(offsets.size() - named)));
  return out;
}

void Problems::throw_if_any() const {
  if (!any()) return;
  const std::vector<const Problem*> all = in_order();

  std::string message;
  std::size_t told_of = 0;
  for (std::size_t i = 0; i < all.size() && i < most_shown; ++i) {
    message += text("{}{}", i == 0 ? "" : "\n", told(*all[i]));
    told_of += all[i]->offsets.size();
  }
  if (distinct_ > told_of)
    message += text("\nand {} more faults",
                    with_commas(static_cast<long long>(distinct_ - told_of)));

  const bool input = std::ranges::any_of(
      all, [](const Problem* one) { return one->fault == Fault::input; });
  throw UserError(input ? Fault::input : all.front()->fault, message);
}

}  // namespace twinning
