#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace twinning {

/// Says that a process works in a folder, so that a second one can say who is
/// in its way.  Nothing is safe because of it: files are made under names of
/// their own and renamed.
///
/// A lock named "lock" is for one process alone; several may hold locks of
/// other names ("lock-2-of-8") side by side.
///
/// Errors:  UserError(file) "in use by process P on host H since T"; a lock
///          whose process is gone is taken over
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder,
                      const std::string& name = "lock");
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Removes the lock now.
  void release();

  /// Whether a file of that name is a lock.
  [[nodiscard]] static bool is_lock(const std::string& name);

  /// Who works in a folder: "process P on host H since T" of each lock whose
  /// process lives, or may live since it is another host's.
  [[nodiscard]] static std::vector<std::string> holders(
      const std::filesystem::path& folder);

 private:
  void take();
  void give_way_to_others();

  std::filesystem::path file_;
};

}  // namespace twinning
