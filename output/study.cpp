#include "output/study.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <stdexcept>

#include "output/layout.hpp"
#include "output/merge.hpp"
#include "output/storer.hpp"
#include "output/study_folder.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

namespace {

using Clock = std::chrono::steady_clock;

/// How long a run that is kept may wait for the others of its part before the
/// part is stored as it is.
constexpr auto patience = std::chrono::seconds(10);

/// What it takes to make a file of a part; used again for the next.
struct Workshop {
  explicit Workshop(unsigned compression) : packer{compression} {}
  Packer packer;
  PackedPart packed;
  PartImage image;
};

}  // namespace

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
  std::vector<std::unique_ptr<Workshop>> idle;
  Clock::time_point stored_so_far = Clock::now();

  Storer storer;  ///< last: ends before what its jobs use

  void take_up(std::size_t part);
  void recheck();
  Part& begin(std::size_t run);
  std::unique_ptr<Part> finish(std::size_t run, bool failed);
  void store(const Part& part);
  std::unique_ptr<Workshop> workshop();
  void file_away(Workshop& made, std::size_t part, bool whole,
                 const std::vector<RunStatus>& runs);
  void store_if_late();
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

/// Forgets the stored parts that are no longer sound.
void Study::Parts::recheck() {
  const std::scoped_lock lock(mutex);
  for (std::size_t part = 0; part < layout.parts(); ++part) {
    const auto first = std::ptrdiff_t(layout.first_run(part));
    const auto last = first + std::ptrdiff_t(layout.runs_of(part));
    if (std::find(status.begin() + first, status.begin() + last,
                  RunStatus::missing) == status.begin() + last &&
        !folder.check_part(part))
      std::fill(status.begin() + first, status.begin() + last,
                RunStatus::missing);
  }
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

std::unique_ptr<Workshop> Study::Parts::workshop() {
  const std::scoped_lock lock(mutex);
  if (idle.empty()) return std::make_unique<Workshop>(layout.compression);
  auto found = std::move(idle.back());
  idle.pop_back();
  return found;
}

/// Makes the file of a part; it goes to the disk while other runs are made.
void Study::Parts::store(const Part& part) {
  std::shared_ptr<Workshop> made = workshop();
  pack(part, layout, made->packer, made->packed);
  make_image(part, made->packed, layout, made->image);
  storer.add([this, made, number = part.number(), whole = part.complete(),
              runs = part.status] { file_away(*made, number, whole, runs); });
}

void Study::Parts::file_away(Workshop& made, std::size_t part, bool whole,
                             const std::vector<RunStatus>& runs) {
  try {
    folder.store(part, made.image, whole);
  } catch (const UserError& error) {
    throw UserError(error.fault(), with_remedy(error));
  }
  const std::scoped_lock lock(mutex);
  std::ranges::copy(runs,
                    status.begin() + std::ptrdiff_t(layout.first_run(part)));
  idle.push_back(std::make_unique<Workshop>(std::move(made)));
}

/// Now and then stores what there is of parts that fill slowly.
void Study::Parts::store_if_late() {
  std::vector<Part> parts;
  {
    const std::scoped_lock lock(mutex);
    if (Clock::now() - stored_so_far < patience) return;
    stored_so_far = Clock::now();
    for (const auto& [number, part] : open)
      if (part->kept() > 0) parts.push_back(part->kept_so_far());
  }
  for (const Part& part : parts) store(part);
}

void Study::Parts::store_open_parts() {
  storer.drain();
  for (const auto& [number, part] : open)
    if (part->kept() > 0) store(part->kept_so_far());
  storer.drain();
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
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  for (std::size_t run = 0; run < planned(); ++run)
    if (parts_->status[run] == RunStatus::missing)
      runs.push_back({run, plan.scenarios[plan.run_scenario[run]],
                      plan.run_replicate[run]});
  return runs;
}

std::size_t Study::planned() const { return parts_->layout.runs; }

std::size_t Study::done() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return planned() -
         std::size_t(std::ranges::count(parts_->status, RunStatus::missing));
}

std::size_t Study::failed() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return std::size_t(std::ranges::count(parts_->status, RunStatus::failed));
}

void Study::keep(const RunPlan& run, const RunRecord& record) {
  Part& part = parts_->begin(run.row);
  part.copy(run.row % parts_->layout.runs_per_part, record,
            run_hash(*run.world, run.replicate));
  auto whole = parts_->finish(run.row, !record.failure.empty());
  if (!whole) return parts_->store_if_late();
  parts_->store(*whole);
  const std::scoped_lock lock(parts_->mutex);
  parts_->spare.push_back(std::move(whole));
}

void Study::close() {
  const auto parts = std::move(parts_);
  parts->store_open_parts();
}

std::size_t Study::recheck() {
  parts_->storer.drain();
  if (!parts_->folder.merged()) parts_->recheck();
  return planned() - done();
}

void Study::merge() {
  const auto missing = [&] { return planned() - done(); };
  if (missing() > 0)
    throw std::logic_error(text("{} runs are missing", missing()));
  try {
    if (recheck() > 0)
      throw UserError(Fault::file,
                      text("{}: {} runs were damaged or removed after they "
                           "were stored",
                           parts_->folder.path().string(), missing()));
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
