#include <algorithm>
#include <limits>

#include "output/event_columns.hpp"
#include "output/part_file.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

/// Packs a slice of a dataset as one chunk; at an edge of the dataset the
/// chunk is filled up, as HDF5 stores it whole.
template <class Number>
void pack_slice(std::span<const Number> slice, std::size_t length,
                std::size_t period, Number filling, Packer& packer,
                std::vector<std::byte>& stored) {
  if (slice.size() == length) {
    packer.pack(std::as_bytes(slice), sizeof(Number), period, stored);
    return;
  }
  std::vector<Number> filled(slice.begin(), slice.end());
  filled.resize(length, filling);
  packer.pack(std::as_bytes(std::span<const Number>(filled)), sizeof(Number),
              period, stored);
}

void pack_column(const Column& column, const Part& part,
                 std::span<const double> values, std::size_t rows_per_part,
                 Packer& packer, PackedPart& packed) {
  // The last part has the rows of the others, so that its chunks fit; those
  // beyond its runs are never written.
  PackedPart::Dataset dataset{
      column.path(), Cell::float64, {rows_per_part}, column.chunk, {}};
  dataset.shape.insert(dataset.shape.end(), column.shape.begin(),
                       column.shape.end());
  std::size_t length = 1;
  for (const std::size_t each : column.chunk) length *= each;

  for (Slice& slice : slices(column, part.rows())) {
    const std::size_t offset = packed.stored.size();
    pack_slice(values.subspan(slice.offset, slice.count), length,
               column.values_of_a_row(),
               std::numeric_limits<double>::quiet_NaN(), packer, packed.stored);
    dataset.chunks.push_back(
        {std::move(slice.start), offset, packed.stored.size() - offset});
  }
  packed.datasets.push_back(std::move(dataset));
}

}  // namespace

void pack_values(const std::string& path, const Values& values,
                 std::size_t chunk, Packer& packer, PackedPart& packed) {
  const std::size_t rows = size_of(values);
  PackedPart::Dataset dataset{path, cell_of(values), {rows}, {chunk}, {}};
  const auto pack_numbers = [&](const auto& numbers) {
    using Number = typename std::decay_t<decltype(numbers)>::value_type;
    if constexpr (!std::is_same_v<Number, std::string>)
      for (std::size_t at = 0; at < rows; at += chunk) {
        const std::size_t offset = packed.stored.size();
        pack_slice(std::span<const Number>(numbers).subspan(
                       at, std::min(chunk, rows - at)),
                   chunk, 1, Number{}, packer, packed.stored);
        dataset.chunks.push_back({{at}, offset, packed.stored.size() - offset});
      }
  };
  std::visit(pack_numbers, values);
  packed.datasets.push_back(std::move(dataset));
}

void pack(const Part& part, const Layout& layout, Packer& packer,
          PackedPart& packed) {
  packed.datasets.clear();
  packed.stored.clear();
  for (std::size_t i = 0; i < layout.columns.size(); ++i)
    pack_column(layout.columns[i], part, part.values(i), layout.rows_per_part,
                packer, packed);
  if (!layout.events) return;

  EventColumns log;
  for (const auto& events : part.events) log.append(events);
  for (std::size_t i = 0; i < EventColumns::count; ++i)
    pack_values(text("/events/{}", EventColumns::descriptions()[i].name),
                log.columns[i],
                std::clamp<std::size_t>(log.rows(), 1, EventColumns::chunk),
                packer, packed);
}

}  // namespace twinning
