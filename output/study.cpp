#include "output/study.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>

#include "output/layout.hpp"
#include "output/merge.hpp"
#include "output/study_folder.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

/// The parts of a study: on disk, or open because some of their runs are here.
struct Study::Parts {
  Parts(const std::filesystem::path& file, StudyPlan given,
        const Provenance& who, const StudyOptions& options)
      : result{file},
        plan{std::move(given)},
        provenance{who},
        layout{layout_of(plan, options)},
        folder{file, plan, layout, provenance, options.force},
        status(layout.runs, RunStatus::missing) {
    if (folder.merged())
      status.assign(layout.runs, RunStatus::done);
    else
      for (std::size_t part = 0; part < layout.parts(); ++part) take_up(part);
  }

  std::filesystem::path result;
  StudyPlan plan;
  Provenance provenance;
  Layout layout;
  StudyFolder folder;

  std::mutex mutex;               ///< of all below
  std::vector<RunStatus> status;  ///< of runs that are on disk
  std::map<std::size_t, std::unique_ptr<Part>> open;
  std::map<std::size_t, std::vector<bool>> begun;  ///< runs of an open part
  std::vector<std::unique_ptr<Part>> spare;
  bool refused = false;  ///< by the disk: nothing more is written

  void take_up(std::size_t part);
  Part& begin(std::size_t run);
  std::unique_ptr<Part> finish(std::size_t run, bool failed);
  void store(const Part& part);
  void store_open_parts();
  [[nodiscard]] std::string with_remedy(const UserError& error) const;
};

/// What an earlier call has left of a part.
void Study::Parts::take_up(std::size_t number) {
  const auto found = folder.check_part(number);
  if (!found) return;
  std::ranges::copy(*found,
                    status.begin() + std::ptrdiff_t(layout.first_run(number)));
  if (std::ranges::find(*found, RunStatus::missing) == found->end()) return;

  auto part = std::make_unique<Part>(layout, number);
  load(part_file(folder.path(), number, false), layout, *part);
  auto& runs = begun[number];
  for (const RunStatus each : *found)
    runs.push_back(each != RunStatus::missing);
  open[number] = std::move(part);
}

/// The part a run belongs to, in which its place is now taken.
Part& Study::Parts::begin(std::size_t run) {
  const std::scoped_lock lock(mutex);
  const std::size_t number = run / layout.runs_per_part;
  if (run >= layout.runs || (status[run] != RunStatus::missing))
    throw std::logic_error(text("run {} is not missing", run));

  auto& part = open[number];
  if (!part && !spare.empty()) {
    part = std::move(spare.back());
    spare.pop_back();
    part->restart(number);
  }
  if (!part) part = std::make_unique<Part>(layout, number);
  auto& runs = begun[number];
  runs.resize(part->runs());
  if (runs[run % layout.runs_per_part])
    throw std::logic_error(text("run {} is kept twice", run));
  runs[run % layout.runs_per_part] = true;
  return *part;
}

/// Gives the part if this was its last run.
std::unique_ptr<Part> Study::Parts::finish(std::size_t run, bool failed) {
  const std::scoped_lock lock(mutex);
  const auto found = open.find(run / layout.runs_per_part);
  found->second->finish(run % layout.runs_per_part, failed);
  if (!found->second->complete()) return nullptr;
  auto part = std::move(found->second);
  begun.erase(found->first);
  open.erase(found);
  return part;
}

void Study::Parts::store(const Part& part) {
  {
    const std::scoped_lock lock(mutex);
    if (refused) return;
  }
  try {
    Packer packer(layout.compression);
    const PackedPart packed = pack(part, layout, packer);
    folder.store(part.number(), image_of(part, packed, layout),
                 part.complete());
  } catch (const UserError& error) {
    const std::scoped_lock lock(mutex);
    refused = true;
    throw UserError(error.fault(), with_remedy(error));
  }
  const std::scoped_lock lock(mutex);
  std::ranges::copy(
      part.status,
      status.begin() + std::ptrdiff_t(layout.first_run(part.number())));
}

void Study::Parts::store_open_parts() {
  for (const auto& [number, part] : open) store(part->kept_so_far());
}

std::string Study::Parts::with_remedy(const UserError& error) const {
  const std::string command = provenance.command_line.empty()
                                  ? "run the same command again"
                                  : "run again: " + provenance.command_line;
  return text("{}; what is stored is kept; to continue, {}", error.what(),
              command);
}

Study::Study(const std::filesystem::path& file, StudyPlan plan,
             const Provenance& provenance, const StudyOptions& options)
    : parts_{std::make_unique<Parts>(file, std::move(plan), provenance,
                                     options)} {}

Study::~Study() {
  if (!parts_) return;
  try {
    close();
  } catch (const std::exception&) {
    // The error that ended the study has been told; these runs are made again.
  }
}

std::vector<RunPlan> Study::missing() const {
  std::vector<RunPlan> runs;
  const StudyPlan& plan = parts_->plan;
  for (std::size_t run = 0; run < planned(); ++run)
    if (parts_->status[run] == RunStatus::missing)
      runs.push_back({run, plan.scenarios[plan.run_scenario[run]],
                      plan.run_replicate[run]});
  return runs;
}

std::size_t Study::planned() const { return parts_->layout.runs; }

std::size_t Study::done() const {
  const std::scoped_lock lock(parts_->mutex);
  return planned() -
         std::size_t(std::ranges::count(parts_->status, RunStatus::missing));
}

std::size_t Study::failed() const {
  const std::scoped_lock lock(parts_->mutex);
  return std::size_t(std::ranges::count(parts_->status, RunStatus::failed));
}

void Study::keep(const RunPlan& run, const RunRecord& record) {
  Part& part = parts_->begin(run.row);
  part.copy(run.row % parts_->layout.runs_per_part, record,
            run_hash(*run.world, run.replicate));
  auto whole = parts_->finish(run.row, !record.failure.empty());
  if (!whole) return;
  parts_->store(*whole);
  const std::scoped_lock lock(parts_->mutex);
  parts_->spare.push_back(std::move(whole));
}

void Study::close() {
  const auto parts = std::move(parts_);
  parts->store_open_parts();
}

void Study::merge() {
  if (done() != planned())
    throw std::logic_error(
        text("{} of {} runs are missing", planned() - done(), planned()));
  try {
    if (!parts_->folder.merged())
      merge_parts(parts_->folder.path(), parts_->result, parts_->plan,
                  parts_->layout, parts_->provenance);
    parts_->folder.remove();
  } catch (const UserError& error) {
    throw UserError(error.fault(), parts_->with_remedy(error));
  }
}

std::uint64_t size_on_disk(const StudyPlan& plan) {
  const Layout layout = layout_of(plan, {});
  return std::uint64_t{bytes_of_a_run(layout)} * layout.runs;
}

}  // namespace twinning
