#include "output/study_parts.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "sim/base/text.hpp"

namespace twinning {
namespace {

using Clock = std::chrono::steady_clock;

/// How long a run that is kept may wait for the others of its part before the
/// part is stored as it is.
constexpr auto patience = std::chrono::seconds(10);

}  // namespace

/// What an earlier call has left of a part.
void StudyParts::take_up(std::size_t number) {
  auto found = folder.check_part(number);
  if (!found) return;
  if (retry_failed)
    std::ranges::replace(*found, RowStatus::failed, RowStatus::missing);
  std::ranges::copy(*found,
                    status.begin() + std::ptrdiff_t(layout.first_row(number)));
}

/// Takes up what other processes have stored of some parts, and forgets those
/// that are no longer sound.
void StudyParts::look_again(std::size_t from, std::size_t to) {
  for (std::size_t part = from; part < std::min(to, layout.parts()); ++part) {
    if (open.contains(part)) continue;
    const auto first = std::ptrdiff_t(layout.first_row(part));
    std::fill_n(status.begin() + first, layout.rows_of(part),
                RowStatus::missing);
    take_up(part);
  }
}

/// A part to keep rows in, with those that an earlier call has stored.
std::unique_ptr<Part> StudyParts::open_part(std::size_t number) {
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
Part* StudyParts::begin(std::size_t row) {
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
std::unique_ptr<Part> StudyParts::finish(std::size_t row, RowStatus became) {
  const std::scoped_lock lock(mutex);
  const auto found = open.find(row / layout.rows_per_part);
  found->second->finish(row % layout.rows_per_part, became);
  if (!found->second->complete()) return nullptr;
  auto part = std::move(found->second);
  begun.erase(found->first);
  open.erase(found);
  return part;
}

std::unique_ptr<Workshop> StudyParts::workshop() {
  const std::scoped_lock lock(mutex);
  if (idle.empty()) return std::make_unique<Workshop>(layout.compression);
  auto found = std::move(idle.back());
  idle.pop_back();
  return found;
}

/// Makes the file of a part; it goes to the disk while other runs are made.
void StudyParts::store(const Part& part) {
  std::shared_ptr<Workshop> made = workshop();
  pack(part, layout, made->packer, made->packed);
  make_image(part, made->packed, layout, made->image);
  storer.add([this, made, number = part.number(), whole = part.complete(),
              rows = part.status] { file_away(*made, number, whole, rows); });
}

void StudyParts::file_away(Workshop& made, std::size_t part, bool whole,
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
void StudyParts::store_if_late() {
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

void StudyParts::store_open_parts() {
  storer.drain();
  for (const auto& [number, part] : open)
    if (part->kept() > 0) store(part->kept_so_far());
  storer.drain();
}

std::string StudyParts::with_remedy(const UserError& error) const {
  const std::string command = provenance.command_line.empty()
                                  ? "run the same command again"
                                  : "run again: " + provenance.command_line;
  return text("{}; what is stored is kept; to continue, {}", error.what(),
              command);
}

/// Whether a row is kept, or being kept, in a part that is not whole yet.
bool StudyParts::is_begun(std::size_t row) const {
  const auto found = begun.find(row / layout.rows_per_part);
  return found != begun.end() && !found->second.empty() &&
         found->second[row % layout.rows_per_part];
}

std::vector<std::size_t> StudyParts::missing(std::size_t from,
                                             std::size_t to) const {
  std::vector<std::size_t> rows;
  for (std::size_t row = from; row < std::min(to, layout.rows); ++row)
    if (status[row] == RowStatus::missing && !is_begun(row))
      rows.push_back(row);
  return rows;
}

/// Rows of parts that are not whole yet.
std::size_t StudyParts::on_the_way() const {
  std::size_t rows = 0;
  for (const auto& [part, there] : begun)
    for (std::size_t i = 0; i < there.size(); ++i)
      rows += there[i] &&
              status[part * layout.rows_per_part + i] == RowStatus::missing;
  return rows;
}

/// Rows that are on disk.
std::size_t StudyParts::done() const {
  return layout.rows -
         std::size_t(std::ranges::count(status, RowStatus::missing));
}

}  // namespace twinning
