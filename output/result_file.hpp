#pragma once

#include <optional>

#include "output/compress.hpp"
#include "output/event_columns.hpp"
#include "output/hdf5_output.hpp"
#include "output/layout.hpp"
#include "output/table_file.hpp"

namespace twinning {

/// A result file in the making: first all its datasets, then part by part
/// what the rows fill in, in the order of the plan.
class ResultFile {
 public:
  /// Totals that are known before the first part is added.
  struct Totals {
    std::size_t done = 0;    ///< runs, the failed ones left out
    std::size_t failed = 0;  ///< runs, or cells that have some
    std::size_t events = 0;
  };

  ResultFile(const std::filesystem::path& file, const StudyPlan& plan,
             const Layout& layout, const Provenance& provenance,
             const Totals& totals);

  /// Copies a sound part, its chunks as they are stored.
  void add(const std::filesystem::path& part_file, std::size_t part);

  /// Errors:  UserError(file) if the disk has refused a write
  void require_written() const { output_.require_written(); }

  /// Closes the file and gives a checksum of all that was added.
  std::uint64_t finish();

 private:
  void make_row_variables();
  void make_columns();
  void make_log(std::size_t events);
  void copy_column(const hdf5::Handle& from, std::size_t column,
                   std::size_t part);
  void add_log(const hdf5::Handle& from, std::size_t first, std::size_t rows);
  void write_log(const EventColumns& log);

  const Layout& layout_;
  Packer packer_;
  hdf5::OutputFile output_;
  const hdf5::Handle& file_;
  hdf5::Scales scales_;
  std::vector<hdf5::Handle> columns_, log_;
  EventColumns waiting_;  ///< of the log: not yet a chunk
  std::size_t events_ = 0, events_written_ = 0;
  std::uint64_t checksum_ = 0;
};

/// The same checksum of a finished file, read back.
[[nodiscard]] std::uint64_t checksum_of(const std::filesystem::path& file,
                                        const Layout& layout);

}  // namespace twinning
