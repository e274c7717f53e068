#include "output/hdf5_rows.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "sim/base/error.hpp"

namespace twinning::hdf5 {
namespace {

/// How chunks are stored that need no filter of HDF5.
enum class Stored { plain, packed };

std::optional<Stored> stored_by_us(const Handle& dataset) {
  const Handle list(H5Dget_create_plist(dataset.id()), H5Pclose,
                    "read how a dataset is stored");
  const Handle type(H5Dget_type(dataset.id()), H5Tclose, "read a type");
  if (H5Tequal(type.id(), H5T_IEEE_F64LE) <= 0 ||
      std::endian::native != std::endian::little)
    return std::nullopt;
  std::vector<H5Z_filter_t> filters;
  for (int i = 0; i < H5Pget_nfilters(list.id()); ++i) {
    unsigned flags = 0;
    std::size_t values = 0;
    filters.push_back(H5Pget_filter2(list.id(), unsigned(i), &flags, &values,
                                     nullptr, 0, nullptr, nullptr));
  }
  using Filters = std::vector<H5Z_filter_t>;
  if (filters == Filters{H5Z_FILTER_FLETCHER32}) return Stored::plain;
  if (filters ==
      Filters{H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE, H5Z_FILTER_FLETCHER32})
    return Stored::packed;
  return std::nullopt;
}

/// Whether a chunk holds whole entries of the first axis.
bool has_whole_entries(const Form& form) {
  return !form.chunk.empty() &&
         std::equal(form.shape.begin() + 1, form.shape.end(),
                    form.chunk.begin() + 1);
}

[[noreturn]] void refuse_form() {
  throw UserError(Fault::input, "a dataset has another type or shape");
}

}  // namespace

RowReader::RowReader(Handle dataset)
    : dataset_{std::move(dataset)}, form_{form_of(dataset_)} {
  if (form_.cell != Cell::float64) refuse_form();
  for (std::size_t axis = 1; axis < form_.shape.size(); ++axis)
    width_ *= form_.shape[axis];
  const auto stored = stored_by_us(dataset_);
  by_us_ = stored && has_whole_entries(form_);
  packed_ = stored == Stored::packed;
}

void RowReader::read_by_hdf5(hsize_t first, hsize_t count,
                             std::span<double> to) const {
  const Values values =
      hdf5::read(dataset_, entries(form_.shape, first, count));
  std::ranges::copy(std::get<std::vector<double>>(values), to.begin());
}

void RowReader::unpack(const Shape& start, std::span<double> chunk) {
  unpacker_.unpack(read_chunk(dataset_, start), packed_, sizeof(double),
                   std::as_writable_bytes(chunk));
}

std::span<const double> RowReader::kept_chunk(const Shape& start) {
  if (first_of_chunk_ != start[0]) {
    chunk_.resize(form_.chunk[0] * width_);
    first_of_chunk_.reset();
    unpack(start, chunk_);
    first_of_chunk_ = start[0];
  }
  return chunk_;
}

void RowReader::read(hsize_t first, hsize_t count, std::span<double> to) {
  const hsize_t rows = form_.shape[0];
  if (first > rows || count > rows - first || to.size() != count * width_)
    refuse_form();
  if (!by_us_) return read_by_hdf5(first, count, to);

  const hsize_t step = form_.chunk[0];
  Shape start(form_.shape.size(), 0);
  for (start[0] = first / step * step; start[0] < first + count;
       start[0] += step) {
    const hsize_t from = std::max(first, start[0]);
    const hsize_t end = std::min(first + count, start[0] + step);
    const auto wanted =
        to.subspan((from - first) * width_, (end - from) * width_);
    if (bytes_of_chunk(dataset_, start) == 0)
      read_by_hdf5(from, end - from, wanted);
    else if (end - from == step)
      unpack(start, wanted);
    else
      std::ranges::copy(
          kept_chunk(start).subspan((from - start[0]) * width_, wanted.size()),
          wanted.begin());
  }
}

}  // namespace twinning::hdf5
