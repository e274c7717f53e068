#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "output/hdf5.hpp"
#include "output/layout.hpp"

namespace twinning {

/// A result, or a part of one, whose rows are read back as they were kept; some
/// rows at a time, since a row by itself takes as long.
///
/// Held and used within an `hdf5::Entrance`.
class RowFile {
 public:
  /// The layout must outlive this.
  /// Errors:  UserError(input) if a column of the layout is not there
  RowFile(const std::filesystem::path& path, const Layout& layout);

  /// Errors:  UserError(input) if the row is not there, or the columns have
  ///          other lengths than those of the layout
  [[nodiscard]] RunRecord read(std::size_t row);

 private:
  void read_from(std::size_t row);

  std::filesystem::path path_;
  const Layout& layout_;
  hdf5::Handle file_;
  std::vector<hdf5::Handle> columns_;
  std::size_t first_ = 0, count_ = 0;        ///< the rows in memory
  std::vector<std::vector<double>> values_;  ///< theirs [column]
};

}  // namespace twinning
