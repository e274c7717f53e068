#include "sim/experiment/wave.hpp"

#include <algorithm>
#include <exception>

namespace twinning {
namespace {

/// Links that the worlds of one wave have together, at most.
constexpr std::size_t most_links = std::size_t{1} << 20;

ReadyCell ready(const StudyPlan& plan, std::size_t cell) {
  ReadyCell made{.cell = cell, .world = {}, .identity = {}, .failure = {}};
  try {
    made.world = plan.world(cell);
    made.identity = identity_of(*made.world);
  } catch (const std::exception& error) {
    made.failure = error.what();
    made.identity = plan.identity(cell);
  }
  return made;
}

}  // namespace

std::size_t Wave::most_cells(const StudyPlan& plan) {
  std::size_t links = 1;
  for (const auto& world : plan.scenarios)
    links = std::max(links, links_of(*world).first.size());
  return std::clamp<std::size_t>(most_links / links, 1, 64);
}

void Wave::prepare(const StudyPlan& plan, std::span<const std::size_t> cells,
                   Crew& crew) {
  std::vector<ReadyCell> next(cells.size());
  crew.each(cells.size(), [&](std::size_t i) {
    const auto before = std::ranges::find(cells_, cells[i], &ReadyCell::cell);
    next[i] = before != cells_.end() ? *before : ready(plan, cells[i]);
  });
  cells_ = std::move(next);
}

const ReadyCell& Wave::of(std::size_t cell) const {
  return *std::ranges::lower_bound(cells_, cell, {}, &ReadyCell::cell);
}

}  // namespace twinning
