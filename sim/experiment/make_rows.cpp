#include "sim/experiment/make_rows.hpp"

#include <algorithm>

#include "sim/experiment/make_cells.hpp"
#include "sim/experiment/wave.hpp"

namespace twinning {
namespace {

/// Rows of one wave, at most.
constexpr std::size_t most_rows = 4096;

/// The rows of the next wave and the cells they belong to, ascending.
struct Stretch {
  std::span<const std::size_t> rows;
  std::vector<std::size_t> cells;
};

Stretch next_stretch(const StudyPlan& plan, std::span<const std::size_t> rows,
                     std::size_t most_cells) {
  Stretch stretch;
  std::size_t count = 0;
  for (; count < std::min(rows.size(), most_rows); ++count) {
    const std::size_t cell = plan.rows.run(rows[count]).cell;
    const auto place = std::ranges::lower_bound(stretch.cells, cell);
    if (place != stretch.cells.end() && *place == cell) continue;
    if (stretch.cells.size() == most_cells) break;
    stretch.cells.insert(place, cell);
  }
  stretch.rows = rows.first(count);
  return stretch;
}

void make_runs(const StudyPlan& plan, std::span<const std::size_t> rows,
               Crew& crew, const std::stop_token& stop, const KeepRow& keep) {
  const std::size_t most_cells = Wave::most_cells(plan);
  Wave wave;
  std::vector<RunPlan> design;
  while (!rows.empty() && !stop.stop_requested()) {
    const Stretch stretch = next_stretch(plan, rows, most_cells);
    rows = rows.subspan(stretch.rows.size());
    wave.prepare(plan, stretch.cells, crew);

    design.clear();
    for (const std::size_t row : stretch.rows) {
      const auto [cell, replicate] = plan.rows.run(row);
      const ReadyCell& ready = wave.of(cell);
      if (ready.world) {
        design.push_back({row, ready.world, replicate});
        continue;
      }
      RunRecord failed;
      failed.replicate = replicate;
      failed.failure = ready.failure;
      keep({row, plan.row_hash(row, ready.identity), 1, &failed});
    }
    crew.run(design, stop, [&](const RunPlan& run, const RunRecord& record) {
      const auto row = std::size_t(run.row);
      keep({row, plan.row_hash(row, identity_of(*run.world)), 1, &record});
    });
  }
}

}  // namespace

void make_rows(const StudyPlan& plan, std::span<const std::size_t> rows,
               Crew& crew, const std::stop_token& stop, const KeepRow& keep) {
  if (plan.rows.of_cells() || plan.study.until)
    make_cells(plan, rows, crew, stop, keep);
  else
    make_runs(plan, rows, crew, stop, keep);
}

}  // namespace twinning
