#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "output/varied_parameter.hpp"
#include "sim/engine/batch.hpp"

namespace twinning {

/// All that determines the bytes of a result file outside /provenance.
///
/// Shape:   the vectors that describe runs have one entry for each run; all
///          scenarios have the same calendar, relations and recorded axes
struct StudyPlan {
  std::string title;
  std::vector<std::shared_ptr<const World>> scenarios;
  std::vector<std::uint32_t> run_scenario;  ///< index into `scenarios`
  std::vector<std::uint32_t> run_point;     ///< design point; 0 for `run`
  std::vector<std::uint32_t> run_replicate;
  std::vector<VariedParameter> varied;

  [[nodiscard]] std::size_t runs() const { return run_replicate.size(); }
};

/// Who made a result, when and how: /provenance, and nowhere else.
struct Provenance {
  std::string program_version;  ///< with commit and build
  std::string compiler;
  std::string command_line;
  std::string host;
  std::string started;  ///< ISO 8601, UTC
};

struct StudyOptions {
  bool force = false;             ///< replace an existing result
  unsigned compression = 1;       ///< deflate level; 0: none
  std::size_t runs_per_part = 0;  ///< 0: so many that a part takes 8 MiB
};

/// A result in the making: a folder of parts beside the final file, resumed
/// where an earlier call left it (output/FORMAT.md; ODD knows nothing of it).
class Study {
 public:
  /// Checks the output and what an earlier call has left, before the first
  /// run: verifies every part there is and forgets the bad ones.
  ///
  /// Errors:  UserError(file) if the output exists (and not `force`), is no
  ///          regular file, cannot be written, is in use by another process,
  ///          or needs more than the free disk;
  ///          UserError(input) if the parts there are of another plan: names
  ///          the first difference
  Study(const std::filesystem::path& file, StudyPlan plan,
        const Provenance& provenance, const StudyOptions& options = {});
  ~Study();

  /// Runs of the plan that are still to be made, in the order of the plan.
  /// This and the counts below wait until all that was kept is on the disk.
  ///
  /// Errors:  UserError(file), as `keep`
  [[nodiscard]] std::vector<RunPlan> missing() const;

  [[nodiscard]] std::size_t done() const;     ///< runs safe on disk
  [[nodiscard]] std::size_t planned() const;  ///< runs of the plan
  [[nodiscard]] std::size_t failed() const;   ///< runs kept with a reason

  /// Keeps a run; safe to call from several threads.  The thread that brings
  /// the last run of a part packs it, and another stores it meanwhile.  A part
  /// that is long in filling is stored as it is every ten seconds.
  ///
  /// Errors:  UserError(file) with path, cause, space needed and how to go on
  void keep(const RunPlan& run, const RunRecord& record);

  /// Stores the runs kept of parts that are not whole, and lets go of the
  /// output; the same command continues from there.  The destructor does the
  /// same, and is silent.
  ///
  /// Errors:  UserError(file), as `keep`
  void close();

  /// Verifies every stored part once more, for a folder may be touched while
  /// a study runs.  Bad parts are forgotten, and their runs are missing again.
  /// Gives the number of runs that are missing.
  std::size_t recheck();

  /// Joins all parts to the result file and removes them.
  ///
  /// Errors:  std::logic_error if runs are missing; UserError(file), also if a
  ///          part was damaged or removed since it was stored
  void merge();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Bytes that a plan's result will take on disk, at most (uncompressed).
[[nodiscard]] std::uint64_t size_on_disk(const StudyPlan& plan);

}  // namespace twinning
