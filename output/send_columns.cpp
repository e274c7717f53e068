#include <algorithm>
#include <limits>

#include "output/hdf5_rows.hpp"
#include "output/result_reader.hpp"

namespace twinning {
namespace {

using hdf5::Handle;

std::size_t width_of(const Handle& dataset) {
  const hdf5::Shape shape = hdf5::form_of(dataset).shape;
  std::size_t width = 1;
  for (std::size_t axis = 1; axis < shape.size(); ++axis) width *= shape[axis];
  return width;
}

std::size_t rows_in(std::span<const RowRange> ranges) {
  std::size_t rows = 0;
  for (const RowRange& range : ranges) rows += range.count;
  return rows;
}

/// Rows of a part that are wanted: the first, its place among all that are
/// wanted, and their number.
struct SharedRows {
  std::size_t from, to, count;
};

std::vector<SharedRows> shared_rows(std::span<const RowRange> wanted,
                                    RowRange part) {
  std::vector<SharedRows> shared;
  std::size_t before = 0;
  for (const RowRange& range : wanted) {
    const std::size_t from = std::max(range.first, part.first);
    const std::size_t end =
        std::min(range.first + range.count, part.first + part.count);
    if (from < end)
      shared.push_back({from, before + from - range.first, end - from});
    before += range.count;
  }
  return shared;
}

}  // namespace

void ResultReader::send_columns(std::span<const std::string> paths,
                                std::span<const RowRange> wanted,
                                std::size_t rows, const Send& send) const {
  const hdf5::Entrance entrance;
  if (parts_) return send_columns_of_parts(paths, wanted, rows, send);
  const Handle file = hdf5::open_file(path_);
  Values found;
  auto& values = found.emplace<std::vector<double>>();
  for (const std::string& path : paths) {
    const Handle dataset = hdf5::open_dataset(file, path);
    const std::size_t width = width_of(dataset);
    values.resize(rows_in(wanted) * width);
    std::span<double> to(values);
    for (const RowRange& range : wanted) {
      hdf5::read_rows(dataset, range.first, range.count,
                      to.first(range.count * width));
      to = to.subspan(range.count * width);
    }
    send(path, found);
  }
}

void ResultReader::send_columns_of_parts(std::span<const std::string> paths,
                                         std::span<const RowRange> wanted,
                                         std::size_t rows,
                                         const Send& send) const {
  const Handle file = hdf5::open_file(path_ / "plan.h5");
  const auto per_part =
      std::size_t(hdf5::attribute_as<std::uint64_t>(file, "rows_per_part"));
  const auto parts = sound_parts(hdf5::attribute_as<std::string>(file, "plan"),
                                 per_part, rows);
  Values found;
  auto& values = found.emplace<std::vector<double>>();
  for (const std::string& path : paths) {
    values.clear();
    for (const auto& [name, first] : parts) {
      const auto shared = shared_rows(wanted, {first, per_part});
      if (shared.empty()) continue;
      const Handle part = hdf5::open_file(name);
      if (hdf5::member(part, path) == hdf5::Member::none) continue;
      const Handle dataset = hdf5::open_dataset(part, path);
      const std::size_t width = width_of(dataset);
      values.resize(rows_in(wanted) * width,
                    std::numeric_limits<double>::quiet_NaN());
      for (const auto& [from, to, count] : shared)
        hdf5::read_rows(dataset, from - first, count,
                        std::span(values).subspan(to * width, count * width));
    }
    send(path, found);
  }
}

}  // namespace twinning
