#include "sim/experiment/make_cells.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "sim/experiment/aggregation.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/experiment/wave.hpp"
#include "sim/model/observation.hpp"

namespace twinning {
namespace {

/// Memory for the replicates that wait to be summarised, at most, and how many
/// runs make a wave worth its while.
constexpr std::size_t most_bytes = std::size_t{96} << 20;
constexpr std::size_t enough_runs = 1024;

/// A cell while its replicates are made.
struct OpenCell {
  const ReadyCell* ready = nullptr;
  std::vector<double> watched;  ///< of each replicate, if it decides
  std::unique_ptr<Aggregation> aggregation;
  std::uint32_t made = 0;    ///< replicates that have been made
  std::uint32_t wanted = 0;  ///< replicates to be made by the next look
};

class CellMaker {
 public:
  CellMaker(const StudyPlan& plan, Crew& crew, const std::stop_token& stop,
            const KeepRow& keep)
      : plan_{plan}, crew_{crew}, stop_{stop}, keep_{keep} {}

  void make(std::span<const std::size_t> cells) {
    const std::size_t together = cells_together();
    while (!cells.empty() && !stop_.stop_requested()) {
      const auto some = cells.first(std::min(together, cells.size()));
      cells = cells.subspan(some.size());
      wave_.prepare(plan_, some, crew_);
      open();
      while (make_more())
        for (OpenCell& cell : open_) decide(cell);
      summarise();
      crew_.each(open_.size(), [&](std::size_t i) { finish(open_[i]); });
    }
  }

 private:
  [[nodiscard]] std::size_t cells_together() const;
  void open();
  bool make_more();
  [[nodiscard]] std::uint32_t next_end(const OpenCell& cell) const;
  [[nodiscard]] bool whole(const OpenCell& cell) const;
  void fold(Aggregation& aggregation);
  void summarise();
  void take(OpenCell& cell, std::uint32_t replicate, const RunRecord& record);
  void decide(OpenCell& cell) const;
  void finish(OpenCell& cell) const;
  [[nodiscard]] bool summarises(const OpenCell& cell) const;
  void finish_aggregates(const OpenCell& cell) const;
  void finish_rows(const OpenCell& cell) const;
  [[nodiscard]] std::vector<std::size_t> observables() const;
  [[nodiscard]] const Scenario& scenario() const {
    return plan_.study.scenarios.front();
  }

  const StudyPlan& plan_;
  Crew& crew_;
  const std::stop_token& stop_;
  const KeepRow& keep_;
  Wave wave_;
  std::vector<OpenCell> open_;
  std::vector<RunPlan> design_;
};

std::vector<std::size_t> CellMaker::observables() const {
  const auto& wanted = plan_.study.observables;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < yearly_count; ++i)
    if (wanted.empty() ||
        std::ranges::find(wanted, yearly_observables()[i].name) != wanted.end())
      rows.push_back(i);
  return rows;
}

std::size_t CellMaker::cells_together() const {
  const std::size_t replicates = plan_.rows.replicates();
  std::size_t bytes = sizeof(double) * replicates;
  if (plan_.rows.of_cells())
    bytes = sizeof(double) * std::min(replicates, stretch_length) *
            observables().size() * std::size_t(scenario().calendar.years()) *
            scenario().relations.size();
  const std::size_t fit = std::max<std::size_t>(most_bytes / bytes, 1);
  const std::size_t enough =
      std::max<std::size_t>(enough_runs * crew_.threads() / 2 / replicates, 1);
  return std::min({fit, enough, Wave::most_cells(plan_)});
}

void CellMaker::open() {
  open_.resize(wave_.cells().size());
  for (std::size_t i = 0; i < open_.size(); ++i) {
    OpenCell& cell = open_[i];
    cell.ready = &wave_.cells()[i];
    cell.made = 0;
    cell.wanted = plan_.rows.replicates();
    if (const auto& until = plan_.study.until) {
      cell.wanted = first_look(until->at_least, cell.wanted);
      cell.watched.assign(plan_.rows.replicates(), unknown);
    }
    if (!plan_.rows.of_cells()) continue;
    if (!cell.aggregation)
      cell.aggregation = std::make_unique<Aggregation>(
          observables(), std::size_t(scenario().calendar.years()),
          scenario().relations.size(), plan_.rows.replicates());
    cell.aggregation->restart();
  }
}

/// The replicates that can be made before a cell decides or folds.
std::uint32_t CellMaker::next_end(const OpenCell& cell) const {
  return cell.aggregation ? std::uint32_t(std::min<std::size_t>(
                                cell.wanted, cell.aggregation->stretch_end()))
                          : cell.wanted;
}

/// Whether all those were made, although the crew was asked to stop.
bool CellMaker::whole(const OpenCell& cell) const {
  return cell.aggregation && cell.aggregation->complete(next_end(cell));
}

/// Makes the replicates that the cells want; gives whether there were any.
bool CellMaker::make_more() {
  design_.clear();
  for (std::size_t i = 0; i < open_.size(); ++i) {
    OpenCell& cell = open_[i];
    if (!cell.ready->world || cell.made == cell.wanted) continue;
    if (cell.made == next_end(cell)) fold(*cell.aggregation);
    for (std::uint32_t r = cell.made; r < next_end(cell); ++r)
      design_.push_back({i, cell.ready->world, r});
  }
  if (design_.empty() || stop_.stop_requested()) return false;

  crew_.run(design_, stop_, [&](const RunPlan& run, const RunRecord& record) {
    take(open_[run.row], run.replicate, record);
  });
  const bool stopped = stop_.stop_requested();
  for (OpenCell& cell : open_)
    if (cell.ready->world && (!stopped || whole(cell)))
      cell.made = next_end(cell);
  return !stopped;
}

/// Makes room for the next stretch of a cell.
void CellMaker::fold(Aggregation& aggregation) {
  crew_.each(aggregation.blocks(),
             [&](std::size_t block) { aggregation.fold(block); });
  aggregation.begin_stretch();
}

void CellMaker::take(OpenCell& cell, std::uint32_t replicate,
                     const RunRecord& record) {
  if (const auto& until = plan_.study.until)
    cell.watched[replicate] = watched(*until, scenario(), record);
  if (cell.aggregation) return cell.aggregation->take(replicate, record);
  const std::size_t row = plan_.rows.row({cell.ready->cell, replicate});
  keep_({row, plan_.row_hash(row, cell.ready->identity), 1, &record});
}

void CellMaker::decide(OpenCell& cell) const {
  const auto& until = plan_.study.until;
  const std::span<const double> sample(cell.watched);
  if (cell.made < cell.wanted) return;
  if (until && !narrow_enough(*until, sample.first(cell.made)))
    cell.wanted = next_look(cell.made, plan_.rows.replicates());
}

void CellMaker::finish(OpenCell& cell) const {
  if (plan_.rows.of_cells())
    finish_aggregates(cell);
  else
    finish_rows(cell);
}

bool CellMaker::summarises(const OpenCell& cell) const {
  return cell.aggregation && cell.ready->world && cell.made == cell.wanted;
}

/// Summarises the cells that are whole, block by block on all threads.
void CellMaker::summarise() {
  struct Task {
    OpenCell* cell;
    std::size_t block;
  };
  std::vector<Task> tasks;
  for (OpenCell& cell : open_)
    if (summarises(cell))
      for (std::size_t block = 0; block < cell.aggregation->blocks(); ++block)
        tasks.push_back({&cell, block});
  crew_.each(tasks.size(), [&](std::size_t i) {
    const auto [cell, block] = tasks[i];
    cell->aggregation->summarise(block, cell->made);
  });
}

void CellMaker::finish_aggregates(const OpenCell& cell) const {
  const std::size_t row = cell.ready->cell;
  RunRecord record;
  std::uint32_t sound = 0;
  if (!cell.ready->world) {
    record.failure = cell.ready->failure;
  } else if (summarises(cell)) {
    record = cell.aggregation->summary(cell.made);
    sound = cell.aggregation->sound();
  } else {
    return;  // stopped before it was whole
  }
  keep_({row, plan_.row_hash(row, cell.ready->identity), sound, &record});
}

/// Tells of the rows that are not needed, and of those that cannot be made.
void CellMaker::finish_rows(const OpenCell& cell) const {
  if (cell.ready->world && cell.made < cell.wanted) return;  // stopped
  RunRecord failed;
  failed.failure = cell.ready->failure;
  for (std::uint32_t r = cell.made; r < plan_.rows.replicates(); ++r) {
    const std::size_t row = plan_.rows.row({cell.ready->cell, r});
    keep_({row, plan_.row_hash(row, cell.ready->identity), 1,
           cell.ready->world ? nullptr : &failed});
  }
}

}  // namespace

void make_cells(const StudyPlan& plan, std::span<const std::size_t> rows,
                Crew& crew, const std::stop_token& stop, const KeepRow& keep) {
  std::vector<std::size_t> cells;
  for (const std::size_t row : rows)
    if (const std::size_t cell = plan.rows.run(row).cell;
        cells.empty() || cells.back() != cell)
      cells.push_back(cell);
  CellMaker(plan, crew, stop, keep).make(cells);
}

}  // namespace twinning
