#pragma once

#include <filesystem>

namespace twinning {

/// Says that a process works in a folder, so that a second one can say who is
/// in its way.  Nothing is safe because of it: files are made under names of
/// their own and renamed.
///
/// Errors:  UserError(file) "in use by process P on host H since T"; a lock
///          whose process is gone is taken over
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  /// Removes the lock now.
  void release();

 private:
  std::filesystem::path file_;
};

}  // namespace twinning
