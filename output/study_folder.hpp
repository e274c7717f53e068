#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "output/folder_lock.hpp"
#include "output/part_file.hpp"
#include "output/plan.hpp"

namespace twinning {

/// Plan, lock and parts: what a study has done so far.
class StudyFolder {
 public:
  /// Opens the folder, or makes it with the plan in it; a guest finds it made.
  ///
  /// Errors:  as Study
  StudyFolder(const std::filesystem::path& result, const StudyPlan& plan,
              const Layout& layout, const Provenance& provenance,
              const StudyOptions& options);

  [[nodiscard]] const std::filesystem::path& path() const { return folder_; }

  /// Whether the result is there and only the parts are still to be removed.
  [[nodiscard]] bool merged() const { return merged_; }

  /// The file of a part, as it is whole or so far.
  [[nodiscard]] std::filesystem::path file_of(std::size_t part) const;

  /// The state of every row of a part that is stored and sound, whole or so
  /// far; none if there is no such part.  A file that is not sound goes.
  [[nodiscard]] std::optional<std::vector<RowStatus>> check_part(
      std::size_t part);

  void store(std::size_t part, const PartImage& image, bool whole);

  /// Removes the parts, the plan, the lock and the folder.
  void remove();

 private:
  void require_plan_of_host(const StudyPlan& plan) const;
  void enter(const StudyPlan& plan, const Provenance& provenance,
             const StudyOptions& options);
  void begin(const StudyPlan& plan, const Provenance& provenance,
             const StudyOptions& options);

  std::filesystem::path result_, folder_;
  const Layout& layout_;
  std::optional<FolderLock> lock_;
  bool merged_ = false;
};

/// The hash of the plan that a result was made by; empty if it is none.
[[nodiscard]] std::string plan_of_result(const std::filesystem::path& result);

/// What the plan in a folder says; none if there is no plan.
/// Errors:  UserError if it cannot be read
[[nodiscard]] std::optional<PlanInWords> read_plan(
    const std::filesystem::path& folder);

}  // namespace twinning
