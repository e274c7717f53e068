#include "output/study_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "output/merge.hpp"
#include "output/reuse.hpp"
#include "output/study_parts.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

RowStatus became(const MadeRow& made) {
  if (made.record == nullptr) return RowStatus::not_needed;
  return made.record->failure.empty() ? RowStatus::done : RowStatus::failed;
}

}  // namespace

StudyStore::StudyStore(const std::filesystem::path& file, StudyPlan plan,
                       const Provenance& provenance,
                       const StudyOptions& options)
    : parts_{std::make_unique<StudyParts>(file, std::move(plan), provenance,
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
  return parts_->done();
}

std::size_t StudyStore::kept() const {
  parts_->storer.drain();
  const std::scoped_lock lock(parts_->mutex);
  return parts_->done() + parts_->on_the_way();
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

std::size_t StudyStore::close() {
  const auto parts = std::move(parts_);
  parts->store_open_parts();
  return parts->done();
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
