#include "output/hdf5_rows.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <vector>

#include "output/decompress.hpp"
#include "output/hdf5_dataset.hpp"
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

void read_by_hdf5(const Handle& dataset, const Form& form, hsize_t first,
                  hsize_t count, std::span<double> to) {
  const Values values = read(dataset, entries(form.shape, first, count));
  std::ranges::copy(std::get<std::vector<double>>(values), to.begin());
}

}  // namespace

void read_rows(const Handle& dataset, hsize_t first, hsize_t count,
               std::span<double> to) {
  const Form form = form_of(dataset);
  const hsize_t rows = form.shape[0];
  std::size_t width = 1;
  for (std::size_t axis = 1; axis < form.shape.size(); ++axis)
    width *= form.shape[axis];
  if (form.cell != Cell::float64 || first > rows || count > rows - first ||
      to.size() != count * width)
    throw UserError(Fault::input, "a dataset has another shape");

  const auto stored = stored_by_us(dataset);
  if (!stored || !has_whole_entries(form))
    return read_by_hdf5(dataset, form, first, count, to);

  Unpacker unpacker;
  std::vector<double> chunk;
  const auto unpack = [&](const Shape& start, std::span<double> numbers) {
    unpacker.unpack(read_chunk(dataset, start), *stored == Stored::packed,
                    sizeof(double), std::as_writable_bytes(numbers));
  };
  Shape start(form.shape.size(), 0);
  for (start[0] = first / form.chunk[0] * form.chunk[0];
       start[0] < first + count; start[0] += form.chunk[0]) {
    const hsize_t from = std::max(first, start[0]);
    const hsize_t end = std::min(first + count, start[0] + form.chunk[0]);
    const auto wanted =
        to.subspan((from - first) * width, (end - from) * width);
    if (bytes_of_chunk(dataset, start) == 0) {
      read_by_hdf5(dataset, form, from, end - from, wanted);
    } else if (end - from == form.chunk[0]) {
      unpack(start, wanted);
    } else {
      chunk.resize(form.chunk[0] * width);
      unpack(start, chunk);
      std::ranges::copy(
          std::span(chunk).subspan((from - start[0]) * width, wanted.size()),
          wanted.begin());
    }
  }
}

}  // namespace twinning::hdf5
