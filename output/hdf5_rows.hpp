#pragma once

#include <optional>
#include <span>
#include <vector>

#include "output/decompress.hpp"
#include "output/hdf5_dataset.hpp"

namespace twinning::hdf5 {

/// Reads entries of the first axis of a dataset of doubles.  Chunks that this
/// program has stored are restored by itself, which takes a third of the time,
/// and the last is kept: neighbouring ranges often share one.  Others are read
/// by HDF5.
class RowReader {
 public:
  /// Errors:  UserError(input) if the dataset has another type
  explicit RowReader(Handle dataset);

  /// How many values an entry has.
  [[nodiscard]] std::size_t width() const { return width_; }

  /// Shape:   `to` has as many values as the entries
  ///
  /// Errors:  UserError(input) if there are no such entries, or the dataset is
  ///          damaged
  void read(hsize_t first, hsize_t count, std::span<double> to);

 private:
  void read_by_hdf5(hsize_t first, hsize_t count, std::span<double> to) const;
  void unpack(const Shape& start, std::span<double> chunk);
  [[nodiscard]] std::span<const double> kept_chunk(const Shape& start);

  Handle dataset_;
  Form form_;
  std::size_t width_ = 1;
  bool by_us_ = false, packed_ = false;  ///< how its chunks are stored
  Unpacker unpacker_;
  std::vector<double> chunk_;
  std::optional<hsize_t> first_of_chunk_;
};

}  // namespace twinning::hdf5
