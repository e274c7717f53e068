#include <algorithm>
#include <functional>
#include <numeric>
#include <span>

#include "output/layout.hpp"

namespace twinning {
namespace {

constexpr std::size_t part_bytes = 8u << 20;
constexpr std::size_t most_rows = 4096;
constexpr std::size_t chunk_values = (1u << 20) / sizeof(double);

std::size_t product(std::span<const std::size_t> lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), std::size_t{1},
                         std::multiplies<>());
}

/// The first axis along which a dataset is cut into chunks: along those before
/// it a chunk has one entry, along those after it all, so that it is a slice.
std::size_t cut_axis(const std::vector<std::size_t>& chunk,
                     const std::vector<std::size_t>& shape) {
  for (std::size_t axis = chunk.size(); axis-- > 1;)
    if (chunk[axis] < shape[axis - 1]) return axis;
  return 0;
}

}  // namespace

std::size_t rows_in_a_part(std::size_t bytes_of_a_row, std::size_t rows) {
  const std::size_t fit = part_bytes / std::max<std::size_t>(bytes_of_a_row, 1);
  const std::size_t whole = fit >= 8 ? fit / 8 * 8 : fit;
  return std::clamp<std::size_t>(whole, 1,
                                 std::clamp<std::size_t>(rows, 1, most_rows));
}

std::size_t rows_in_a_part(std::size_t bytes_of_a_row, std::size_t rows,
                           std::size_t together) {
  const std::size_t fit = rows_in_a_part(bytes_of_a_row, rows);
  if (together <= fit) return fit / together * together;
  for (std::size_t some = fit; some > fit / 8; --some)
    if (together % some == 0) return some;
  return together;
}

std::vector<std::size_t> chunk_shape(std::size_t rows_per_part,
                                     const std::vector<std::size_t>& shape) {
  std::vector<std::size_t> chunk{1};
  for (const std::size_t length : shape)
    chunk.push_back(std::max<std::size_t>(length, 1));

  for (std::size_t axis = 1; axis < chunk.size(); ++axis) {
    const std::size_t beyond = product(std::span(chunk).subspan(axis + 1));
    if (chunk[axis] * beyond <= chunk_values) break;
    chunk[axis] = std::max<std::size_t>(chunk_values / beyond, 1);
  }

  if (cut_axis(chunk, shape) > 0) return chunk;
  const std::size_t a_run = product(chunk);
  for (std::size_t rows = 1; rows <= rows_per_part; ++rows)
    if (rows_per_part % rows == 0 && rows * a_run <= chunk_values)
      chunk[0] = rows;
  return chunk;
}

std::vector<Slice> slices(const Column& column, std::size_t rows) {
  std::vector<std::size_t> shape{rows};
  shape.insert(shape.end(), column.shape.begin(), column.shape.end());
  const std::size_t cut = cut_axis(column.chunk, column.shape);
  const std::size_t outer = product(std::span(shape).first(cut));
  const std::size_t inner = product(std::span(shape).subspan(cut + 1));
  const std::size_t step = column.chunk[cut];

  std::vector<Slice> all;
  for (std::size_t row = 0; row < outer; ++row)
    for (std::size_t at = 0; at < shape[cut] && inner > 0; at += step) {
      std::vector<std::size_t> start(shape.size(), 0);
      start[cut] = at;
      for (std::size_t axis = cut, rest = row; axis-- > 0;) {
        start[axis] = rest % shape[axis];
        rest /= shape[axis];
      }
      all.push_back({(row * shape[cut] + at) * inner,
                     std::min(step, shape[cut] - at) * inner,
                     std::move(start)});
    }
  return all;
}

}  // namespace twinning
