#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "output/disk.hpp"
#include "sim/experiment/make_rows.hpp"

namespace twinning {

/// Who made a result, when and how: /provenance, and nowhere else.
struct Provenance {
  std::string program_version;  ///< with commit and build
  std::string compiler;
  std::string command_line;
  std::string host;
  std::string started;  ///< ISO 8601, UTC
};

/// One of several processes that make a study together, each its share of the
/// parts, on a disk that all see.
struct Shard {
  unsigned number = 0;  ///< from 0
  unsigned of = 1;      ///< 1: there is no other
};

struct StudyOptions {
  bool force = false;             ///< replace an existing result
  unsigned compression = 1;       ///< deflate level; 0: none
  std::size_t rows_per_part = 0;  ///< 0: so many that a part takes 8 MiB
  bool retry_failed = false;      ///< rows that failed are made again
  Shard shard{};
  /// What may be done where another output is in the way.
  std::string_view remedy = other_name;
  bool guest = false;  ///< another process of the same job holds the folder,
                       ///< and says which shares this one makes
};

struct StudyParts;

/// A result in the making: a folder of parts beside the final file, resumed
/// where an earlier call left it (output/FORMAT.md; ODD knows nothing of it).
///
/// A row is a run, or a cell where only aggregates over its runs are kept.
class StudyStore {
 public:
  /// Checks the output and what an earlier call has left, before the first
  /// run: verifies every part there is and forgets the bad ones.
  ///
  /// Errors:  UserError(file) if the output exists (and not `force`), is no
  ///          regular file, cannot be written, is in use by another process,
  ///          or needs more than the free disk;
  ///          UserError(input) if the parts there are of another plan: names
  ///          the first difference; for a guest, UserError(file) if there is
  ///          no plan
  StudyStore(const std::filesystem::path& file, StudyPlan plan,
             const Provenance& provenance, const StudyOptions& options = {});
  ~StudyStore();

  [[nodiscard]] const StudyPlan& plan() const;

  /// Parts that are made together, by one process: a share of the work.
  [[nodiscard]] std::size_t shares() const;
  /// Whether a share is this shard's.
  [[nodiscard]] bool mine(std::size_t share) const;

  /// Rows of a share that are still to be made, ascending: neither on the disk
  /// nor kept to go there.  A guest looks at the parts of a share when it asks
  /// for them, and at no others.
  /// This and the counts below wait until all that was kept is on the disk.
  ///
  /// Errors:  UserError(file), as `keep`
  [[nodiscard]] std::vector<std::size_t> missing(std::size_t share) const;

  /// All rows still to be made.
  [[nodiscard]] std::vector<std::size_t> missing() const;

  [[nodiscard]] std::size_t done() const;     ///< rows safe on disk
  [[nodiscard]] std::size_t kept() const;     ///< and those on the way there
  [[nodiscard]] std::size_t planned() const;  ///< rows of the plan
  [[nodiscard]] std::size_t failed() const;   ///< rows kept with a reason

  /// Keeps a row; safe to call from several threads.  The thread that brings
  /// the last row of a part packs it, and another stores it meanwhile.  A part
  /// that is long in filling is stored as it is every ten seconds.  A row that
  /// is there already stays as it is.
  ///
  /// Errors:  UserError(file) with path, cause, space needed and how to go on
  void keep(const MadeRow& made);

  /// Waits until all whole parts are on the disk.
  ///
  /// Errors:  UserError(file), as `keep`
  void settle() const;

  /// Stores the rows kept of parts that are not whole, and lets go of the
  /// output; the same command continues from there.  Gives the rows safe on
  /// disk.  The destructor does the same, and is silent.
  ///
  /// Errors:  UserError(file), as `keep`
  std::size_t close();

  /// Takes over rows that other results hold already, so that they need not be
  /// made; with links, cities and statistics, but not with a log of events.
  /// Gives how many.
  ///
  /// Errors:  as Reuse, and as `keep`
  std::size_t take_over(const std::vector<std::filesystem::path>& sources);

  /// Looks again at every part, for a folder may be touched, and parts be
  /// added by other shards, while a study runs: takes up what is there, and
  /// forgets what is no longer sound.  Gives the number of rows missing.
  std::size_t recheck();

  /// Joins all parts to the result file and removes them.
  ///
  /// Errors:  std::logic_error if rows are missing; UserError(file), also if a
  ///          part was damaged or removed since it was stored
  void merge();

 private:
  std::unique_ptr<StudyParts> parts_;
};

/// The folder of parts beside a result file while its study is under way.
[[nodiscard]] std::filesystem::path parts_folder(
    const std::filesystem::path& result);

/// Whether a file is the finished result of a plan.
[[nodiscard]] bool is_result_of(const std::filesystem::path& file,
                                const StudyPlan& plan);

/// Readies an output for a study that has grown: parts of the plan before are
/// put out of the way.  Gives all that holds runs of it, the result among them.
///
/// Errors:  UserError(file) if another process works in the parts
[[nodiscard]] std::vector<std::filesystem::path> grow(
    const std::filesystem::path& file, const StudyPlan& plan);

/// Bytes that a plan's result will take on disk, at most (uncompressed).
[[nodiscard]] std::uint64_t size_on_disk(const StudyPlan& plan);

}  // namespace twinning
