#include "output/row_file.hpp"

#include <algorithm>

#include "output/hdf5_dataset.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Rows that are read at once: of the largest records a few megabytes.
constexpr std::size_t rows_at_once = 32;

}  // namespace

RowFile::RowFile(const std::filesystem::path& path, const Layout& layout)
    : path_{path}, layout_{layout}, file_{hdf5::open_file(path)} {
  for (const Column& column : layout.columns)
    columns_.push_back(hdf5::open_dataset(file_, column.path()));
  values_.resize(columns_.size());
}

void RowFile::read_from(std::size_t row) {
  count_ = 0;
  std::size_t count = rows_at_once;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const hdf5::Shape shape = hdf5::form_of(columns_[i]).shape;
    count = std::min<std::size_t>(
        count, shape[0] - std::min<std::size_t>(shape[0], row));
    values_[i] = std::get<std::vector<double>>(
        hdf5::read(columns_[i], hdf5::entries(shape, row, count)));
    if (count == 0 ||
        values_[i].size() != count * layout_.columns[i].values_of_a_row())
      throw UserError(
          Fault::input,
          text("{}: its runs cannot be reused: {} has another shape",
               shown(path_.string()), layout_.columns[i].path()));
  }
  first_ = row;
  count_ = count;
}

RunRecord RowFile::read(std::size_t row) {
  if (row < first_ || row >= first_ + count_) read_from(row);
  RunRecord record;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = layout_.columns[i];
    const std::size_t width = column.values_of_a_row();
    std::vector<double>& to = part_of(record, column.origin);
    if (to.size() < (column.row + 1) * width)
      to.resize((column.row + 1) * width);
    std::ranges::copy_n(
        values_[i].begin() + std::ptrdiff_t((row - first_) * width),
        std::ptrdiff_t(width), to.begin() + std::ptrdiff_t(column.row * width));
  }
  return record;
}

}  // namespace twinning
