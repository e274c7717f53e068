#include "output/study_store.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <span>
#include <stdexcept>

#include "output/layout.hpp"
#include "output/merge.hpp"
#include "output/reuse.hpp"
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

RowStatus became(const MadeRow& made) {
  if (made.record == nullptr) return RowStatus::not_needed;
  return made.record->failure.empty() ? RowStatus::done : RowStatus::failed;
}

}  // namespace

/// The parts of a study: on disk, or open because some of their runs are here.
struct StudyStore::Parts {
  Parts(const std::filesystem::path& file, StudyPlan given,
        const Provenance& who, const StudyOptions& options)
      : result{file},
        plan{std::move(given)},
        provenance{who},
        layout{layout_of(plan, options)},
        shard{options.shard},
        folder{file, plan, layout, provenance, options},
        guest{options.guest},
        status(layout.rows, RowStatus::missing),
        retry_failed{options.retry_failed} {
    if (folder.merged())
      status.assign(layout.rows, RowStatus::done);
    else if (!guest)
      for (std::size_t part = 0; part < layout.parts(); ++part) take_up(part);
  }

  std::filesystem::path result;
  StudyPlan plan;
  Provenance provenance;
  Layout layout;
  Shard shard;
  StudyFolder folder;
  bool guest;

  std::mutex mutex;               ///< of all below
  std::vector<RowStatus> status;  ///< of rows that are on disk
  bool retry_failed;
  std::map<std::size_t, std::unique_ptr<Part>> open;
  std::map<std::size_t, std::vector<bool>> begun;  ///< rows of an open part
  std::vector<std::unique_ptr<Part>> spare;
  std::vector<std::unique_ptr<Workshop>> idle;
  Clock::time_point stored_so_far = Clock::now();

  Storer storer;  ///< last: ends before what its jobs use

  void take_up(std::size_t part);
  void look_again(std::size_t from, std::size_t to);
  std::unique_ptr<Part> open_part(std::size_t number);
  Part* begin(std::size_t row);
  std::unique_ptr<Part> finish(std::size_t row, RowStatus became);
  [[nodiscard]] bool is_begun(std::size_t row) const;
  [[nodiscard]] std::vector<std::size_t> missing(std::size_t from,
                                                 std::size_t to) const;
  void store(const Part& part);
  std::unique_ptr<Workshop> workshop();
  void file_away(Workshop& made, std::size_t part, bool whole,
                 const std::vector<RowStatus>& rows);
  void store_if_late();
  void store_open_parts();
  [[nodiscard]] std::string with_remedy(const UserError& error) const;
};

/// What an earlier call has left of a part.
void StudyStore::Parts::take_up(std::size_t number) {
  auto found = folder.check_part(number);
  if (!found) return;
  if (retry_failed)
    std::ranges::replace(*found, RowStatus::failed, RowStatus::missing);
  std::ranges::copy(*found,
                    status.begin() + std::ptrdiff_t(layout.first_row(number)));
}

/// Takes up what other processes have stored of some parts, and forgets those
/// that are no longer sound.
void StudyStore::Parts::look_again(std::size_t from, std::size_t to) {
  for (std::size_t part = from; part < std::min(to, layout.parts()); ++part) {
    if (open.contains(part)) continue;
    const auto first = std::ptrdiff_t(layout.first_row(part));
    std::fill_n(status.begin() + first, layout.rows_of(part),
                RowStatus::missing);
    take_up(part);
  }
}

/// A part to keep rows in, with those that an earlier call has stored.
std::unique_ptr<Part> StudyStore::Parts::open_part(std::size_t number) {
  std::unique_ptr<Part> part;
  if (!spare.empty()) {
    part = std::move(spare.back());
    spare.pop_back();
    part->restart(number);
  } else {
    part = std::make_unique<Part>(layout, number);
  }
  const auto first = status.begin() + std::ptrdiff_t(layout.first_row(number));
  const std::span<const RowStatus> there(first, layout.rows_of(number));
  if (std::ranges::any_of(
          there, [](RowStatus row) { return row != RowStatus::missing; })) {
    load(folder.file_of(number), layout, *part);
    if (retry_failed) part->forget_failed();
  }
  return part;
}

/// The part a row belongs to, in which its place is now taken; none if it is
/// there already.
Part* StudyStore::Parts::begin(std::size_t row) {
  const std::scoped_lock lock(mutex);
  const std::size_t number = row / layout.rows_per_part;
  if (row >= layout.rows)
    throw std::logic_error(text("the study has no row {}", row));
  if (status[row] != RowStatus::missing) return nullptr;

  auto& part = open[number];
  if (!part) part = open_part(number);
  auto& rows = begun[number];
  rows.resize(part->rows());
  if (rows[row % layout.rows_per_part]) return nullptr;
  rows[row % layout.rows_per_part] = true;
  return part.get();
}

/// Gives the part if this was its last row.
std::unique_ptr<Part> StudyStore::Parts::finish(std::size_t row,
                                                RowStatus became) {
  const std::scoped_lock lock(mutex);
  const auto found = open.find(row / layout.rows_per_part);
  found->second->finish(row % layout.rows_per_part, became);
  if (!found->second->complete()) return nullptr;
  auto part = std::move(found->second);
  begun.erase(found->first);
  open.erase(found);
  return part;
}

std::unique_ptr<Workshop> StudyStore::Parts::workshop() {
  const std::scoped_lock lock(mutex);
  if (idle.empty()) return std::make_unique<Workshop>(layout.compression);
  auto found = std::move(idle.back());
  idle.pop_back();
  return found;
}

/// Makes the file of a part; it goes to the disk while other runs are made.
void StudyStore::Parts::store(const Part& part) {
  std::shared_ptr<Workshop> made = workshop();
  pack(part, layout, made->packer, made->packed);
  make_image(part, made->packed, layout, made->image);
  storer.add([this, made, number = part.number(), whole = part.complete(),
              rows = part.status] { file_away(*made, number, whole, rows); });
}

void StudyStore::Parts::file_away(Workshop& made, std::size_t part, bool whole,
                                  const std::vector<RowStatus>& rows) {
  try {
    folder.store(part, made.image, whole);
  } catch (const UserError& error) {
    throw UserError(error.fault(), with_remedy(error));
  }
  const std::scoped_lock lock(mutex);
  std::ranges::copy(rows,
                    status.begin() + std::ptrdiff_t(layout.first_row(part)));
  idle.push_back(std::make_unique<Workshop>(std::move(made)));
}

/// Now and then stores what there is of parts that fill slowly.
void StudyStore::Parts::store_if_late() {
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

void StudyStore::Parts::store_open_parts() {
  storer.drain();
  for (const auto& [number, part] : open)
    if (part->kept() > 0) store(part->kept_so_far());
  storer.drain();
}

std::string StudyStore::Parts::with_remedy(const UserError& error) const {
  const std::string command = provenance.command_line.empty()
                                  ? "run the same command again"
                                  : "run again: " + provenance.command_line;
  return text("{}; what is stored is kept; to continue, {}", error.what(),
              command);
}

StudyStore::StudyStore(const std::filesystem::path& file, StudyPlan plan,
                       const Provenance& provenance,
                       const StudyOptions& options)
    : parts_{std::make_unique<Parts>(file, std::move(plan), provenance,
                                     options)} {}

const StudyPlan& StudyStore::plan() const { return parts_->plan; }

StudyStore::~StudyStore() {
  if (!parts_) return;
  try {
    close();
  } catch (const std::exception&) {
    // The error that ended the study has been told; these runs are made again.
  }
}

std::size_t StudyStore::shares() const {
  const Layout& layout = parts_->layout;
  return (layout.parts() + layout.parts_made_together - 1) /
         layout.parts_made_together;
}

bool StudyStore::mine(std::size_t share) const {
  return share % parts_->shard.of == parts_->shard.number;
}

/// Whether a row is kept, or being kept, in a part that is not whole yet.
bool StudyStore::Parts::is_begun(std::size_t row) const {
  const auto found = begun.find(row / layout.rows_per_part);
  return found != begun.end() && !found->second.empty() &&
         found->second[row % layout.rows_per_part];
}

std::vector<std::size_t> StudyStore::Parts::missing(std::size_t from,
                                                    std::size_t to) const {
  std::vector<std::size_t> rows;
  for (std::size_t row = from; row < std::min(to, layout.rows); ++row)
    if (status[row] == RowStatus::missing && !is_begun(row))
      rows.push_back(row);
  return rows;
}

std::vector<std::size_t> StudyStore::missing(std::size_t share) const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  const std::size_t parts = parts_->layout.parts_made_together;
  const std::size_t rows = parts * parts_->layout.rows_per_part;
  if (parts_->guest) parts_->look_again(share * parts, (share + 1) * parts);
  return parts_->missing(share * rows, (share + 1) * rows);
}

std::vector<std::size_t> StudyStore::missing() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return parts_->missing(0, planned());
}

std::size_t StudyStore::planned() const { return parts_->layout.rows; }

std::size_t StudyStore::done() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return planned() -
         std::size_t(std::ranges::count(parts_->status, RowStatus::missing));
}

std::size_t StudyStore::failed() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return std::size_t(std::ranges::count(parts_->status, RowStatus::failed));
}

void StudyStore::keep(const MadeRow& made) {
  Part* const part = parts_->begin(made.row);
  if (part == nullptr) return;
  part->copy(made.row % parts_->layout.rows_per_part, made);
  auto whole = parts_->finish(made.row, became(made));
  if (!whole) return parts_->store_if_late();
  parts_->store(*whole);
  const std::scoped_lock lock(parts_->mutex);
  parts_->spare.push_back(std::move(whole));
}

void StudyStore::settle() const { parts_->storer.drain(); }

void StudyStore::close() {
  const auto parts = std::move(parts_);
  parts->store_open_parts();
}

std::size_t StudyStore::recheck() {
  parts_->storer.drain();
  if (!parts_->folder.merged()) {
    const std::scoped_lock lock(parts_->mutex);
    parts_->retry_failed = false;
    parts_->look_again(0, parts_->layout.parts());
  }
  return planned() - done();
}

void StudyStore::merge() {
  const auto missing = [&] { return planned() - done(); };
  if (missing() > 0)
    throw std::logic_error(text("{} rows are missing", missing()));
  try {
    if (recheck() > 0)
      throw UserError(Fault::file,
                      text("{}: {} rows were damaged or removed after they "
                           "were stored",
                           parts_->folder.path().string(), missing()));
    if (!parts_->folder.merged())
      merge_parts(parts_->folder.path(), parts_->result, parts_->plan,
                  parts_->layout, parts_->provenance);
    parts_->folder.remove();
    remove_set_aside(parts_->result);
  } catch (const UserError& error) {
    throw UserError(error.fault(), parts_->with_remedy(error));
  }
}

std::size_t StudyStore::take_over(
    const std::vector<std::filesystem::path>& sources) {
  if (sources.empty() || parts_->layout.events) return 0;
  Reuse reuse(parts_->layout, sources);
  std::size_t taken = 0, cell_before = ~std::size_t{0};
  std::string identity;
  for (const std::size_t row : missing()) {
    if (!mine(row / parts_->layout.rows_per_part /
              parts_->layout.parts_made_together))
      continue;
    const std::size_t cell = plan().rows.run(row).cell;
    if (cell != cell_before) identity = plan().identity(cell);
    cell_before = cell;
    const std::string hash = plan().row_hash(row, identity);
    const auto record = reuse.find(hash);
    if (!record) continue;
    keep({row, hash, reuse.runs(), &*record});
    ++taken;
  }
  return taken;
}

bool is_result_of(const std::filesystem::path& file, const StudyPlan& plan) {
  return std::filesystem::is_regular_file(file) &&
         plan_of_result(file) == layout_of(plan, {}).plan_hash;
}

std::vector<std::filesystem::path> grow(const std::filesystem::path& file,
                                        const StudyPlan& plan) {
  set_aside_parts(file, layout_of(plan, {}).plan_hash);
  auto sources = set_aside(file);
  if (std::filesystem::exists(file)) sources.insert(sources.begin(), file);
  return sources;
}

std::uint64_t size_on_disk(const StudyPlan& plan) {
  const Layout layout = layout_of(plan, {});
  return std::uint64_t{bytes_of_a_row(layout)} * layout.rows;
}

}  // namespace twinning
