#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "output/child.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/row_status.hpp"
#include "output/sealed_parts.hpp"
#include "sim/model/observation.hpp"

namespace twinning {

/// Reads a result file, or the parts of a study, inside a child process; what
/// it finds may be anything.
class ResultReader {
 public:
  /// Whether there is a result, or parts of one, and where.
  /// Errors:  UserError(file) if there is neither
  explicit ResultReader(const std::filesystem::path& given);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool parts() const { return parts_; }

  /// Everything but the numbers of runs: root attributes as "@name", variables
  /// by their paths, the shapes of columns as "shape <path>".
  void send_overview(const Send& send) const;

  /// Takes up what a child found while it sent the overview.
  void take_up(const Answers& overview) { sealed_.take_up(overview); }

  /// Columns one after the other, of some of the rows, by their paths; of
  /// parts, NaN where a row is not there yet, and nothing where no part has
  /// the column.
  void send_columns(std::span<const std::string> paths,
                    std::span<const RowRange> wanted, const Send& send) const;

  /// The log of a run, one answer a column.
  void send_events(std::size_t run, const Send& send) const;

 private:
  struct PartOnDisk {
    std::filesystem::path file;
    RowRange rows;
  };
  [[nodiscard]] std::vector<PartOnDisk> sound_parts(
      const hdf5::Handle& plan) const;
  void send_row_variables(const hdf5::Handle& file, const Send& send) const;
  void send_columns_of_parts(std::span<const std::string> paths,
                             std::span<const RowRange> wanted,
                             const Send& send) const;

  std::filesystem::path path_;
  bool parts_ = false;
  mutable SealedParts sealed_;
};

}  // namespace twinning
