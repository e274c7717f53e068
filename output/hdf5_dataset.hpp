#pragma once

#include "output/hdf5.hpp"

namespace twinning::hdf5 {

using Shape = std::vector<hsize_t>;

/// How a dataset lies in its file.
struct Form {
  Cell cell = Cell::float64;
  Shape shape;
  Shape chunk;               ///< empty: one is chosen
  unsigned compression = 1;  ///< 0: only a checksum
};

/// A new dataset with a checksum on every chunk and no time; numbers that are
/// never written read as NaN.
[[nodiscard]] Handle create_dataset(const Handle& file, const std::string& path,
                                    const Form& form);

/// Errors:  UserError(input) if it is no dataset of a type we write, or has
///          more than four axes
[[nodiscard]] Handle open_dataset(const Handle& file, const std::string& path);
[[nodiscard]] Form form_of(const Handle& dataset);

/// A block of a dataset: where it begins and how far it goes on each axis.
struct Block {
  Shape start;
  Shape count;
};
[[nodiscard]] Block whole(const Shape& shape);
/// `count` entries of the first axis.
[[nodiscard]] Block entries(const Shape& shape, hsize_t first, hsize_t count);

/// The numbers of a block, in the order of its axes, the last one fastest.
///
/// Shape:   as many values as the block has entries
/// Errors:  UserError(file) if the disk, or the block, does not bear it;
///          UserError(input) if what is read is of a type we do not write
void write(const Handle& dataset, const Block& block, const Values& values);
[[nodiscard]] Values read(const Handle& dataset, const Block& block);

/// A chunk as it is stored, filters applied, with no filter left out.
void write_chunk(const Handle& dataset, const Shape& start,
                 std::span<const std::byte> stored);
[[nodiscard]] std::vector<std::byte> read_chunk(const Handle& dataset,
                                                const Shape& start);
/// How long that is; 0 if it was never written.
[[nodiscard]] hsize_t bytes_of_chunk(const Handle& dataset, const Shape& start);

/// Makes a dataset the coordinates of the axis it is named for.
void make_scale(const Handle& dataset, const std::string& name);

/// An axis without coordinates: all that readers need is its length.
Handle create_bare_scale(const Handle& file, const std::string& path,
                         hsize_t length);

/// Ties datasets to the scales of their axes; to be written once, when all
/// datasets of a group are there.
class Scales {
 public:
  /// `dataset` has the axes of those scales, in that order.
  void attach(const Handle& file, const std::string& dataset,
              const std::vector<std::string>& scales);
  /// Writes what each scale is to know of the datasets tied to it.
  void write(const Handle& file) const;

 private:
  struct Use {
    std::string scale;
    std::string dataset;
    unsigned axis;
  };
  std::vector<Use> uses_;
};

}  // namespace twinning::hdf5
