#pragma once

#include "output/hdf5.hpp"

namespace twinning::hdf5 {

/// A new file that HDF5 fills and this program writes.  HDF5's own drivers
/// report success on a disk that refused; here the first refusal is kept, all
/// later writes are passed over so that HDF5 can leave in good order, and
/// `require_written` and `finish` tell it.
class OutputFile {
 public:
  /// Errors:  UserError(file) if it exists or cannot be made
  explicit OutputFile(const std::filesystem::path& path);

  /// A file that is there, to be added to.
  /// Errors:  UserError(file) if it cannot be opened
  [[nodiscard]] static OutputFile reopen(const std::filesystem::path& path);

  ~OutputFile();
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  [[nodiscard]] const Handle& file() const;

  /// Errors:  UserError(file) if the disk has refused a write
  void require_written() const;

  /// Closes the file and flushes it to the disk.
  /// Errors:  UserError(file), as `require_written`
  void finish();

 private:
  struct State;
  OutputFile(const std::filesystem::path& path, int flags);
  std::unique_ptr<State> state_;
};

}  // namespace twinning::hdf5
